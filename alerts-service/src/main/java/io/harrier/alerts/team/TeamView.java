package io.harrier.alerts.team;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.harrier.platform.http.Located;
import io.harrier.platform.http.Versioned;

/** A team as clients see it. */
@Schema(name = "Team", description = "People who work on alerts together")
record TeamView(UUID id, long version, Instant createdAt, String createdBy, Instant updatedAt, String updatedBy, String name,
        String description, boolean active, List<Member> members, List<String> classifications,
        List<String> sourceSystems) implements Versioned, Located {

    static TeamView of(Team team) {
        return new TeamView(team.id, team.version, team.createdAt, team.createdBy, team.updatedAt, team.updatedBy, team.name,
                team.description, team.active, team.members, List.of(team.classifications), List.of(team.sourceSystems));
    }
}
