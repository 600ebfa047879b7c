package io.harrier.incidents.incident;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** An incident where it stands beside another. */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record IncidentBrief(UUID id,
        @Schema(description = "The number people use", examples = "INC-000042") String reference,
        @Schema(examples = "Credential dumping on pay-db-01") String title,
        IncidentStatus status,
        IncidentType incidentType,
        Severity severity,
        Priority priority,
        Person owner,
        Instant openedAt,
        @Schema(description = "Absent while it lives") Instant closedAt) {

    public static IncidentBrief of(Incident it) {
        return new IncidentBrief(it.id, it.reference(), it.details.title(), it.status, it.incidentType, it.severity,
                it.priority,
                it.owner, it.reached.openedAt(), it.reached.closedAt());
    }
}
