package io.harrier.incidents.incident;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Another type, severity or priority, and why; what is absent stays. */
@Schema(examples = "{\"incidentType\": \"data_leak\", \"severity\": \"critical\", \"priority\": \"emergency\", \"reason\": \"Domain credentials were taken\"}")
public record Reclassification(IncidentType incidentType, @Schema(examples = "critical") Severity severity, Priority priority,
        @NotBlank @Size(max = 4000) @Schema(examples = "Domain credentials were taken") String reason) {

    Classification over(Classification current) {
        return new Classification(incidentType == null ? current.incidentType() : incidentType,
                severity == null ? current.severity() : severity, priority == null ? current.priority() : priority);
    }
}
