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
public record IncidentView(
        UUID id,
        @Schema(description = "The number people use", examples = "INC-000042") String reference,
        String title,
        String description,
        IncidentStatus status,
        @Schema(description = "The status in four words, derived") CoarseStatus coarseStatus,
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
        var details = it.details;
        var reached = it.reached;
        var ending = it.ending == null ? new Ending(null, null, null) : it.ending;
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
