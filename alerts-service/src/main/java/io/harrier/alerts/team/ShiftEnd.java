package io.harrier.alerts.team;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.harrier.alerts.alert.AlertReleases;
import io.harrier.platform.audit.Audit;
import io.harrier.platform.problem.NotFound;
import io.harrier.platform.tenancy.TenantTransaction;
import io.smallrye.mutiny.Uni;

/**
 * Sees to the end of a shift: what its people held then, and go on holding though no shift of theirs runs, is open again. That and the
 * next end commit together, so each end is seen to once; of ends that were missed the last stands for all.
 */
@ApplicationScoped
@TenantTransaction
class ShiftEnd {

    static final String REASON = "shift_ended";
    private static final int BATCH = 200;

    private final ShiftRepository shifts;
    private final TeamRepository teams;
    private final AlertReleases releases;
    private final Audit audit;
    private final Clock clock;

    ShiftEnd(ShiftRepository shifts, TeamRepository teams, AlertReleases releases, Audit audit, Clock clock) {
        this.shifts = shifts;
        this.teams = teams;
        this.releases = releases;
        this.audit = audit;
        this.clock = clock;
    }

    /** Does nothing where somebody else has seen to it. */
    Uni<Void> see(UUID id) {
        var now = clock.instant();
        return shifts.lock(id).chain(shift -> shift.endsAt == null || shift.endsAt.isAfter(now)
                ? Uni.createFrom().<Void>nullItem()
                : end(shift, now))
                .onFailure(NotFound.class).recoverWithNull();
    }

    private Uni<Void> end(Shift shift, Instant now) {
        var ended = shift.times().lastEnd(now);
        return leaving(shift, now)
                .chain(people -> releases.release(people, ended, now, REASON, BATCH))
                .chain(released -> {
                    // More than a batch: the rest is due at once.
                    if (released < BATCH) {
                        shift.goOn(now);
                    }
                    return shifts.flush().chain(() -> released == 0
                            ? Uni.createFrom().voidItem()
                            : audit.record("shift_ended", "shift", shift.id,
                                    Map.of("name", shift.name, "endedAt", ended, "released", released)));
                });
    }

    /** Who of its people is on no shift that runs now. */
    private Uni<Set<String>> leaving(Shift shift, Instant now) {
        return shifts.enabled().chain(all -> {
            var running = all.stream().filter(it -> !it.id.equals(shift.id) && it.runsAt(now)).toList();
            var wanted = new TreeSet<UUID>();
            wanted.add(shift.teamId);
            running.forEach(it -> wanted.add(it.teamId));
            return teams.list(wanted).map(found -> {
                var leaving = subjects(shift, found);
                running.forEach(it -> leaving.removeAll(subjects(it, found)));
                if (shift.runsAt(now)) {
                    leaving.clear();
                }
                return leaving;
            });
        });
    }

    private static Set<String> subjects(Shift shift, List<Team> teams) {
        var subjects = new TreeSet<String>();
        teams.stream().filter(team -> team.id.equals(shift.teamId)).forEach(team -> shift.people(team)
                .forEach(member -> subjects.add(member.subject())));
        return subjects;
    }
}
