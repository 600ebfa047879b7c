package io.harrier.incidents.relation;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.harrier.incidents.incident.Incident;
import io.harrier.incidents.incident.IncidentBrief;
import io.harrier.incidents.incident.Person;
import io.harrier.platform.http.Located;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** A relation as one of its incidents sees it. */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RelationView(UUID id,
        @Schema(description = "What this incident is to the other", examples = "part_of") RelationRole role,
        @Schema(description = "The other one") IncidentBrief incident,
        @Schema(examples = "The same actor, the same week") String reason,
        Instant createdAt,
        Person createdBy,
        @Schema(description = "Absent while it stands") Instant removedAt,
        Person removedBy,
        String removalReason) implements Located {

    static RelationView of(IncidentRelation it, UUID seenFrom, Incident other) {
        return new RelationView(it.id, it.roleOf(seenFrom), IncidentBrief.of(other), it.reason, it.createdAt, it.createdBy,
                it.removedAt, it.removedBy, it.removalReason);
    }
}
