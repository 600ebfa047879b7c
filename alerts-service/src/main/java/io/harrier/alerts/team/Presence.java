package io.harrier.alerts.team;

import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;

/** Who is there, of whatever team. */
@Singleton
class Presence {

    private final ShiftRepository shifts;
    private final TeamRepository teams;

    Presence(ShiftRepository shifts, TeamRepository teams) {
        this.shifts = shifts;
        this.teams = teams;
    }

    /** The people of the shifts that run at an instant. */
    Uni<Set<String>> at(Instant now) {
        return shifts.enabled().chain(all -> {
            var running = all.stream().filter(shift -> shift.runsAt(now)).toList();
            if (running.isEmpty()) {
                return Uni.createFrom().item(Set.of());
            }
            return teams.list(running.stream().map(shift -> shift.teamId).collect(Collectors.toSet())).map(found -> {
                Set<String> there = new TreeSet<>();
                running.forEach(shift -> found.stream().filter(team -> team.id.equals(shift.teamId))
                        .forEach(team -> shift.people(team).forEach(member -> there.add(member.subject()))));
                return there;
            });
        });
    }
}
