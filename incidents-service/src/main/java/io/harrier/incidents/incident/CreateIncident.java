package io.harrier.incidents.incident;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonAlias;

import io.harrier.platform.access.Caller;
import io.harrier.platform.problem.RuleBroken;

/**
 * An incident opened by hand. Only the title is needed; what is absent is other, manual_internal, now, the caller, and
 * for the rest what the classification matrix says.
 *
 * @param status detected or OPEN, if anything: a life is moved by its steps
 */
@Schema(examples = """
    {"title": "Credential dumping on pay-db-01",
     "description": "LSASS was read on the payment database host, then data left to an unknown address.", "status": "OPEN",
     "incidentType": "system_compromise", "severity": "critical", "priority": "emergency", "detectionMethod": "automated",
     "detectedAt": "2025-03-02T08:14:05Z", "occurredAt": "2025-03-02T07:58:00Z", "affectedSystems": ["pay-db-01", "pay-app-02"],
     "affectedData": ["cardholder data"], "potentialImpact": "Card numbers of the last year",
     "actualImpact": "40,000 rows copied", "reportable": true, "linkedTicketIds": ["OPS-4711"],
     "linkedProblemId": "0190a3f2-b10b-7000-8000-000000000001", "tags": ["payroll"],
     "reporter": {"subject": "5b0f2c1e-8d34-4f6a-9a1b-3c7d2e9f1a01", "name": "Ana Lyst"},
     "alertIds": ["0190a3f2-a1e7-7000-8000-000000000001", "0190a3f2-a1e7-7000-8000-000000000002"],
     "primaryAlertId": "0190a3f2-a1e7-7000-8000-000000000001", "team": "soc-tier2"}""")
public record CreateIncident(
        @NotBlank @Size(max = 500) @Schema(examples = "Credential dumping on pay-db-01") String title,
        @Size(max = 20_000) String description,
        @Schema(examples = "OPEN") String status,
        IncidentType incidentType,
        @Schema(description = "A severity, or SEV1 to SEV4") Severity severity,
        Priority priority,
        DetectionMethod detectionMethod,
        Instant detectedAt,
        @JsonAlias( {
                "startedAt", "started_at"}) Instant occurredAt,
        @Size(max = 1000) List<@NotBlank @Size(max = 255) String> affectedSystems,
        @Size(max = 1000) List<@NotBlank @Size(max = 255) String> affectedData,
        @Size(max = 20_000) String potentialImpact,
        @Size(max = 20_000) String actualImpact,
        boolean reportable,
        @Valid Person reporter,
        @Size(max = 400) List<UUID> alertIds,
        @Schema(description = "One of alertIds; the first where absent") UUID primaryAlertId,
        @JsonAlias("linked_ticket_ids") @Size(max = 100) List<@NotBlank @Size(max = 255) String> linkedTicketIds,
        @JsonAlias("linked_problem_id") UUID linkedProblemId,
        @Pattern(regexp = Team.KEY, message = Team.SAID) @Schema(description = "The team that answers for it", examples = "soc-tier2") String team,
        @Size(max = Tags.MOST) @Schema(examples = "[\"payroll\"]") List<@NotBlank @Pattern(regexp = Tags.TAG, message = Tags.SAID) String> tags){

    public CreateIncident {
        tags = Tags.normal(tags);
    }

    Opening opening(Caller by, Instant now) {
        if (status != null && !status.equals(CoarseStatus.OPEN.name()) && !status.equals(IncidentStatus.DETECTED.wire)) {
            throw new RuleBroken("/status", "An incident opens as detected (OPEN); its steps move it on");
        }
        if (detectedAt != null) {
            DetectionTime.check(detectedAt, now);
        }
        var alerts = alertIds == null ? List.<UUID>of() : alertIds.stream().distinct().toList();
        if (primaryAlertId != null && !alerts.contains(primaryAlertId)) {
            throw new RuleBroken("/primaryAlertId", "The primary alert is one of alertIds");
        }
        var details = new IncidentDetails(title, description, or(detectionMethod, DetectionMethod.MANUAL_INTERNAL),
                or(detectedAt, now),
                occurredAt, affectedSystems, affectedData, potentialImpact, actualImpact, reportable, linkedTicketIds,
                linkedProblemId, tags);
        var classification = new Classification(or(incidentType, IncidentType.OTHER), severity, priority);
        var primary = primaryAlertId != null || alerts.isEmpty() ? primaryAlertId : alerts.get(0);
        return new Opening(details, classification, team, null, or(reporter, Person.of(by)), null, alerts, primary);
    }

    private static <T> T or(T given, T otherwise) {
        return given == null ? otherwise : given;
    }
}
