package io.harrier.alerts.alert;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.harrier.alerts.priority.PriorityView;
import io.harrier.platform.http.Versioned;

/** An alert as clients see it. */
@Schema(description = "An alert: what its source says, and what people decided")
public record AlertView(
        UUID id,
        long version,
        Instant createdAt,
        Instant updatedAt,
        @Schema(examples = "crowdstrike") String sourceSystem,
        @Schema(examples = "ldt:9f31:77") String sourceId,
        SourceType sourceType,
        @Schema(description = "False when a newer alert has taken this identity") boolean current,
        UUID previousAlertId,
        String title,
        String description,
        String classification,
        Confidence confidence,
        Entity entity,
        List<String> affectedSystems,
        List<String> affectedAssets,
        BigDecimal thresholdValue,
        BigDecimal currentValue,
        Map<String, Object> defenderContext,
        Map<String, Object> enrichment,
        PriorityView priority,
        @Schema(description = "The analyst's once set, else the source's") Severity severity,
        Severity sourceSeverity,
        @Schema(description = "The severity in the source's own word") String severityOriginal,
        @Schema(description = "The source raised it above the analyst's") boolean severityRaised,
        @Schema(description = "What was imperfect in the record") List<String> quality,
        Instant firstSeenAt,
        Instant lastSeenAt,
        Instant receivedAt,
        @Schema(description = "Records received with this identity") long seenCount,
        @Schema(description = "Of these, the ones equal to the first byte for byte") long exactRepeats,
        AlertStatus status,
        Person assignedTo,
        Instant assignedAt,
        @Schema(description = "Until then nobody else can work it; any write of the owner renews it") Instant leaseUntil,
        @Schema(description = "Whether it can be claimed now") boolean claimable,
        UUID escalationId,
        Instant escalatedAt,
        UUID incidentId,
        @Schema(examples = "INC-000042") String incidentReference,
        Outcome outcome,
        String resolutionNotes,
        Instant resolvedAt,
        Person resolvedBy,
        int reopenedCount,
        @Schema(description = "The alert that stands for this one") UUID mergedInto,
        @Schema(description = "With those merged into it; shown of a single alert") Merges merges,
        @Schema(description = "What keeps it out of sight; absent where nothing does") Suppressed suppression,
        @Schema(description = "The team whose queue it is in") UUID teamId,
        @Schema(description = "Until then the end of a shift does not take it from its owner") Instant keptUntil)
        implements
            Versioned {

    /** What the alert is about: a host, a user, a mailbox. */
    public record Entity(String type, String id, String name) {
    }

    /** By which silence, window or pattern it is suppressed; a deferral has no id. */
    @Schema(description = "What keeps an alert out of sight")
    public record Suppressed(SuppressionKind kind, UUID id, String reason, Instant since,
            @Schema(description = "Absent for as long as it is there") Instant until) {

        static Suppressed of(Suppression it) {
            return it.kind == null ? null : new Suppressed(it.kind, it.by, it.reason, it.since, it.until);
        }
    }

    public record Person(String subject, String name) {

        static Person of(String subject, String name) {
            return subject == null ? null : new Person(subject, name);
        }
    }

    public static AlertView of(SecurityAlert alert, Instant now) {
        return of(alert, null, now);
    }

    static AlertView of(SecurityAlert alert, Merges merges, Instant now) {
        return new AlertView(alert.id, alert.version, alert.createdAt, alert.updatedAt, alert.sourceSystem, alert.sourceId,
                alert.sourceType, alert.current, alert.previousAlertId, alert.title, alert.description, alert.classification,
                alert.confidence, entity(alert), List.of(alert.affectedSystems), List.of(alert.affectedAssets),
                alert.thresholdValue,
                alert.currentValue, alert.defenderContext, alert.enrichment,
                PriorityView.of(alert.priorityScore, alert.priorityFactors, alert.recurrenceWeight, alert.seenCount),
                alert.severity, alert.sourceSeverity,
                alert.severityOriginal, alert.severityRaised, List.of(alert.quality), alert.firstSeenAt, alert.lastSeenAt,
                alert.receivedAt, alert.seenCount, alert.exactRepeats, alert.status,
                Person.of(alert.assignedTo, alert.assignedToName), alert.assignedAt, alert.leaseUntil, alert.isClaimable(now),
                alert.escalationId, alert.escalatedAt, alert.incidentId, alert.incidentReference, alert.outcome,
                alert.resolutionNotes, alert.resolvedAt, Person.of(alert.resolvedBy, alert.resolvedByName),
                alert.reopenedCount, alert.merging == null ? null : alert.merging.into(), merges,
                Suppressed.of(alert.suppression), alert.teamId, alert.keptUntil);
    }

    static Entity entity(SecurityAlert alert) {
        return alert.entityType == null && alert.entityId == null && alert.entityName == null
                ? null
                : new Entity(alert.entityType, alert.entityId, alert.entityName);
    }
}
