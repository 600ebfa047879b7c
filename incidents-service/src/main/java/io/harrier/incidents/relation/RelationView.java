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
@Schema(examples = """
    {"id": "0190a3f2-4e1a-7000-8000-000000000001", "role": "part_of",
     "incident": {"id": "0190a3f2-1bc0-7000-8000-000000000041", "reference": "INC-000041",
      "title": "The same actor at the supplier", "status": "investigating", "incidentType": "system_compromise",
      "severity": "high", "priority": "high", "openedAt": "2025-03-01T11:05:00Z"},
     "reason": "The same actor, the same week", "createdAt": "2025-03-02T09:12:40Z",
     "createdBy": {"subject": "5b0f2c1e-8d34-4f6a-9a1b-3c7d2e9f1a02", "name": "Max Manager"}}""")
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
