package io.harrier.alerts.team;

import static java.util.Objects.requireNonNullElse;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;

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

/** The teams of a tenant. */
@ApplicationScoped
@TenantTransaction
class TeamService {

    private final TeamRepository teams;
    private final ShiftRepository shifts;
    private final Audit audit;
    private final CurrentCaller current;
    private final Ids ids;
    private final Clock clock;

    TeamService(TeamRepository teams, ShiftRepository shifts, Audit audit, CurrentCaller current, Ids ids, Clock clock) {
        this.teams = teams;
        this.shifts = shifts;
        this.audit = audit;
        this.current = current;
        this.ids = ids;
        this.clock = clock;
    }

    Uni<Page<TeamView>> list(PageRequest page) {
        return teams.list(page);
    }

    Uni<TeamView> get(UUID id) {
        return teams.get(id).map(TeamView::of);
    }

    Uni<TeamView> create(TeamRequest request) {
        var team = new Team();
        team.id = ids.next();
        team.createdAt = clock.instant();
        team.createdBy = current.get().subject();
        apply(team, request);
        return refuseKnownName(team).chain(() -> teams.persistAndFlush(team)).chain(() -> record("team_created", team))
                .replaceWith(() -> TeamView.of(team));
    }

    Uni<TeamView> change(UUID id, IfMatch match, TeamRequest request) {
        IfMatch.required(match);
        return teams.lock(id).call(team -> {
            IfMatch.check(match, team.version);
            var before = team.members;
            apply(team, request);
            return shifts.lockEnabled(id).invoke(all -> all.forEach(shift -> changed(shift, before, team)));
        }).call(this::refuseKnownName).call(teams::flush).call(team -> record("team_changed", team)).map(TeamView::of);
    }

    /** Who is no longer of the team is no longer on the shifts that are the whole team's. */
    private void changed(Shift shift, List<Member> before, Team team) {
        var now = clock.instant();
        if (shift.members.isEmpty() && !before.equals(team.members)) {
            shift.changed(before, shift.runsAt(now), team.members, now);
        }
    }

    private Uni<Void> refuseKnownName(Team team) {
        return teams.isNamed(team.name, team.id).invoke(known -> {
            if (known) {
                throw new Conflict("There is a team named " + team.name + " already");
            }
        }).replaceWithVoid();
    }

    private void apply(Team team, TeamRequest request) {
        team.name = request.name();
        team.description = request.description();
        team.active = requireNonNullElse(request.active(), true);
        team.members = members(request.members());
        team.classifications = words(request.classifications());
        team.sourceSystems = words(request.sourceSystems());
        team.updatedAt = clock.instant();
        team.updatedBy = current.get().subject();
    }

    /** @throws RuleBroken naming who is there twice */
    static List<Member> members(List<Member> wanted) {
        var all = requireNonNullElse(wanted, List.<Member>of());
        var seen = new HashSet<String>();
        for (int i = 0; i < all.size(); i++) {
            if (!seen.add(all.get(i).subject())) {
                throw new RuleBroken("/members/" + i + "/subject", "Is there twice");
            }
        }
        return List.copyOf(all);
    }

    private static String[] words(List<String> words) {
        return requireNonNullElse(words, List.<String>of()).stream().distinct().toArray(String[]::new);
    }

    private Uni<Void> record(String action, Team team) {
        return audit.record(action, "team", team.id, Map.of("name", team.name, "active", team.active, "members",
                team.members.stream().map(Member::subject).toList(), "classifications", List.of(team.classifications),
                "sourceSystems", List.of(team.sourceSystems)));
    }
}
