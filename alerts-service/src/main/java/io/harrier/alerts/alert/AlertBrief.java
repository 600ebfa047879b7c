package io.harrier.alerts.alert;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An alert where others are spoken of. */
@Schema(description = "An alert in short")
public record AlertBrief(UUID id, String title, String sourceSystem, String classification, AlertView.Entity entity,
        Severity severity, AlertStatus status, Outcome outcome, AlertView.Person assignedTo, Instant firstSeenAt,
        Instant lastSeenAt, long seenCount, UUID incidentId, String incidentReference, UUID mergedInto) {

    static AlertBrief of(SecurityAlert alert) {
        return new AlertBrief(alert.id, alert.title, alert.sourceSystem, alert.classification, AlertView.entity(alert),
                alert.severity, alert.status, alert.outcome, AlertView.Person.of(alert.assignedTo, alert.assignedToName),
                alert.firstSeenAt, alert.lastSeenAt, alert.seenCount, alert.incidentId, alert.incidentReference,
                alert.merging == null ? null : alert.merging.into());
    }
}
