package io.harrier.incidents.incident;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.harrier.platform.http.Located;
import io.harrier.platform.http.Versioned;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** An incident as clients see it. What is unknown is absent. */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(examples = """
    {"id": "0190a3f2-1bc0-7000-8000-000000000042", "reference": "INC-000042", "title": "Credential dumping on pay-db-01",
     "description": "LSASS was read on the payment database host, then data left to an unknown address.",
     "status": "investigating", "coarseStatus": "OPEN", "legalSteps": ["containment", "false-positive", "merge"],
     "incidentType": "system_compromise", "severity": "critical", "severityAlias": "SEV1", "priority": "emergency",
     "detectionMethod": "automated", "owner": {"subject": "5b0f2c1e-8d34-4f6a-9a1b-3c7d2e9f1a01", "name": "Ana Lyst"},
     "incidentManager": {"subject": "5b0f2c1e-8d34-4f6a-9a1b-3c7d2e9f1a02", "name": "Max Manager"},
     "reporter": {"subject": "5b0f2c1e-8d34-4f6a-9a1b-3c7d2e9f1a01", "name": "Ana Lyst"}, "team": "soc-tier2",
     "playbook": "credential-theft", "tags": ["payroll"], "detectedAt": "2025-03-02T08:14:05Z",
     "occurredAt": "2025-03-02T07:58:00Z", "openedAt": "2025-03-02T08:31:09Z", "acknowledgedAt": "2025-03-02T08:33:00Z",
     "investigatingAt": "2025-03-02T08:40:00Z", "affectedSystems": ["pay-db-01", "pay-app-02"],
     "affectedData": ["cardholder data"], "potentialImpact": "Card numbers of the last year", "reportable": true,
     "restricted": false, "linkedTicketIds": ["OPS-4711"], "version": 4, "createdAt": "2025-03-02T08:31:09Z",
     "createdBy": {"subject": "5b0f2c1e-8d34-4f6a-9a1b-3c7d2e9f1a01", "name": "Ana Lyst"}, "updatedAt": "2025-03-02T09:12:40Z",
     "updatedBy": {"subject": "5b0f2c1e-8d34-4f6a-9a1b-3c7d2e9f1a02", "name": "Max Manager"}}""")
public record IncidentView(
        UUID id,
        @Schema(description = "The number people use", examples = "INC-000042") String reference,
        String title,
        String description,
        IncidentStatus status,
        @Schema(description = "The status in four words, derived", implementation = String.class, pattern = "OPEN|MITIGATING|RESOLVED|CLOSED") CoarseStatus coarseStatus,
        @Schema(description = "The steps it takes now, as their paths are named") List<String> legalSteps,
        IncidentType incidentType,
        Severity severity,
        @Schema(description = "The severity's short name", examples = "SEV1") String severityAlias,
        Priority priority,
        DetectionMethod detectionMethod,
        Person owner,
        Person incidentManager,
        Person reporter,
        @Schema(description = "The team that answers for it", examples = "soc-tier2") String team,
        @Schema(description = "The playbook the classification matrix names", examples = "ransomware-response") String playbook,
        @Schema(description = "Words to find it by", examples = "[\"payroll\"]") List<String> tags,
        Instant detectedAt,
        Instant occurredAt,
        Instant openedAt,
        Instant acknowledgedAt,
        Instant investigatingAt,
        Instant containedAt,
        Instant remediatedAt,
        Instant closedAt,
        List<String> affectedSystems,
        List<String> affectedData,
        String potentialImpact,
        String actualImpact,
        boolean reportable,
        @Schema(description = "Only those it names see it") boolean restricted,
        ClosureReason closureReason,
        String resolutionSummary,
        UUID escalationId,
        @Schema(description = "The incident it was merged into") UUID mergedInto,
        List<String> linkedTicketIds,
        UUID linkedProblemId,
        long version,
        Instant createdAt,
        Person createdBy,
        Instant updatedAt,
        Person updatedBy) implements Versioned, Located {

    public static IncidentView of(Incident it) {
        return of(it, it.knownEnding());
    }

    /** The same whoever is at it: what those are told who tell on to others only what they may see. */
    public static IncidentView whole(Incident it) {
        return of(it, it.ending == null ? Ending.NONE : it.ending);
    }

    private static IncidentView of(Incident it, Ending ending) {
        var details = it.details;
        var reached = it.reached;
        return new IncidentView(it.id, it.reference(), details.title(), details.description(), it.status, it.status.coarse(),
                it.legalSteps(),
                it.incidentType, it.severity, it.severity.alias().orElse(null), it.priority, details.detectionMethod(),
                it.owner,
                it.incidentManager, it.reporter, it.team, it.playbook, details.tags(), details.detectedAt(),
                details.occurredAt(), reached.openedAt(),
                reached.acknowledgedAt(),
                reached.investigatingAt(), reached.containedAt(), reached.remediatedAt(), reached.closedAt(),
                details.affectedSystems(),
                details.affectedData(), details.potentialImpact(), details.actualImpact(), details.reportable(), it.restricted,
                ending.closureReason(), ending.resolutionSummary(), it.escalationId, ending.mergedInto(),
                details.linkedTicketIds(),
                details.linkedProblemId(), it.version, it.trace.createdAt(), it.trace.createdBy(), it.trace.updatedAt(),
                it.trace.updatedBy());
    }
}
