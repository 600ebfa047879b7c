package io.harrier.alerts.team;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

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

    private final ShiftRepository shifts;
    private final TeamRepository teams;
    private final Presence presence;
    private final AlertReleases releases;
    private final Audit audit;
    private final Clock clock;

    ShiftEnd(ShiftRepository shifts, TeamRepository teams, Presence presence, AlertReleases releases, Audit audit,
            Clock clock) {
        this.shifts = shifts;
        this.teams = teams;
        this.presence = presence;
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
        var ended = shift.lastEnd(now);
        return leaving(shift, now)
                .chain(people -> releases.release(people, ended, now))
                .chain(round -> {
                    // What is left is due at once.
                    if (!round.more()) {
                        shift.seen(now);
                    }
                    return shifts.flush().chain(() -> round.released() == 0
                            ? Uni.createFrom().voidItem()
                            : audit.record("shift_ended", "shift", shift.id,
                                    Map.of("name", shift.name, "endedAt", ended, "released", round.released())));
                });
    }

    /** Who of the people concerned is on no shift that runs now. */
    private Uni<Set<String>> leaving(Shift shift, Instant now) {
        return teams.get(shift.teamId).chain(team -> presence.at(now).map(there -> {
            var leaving = shift.concerned(team).stream().map(Member::subject).collect(Collectors.toCollection(TreeSet::new));
            leaving.removeAll(there);
            return leaving;
        }));
    }
}
