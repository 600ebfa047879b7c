package io.harrier.alerts.team;

import static java.util.Objects.requireNonNullElse;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import io.harrier.platform.access.CurrentCaller;
import io.harrier.platform.audit.Audit;
import io.harrier.platform.http.IfMatch;
import io.harrier.platform.ids.Ids;
import io.harrier.platform.paging.Page;
import io.harrier.platform.paging.PageRequest;
import io.harrier.platform.problem.Conflict;
import io.harrier.platform.problem.RuleBroken;
import io.harrier.platform.tenancy.TenantTransaction;
import io.smallrye.mutiny.Uni;

/** The shifts of a tenant's teams. */
@ApplicationScoped
@TenantTransaction
class ShiftService {

    private final ShiftRepository shifts;
    private final TeamRepository teams;
    private final Audit audit;
    private final CurrentCaller current;
    private final Ids ids;
    private final Clock clock;

    ShiftService(ShiftRepository shifts, TeamRepository teams, Audit audit, CurrentCaller current, Ids ids, Clock clock) {
        this.shifts = shifts;
        this.teams = teams;
        this.audit = audit;
        this.current = current;
        this.ids = ids;
        this.clock = clock;
    }

    Uni<Page<ShiftView>> list(UUID team, PageRequest page) {
        return shifts.list(team, page, clock.instant());
    }

    Uni<ShiftView> get(UUID id) {
        return shifts.get(id).map(shift -> ShiftView.of(shift, clock.instant()));
    }

    Uni<ShiftView> create(ShiftRequest request) {
        var shift = new Shift();
        shift.id = ids.next();
        shift.createdAt = clock.instant();
        shift.createdBy = current.get().subject();
        shift.teamId = request.teamId();
        return shifts.count().invoke(known -> {
            if (known >= ShiftRepository.MOST) {
                throw new Conflict("An organization has at most " + ShiftRepository.MOST + " shifts");
            }
        }).chain(() -> apply(shift, request)).invoke(() -> shift.goOn(shift.updatedAt))
                .chain(() -> shifts.persistAndFlush(shift))
                .chain(() -> record("shift_created", shift)).replaceWith(() -> ShiftView.of(shift, clock.instant()));
    }

    Uni<ShiftView> change(UUID id, IfMatch match, ShiftRequest request) {
        IfMatch.required(match);
        return shifts.lock(id).chain(shift -> {
            IfMatch.check(match, shift.version);
            if (!request.teamId().equals(shift.teamId)) {
                throw new RuleBroken("/teamId", "Never changes: make another shift");
            }
            var now = clock.instant();
            boolean ran = shift.runsAt(now);
            var members = shift.members;
            return apply(shift, request)
                    .invoke(team -> shift.changed(members.isEmpty() ? team.members : members, ran, shift.people(team), now))
                    .chain(shifts::flush).chain(() -> record("shift_changed", shift))
                    .replaceWith(() -> ShiftView.of(shift, clock.instant()));
        });
    }

    /** Answers its team. */
    private Uni<Team> apply(Shift shift, ShiftRequest request) {
        var now = clock.instant();
        shift.name = request.name();
        shift.timeZone = zone(request.timeZone());
        shift.weekdays = request.weekdays().stream().sorted().map(day -> day.wire).toArray(String[]::new);
        shift.starts = LocalTime.parse(request.start());
        shift.ends = LocalTime.parse(request.end());
        shift.members = TeamService.members(request.members());
        shift.enabled = requireNonNullElse(request.enabled(), true);
        shift.updatedAt = now;
        shift.updatedBy = current.get().subject();
        return teams.findById(shift.teamId).invoke(team -> requireMembers(shift, team))
                .call(() -> shifts.isNamed(shift.teamId, shift.name, shift.id).invoke(known -> {
                    if (known) {
                        throw new Conflict("The team has a shift named " + shift.name + " already");
                    }
                }));
    }

    private static void requireMembers(Shift shift, Team team) {
        if (team == null) {
            throw new RuleBroken("/teamId", "There is no such team");
        }
        var known = team.members.stream().map(Member::subject).collect(Collectors.toSet());
        for (int i = 0; i < shift.members.size(); i++) {
            if (!known.contains(shift.members.get(i).subject())) {
                throw new RuleBroken("/members/" + i + "/subject", "Is no member of the team");
            }
        }
    }

    private static String zone(String name) {
        try {
            return ZoneId.of(name).getId();
        } catch (DateTimeException unknown) {
            throw new RuleBroken("/timeZone", "There is no such time zone");
        }
    }

    private Uni<Void> record(String action, Shift shift) {
        return audit.record(action, "shift", shift.id, Map.of("name", shift.name, "teamId", shift.teamId, "timeZone",
                shift.timeZone, "weekdays", List.of(shift.weekdays), "start", shift.starts.toString(), "end",
                shift.ends.toString(), "enabled", shift.enabled, "members",
                shift.members.stream().map(Member::subject).toList()));
    }
}
