package io.harrier.alerts.alert;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.harrier.platform.filter.Filter;
import io.harrier.platform.filter.Property;

/** What conditions on alerts may name. A property more is a line here and a row of {@code filter_properties} for the search. */
final class AlertProperties {

    static final Property STATUS = Property.of("status", AlertStatus.class, "status");
    static final Property SEVERITY = Property.ranked("severity", Severity.class, "severityRank", Severity::rank);
    static final Property SOURCE_SYSTEM = text("sourceSystem");
    static final Property SOURCE_ID = text("sourceId");
    static final Property SOURCE_TYPE = Property.of("sourceType", SourceType.class, "sourceType");
    static final Property INCIDENT = Property.of("incidentId", UUID.class, "incidentId");
    static final Property OWNER = Property.of("assignedTo.subject", String.class, "assignedTo");
    static final Property TEAM = Property.of("teamId", UUID.class, "teamId");
    static final Property FIRST_SEEN = time("firstSeenAt");
    static final Property UPDATED = time("updatedAt");
    static final Property ASSIGNED = time("assignedAt");

    private static final List<Property> ALL = List.of(STATUS, SEVERITY, SOURCE_SYSTEM, SOURCE_ID, SOURCE_TYPE, INCIDENT, OWNER,
            TEAM,
            FIRST_SEEN, UPDATED, ASSIGNED, Property.of("id", UUID.class, "id"),
            Property.of("sourceSeverity", Severity.class, "sourceSeverity"),
            Property.of("severityRaised", Boolean.class, "severityRaised"), text("severityOriginal"),
            Property.of("current", Boolean.class, "current"), Property.of("previousAlertId", UUID.class, "previousAlertId"),
            text("title"), text("description"), text("classification"),
            Property.of("confidence", Confidence.class, "confidence"), Property.of("entity.type", String.class, "entityType"),
            Property.of("entity.id", String.class, "entityId"), Property.of("entity.name", String.class, "entityName"),
            Property.many("affectedSystems"), Property.many("affectedAssets"), Property.many("quality"),
            Property.many("observables"), Property.of("thresholdValue", BigDecimal.class, "thresholdValue"),
            Property.of("currentValue", BigDecimal.class, "currentValue"), time("lastSeenAt"), time("receivedAt"),
            time("createdAt"), Property.of("seenCount", Long.class, "seenCount"),
            Property.of("exactRepeats", Long.class, "exactRepeats"),
            Property.of("priorityScore", Integer.class, "priorityScore"),
            Property.of("assignedTo.name", String.class, "assignedToName"), time("leaseUntil"), time("escalatedAt"),
            text("incidentReference"), Property.of("outcome", Outcome.class, "outcome"), text("resolutionNotes"),
            time("resolvedAt"), Property.of("resolvedBy.subject", String.class, "resolvedBy"),
            Property.of("reopenedCount", Integer.class, "reopenedCount"));

    static final Filter FILTER = Filter.over(ALL);

    private AlertProperties() {
    }

    static List<Property> all() {
        return ALL;
    }

    private static Property text(String name) {
        return Property.of(name, String.class, name);
    }

    private static Property time(String name) {
        return Property.of(name, Instant.class, name);
    }
}
