package io.harrier.alerts.team;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.harrier.alerts.alert.AlertEventType;
import io.harrier.alerts.alert.AlertStatus;
import io.harrier.alerts.alert.AlertView;
import io.harrier.alerts.alert.AlertWork;
import io.harrier.alerts.alert.SecurityAlert;
import io.harrier.platform.audit.Audit;
import io.harrier.platform.http.IfMatch;
import io.harrier.platform.problem.IllegalMove;
import io.harrier.platform.problem.RuleBroken;
import io.harrier.platform.tenancy.TenantTransaction;
import io.smallrye.mutiny.Uni;

/** Which team an alert is for, and how long its owner keeps it beyond a shift. */
@ApplicationScoped
@TenantTransaction
class AlertTeamService {

    private static final Duration LONGEST = Duration.ofHours(24);

    private final AlertWork work;
    private final TeamRepository teams;
    private final Audit audit;
    private final Clock clock;

    AlertTeamService(AlertWork work, TeamRepository teams, Audit audit, Clock clock) {
        this.work = work;
        this.teams = teams;
        this.audit = audit;
        this.clock = clock;
    }

    /** Who holds it goes on holding it. */
    Uni<AlertView> give(UUID alert, IfMatch match, UUID team, String reason) {
        return work.get(alert).chain(() -> teams.findById(team)).invoke(found -> {
            if (found == null || !found.active) {
                throw new RuleBroken("/teamId", "There is no such active team");
            }
        }).chain(() -> set(alert, match, team, reason));
    }

    Uni<AlertView> take(UUID alert, IfMatch match) {
        return set(alert, match, null, null);
    }

    private Uni<AlertView> set(UUID id, IfMatch match, UUID team, String reason) {
        return work.change(id, match).chain(alert -> {
            if (alert.status == AlertStatus.RESOLVED) {
                throw new IllegalMove("team", alert.status.wire, alert.status.steps());
            }
            UUID before = alert.teamId;
            alert.teamId = team;
            return name(before)
                    .chain(from -> name(team).chain(to -> work.tell(alert, AlertEventType.ASSIGNMENT, from, to, reason)))
                    .chain(() -> audit.record("alert_team_changed", "alert", id, change(before, team)))
                    .replaceWith(() -> AlertView.of(alert, clock.instant()));
        });
    }

    private static Map<String, Object> change(UUID from, UUID to) {
        var change = new HashMap<String, Object>();
        change.put("from", from);
        change.put("to", to);
        return change;
    }

    private Uni<String> name(UUID team) {
        return team == null ? Uni.createFrom().nullItem() : teams.findById(team).map(found -> "team " + found.name);
    }

    /** The end of a shift does not take it from its owner until then. */
    Uni<AlertView> keep(UUID id, IfMatch match, Instant until) {
        return work.get(id).chain(() -> {
            var now = clock.instant();
            if (!until.isAfter(now) || until.isAfter(now.plus(LONGEST))) {
                throw new RuleBroken("/until", "Must be within the next 24 hours");
            }
            return kept(id, match, until);
        });
    }

    Uni<AlertView> keepNoLonger(UUID id, IfMatch match) {
        return kept(id, match, null);
    }

    private Uni<AlertView> kept(UUID id, IfMatch match, Instant until) {
        return work.work(id, match, "overtime").invoke(alert -> alert.keptUntil = until)
                .call(alert -> work.tell(alert, AlertEventType.ASSIGNMENT, null, null, note(alert)))
                .call(alert -> audit.record("alert_overtime_changed", "alert", id, Map.of("until", String.valueOf(until))))
                .map(alert -> AlertView.of(alert, clock.instant()));
    }

    private static String note(SecurityAlert alert) {
        return alert.keptUntil == null ? "No longer kept beyond the shift" : "Kept beyond the shift until " + alert.keptUntil;
    }
}
