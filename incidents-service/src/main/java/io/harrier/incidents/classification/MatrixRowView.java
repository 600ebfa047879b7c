package io.harrier.incidents.classification;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.harrier.incidents.incident.DetectionMethod;
import io.harrier.incidents.incident.IncidentType;
import io.harrier.incidents.incident.Person;
import io.harrier.incidents.incident.Priority;
import io.harrier.incidents.incident.RoleWanted;
import io.harrier.incidents.incident.Severity;
import io.harrier.platform.http.Located;
import io.harrier.platform.http.Versioned;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** A row of the classification matrix as clients see it; a condition that is absent is none. */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(examples = """
    {"id": "0190a3f2-3a74-7000-8000-000000000001", "incidentType": "data_leak", "detectionMethod": "audit", "severity": "high",
     "priority": "high", "playbook": "data-leak-response", "team": "soc-tier2",
     "roles": [{"role": "legal"}, {"role": "responder", "person": {"subject": "5b0f2c1e-8d34-4f6a-9a1b-3c7d2e9f1a01",
      "name": "Ana Lyst"}}],
     "description": "What audits find has been known for some time", "version": 4, "createdAt": "2025-03-02T08:31:09Z",
     "createdBy": {"subject": "5b0f2c1e-8d34-4f6a-9a1b-3c7d2e9f1a01", "name": "Ana Lyst"}, "updatedAt": "2025-03-02T09:12:40Z",
     "updatedBy": {"subject": "5b0f2c1e-8d34-4f6a-9a1b-3c7d2e9f1a02", "name": "Max Manager"}}""")
public record MatrixRowView(UUID id, IncidentType incidentType, DetectionMethod detectionMethod, Severity whenSeverity,
        Severity severity, Priority priority,
        @Schema(description = "The key of a response playbook", examples = "data-leak-response") String playbook,
        String team, List<RoleWanted> roles, String description, long version, Instant createdAt, Person createdBy,
        Instant updatedAt, Person updatedBy) implements Versioned, Located {

    static MatrixRowView of(MatrixRow it) {
        return new MatrixRowView(it.id, it.incidentType, it.detectionMethod, it.whenSeverity, it.severity, it.priority,
                it.playbook, it.team, it.roles, it.description, it.version, it.trace.createdAt(), it.trace.createdBy(),
                it.trace.updatedAt(), it.trace.updatedBy());
    }
}
