package io.harrier.incidents.incident;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.harrier.platform.filter.Filter;
import io.harrier.platform.filter.Property;

/** What conditions on incidents may name. A property more is a line here and a row of {@code filter_properties} for the search. */
final class IncidentProperties {

    static final Property STATUS = Property.of("status", IncidentStatus.class, "i.status");
    static final Property TYPE = Property.of("incidentType", IncidentType.class, "i.incidentType");
    /** Any of some severities, which their ranks could not look up. */
    static final Property SEVERITY = Property.of("severity.is", Severity.class, "i.severity");
    static final Property PRIORITY = Property.of("priority.is", Priority.class, "i.priority");
    static final Property OWNER = text("owner.subject", "i.owner.subject");
    static final Property MANAGER = text("incidentManager.subject", "i.incidentManager.subject");
    static final Property TEAM = text("team", "i.team");
    static final Property TAGS = Property.many("tags");
    /** The subjects of those who watch it. */
    static final Property WATCHERS = Property.many("watchers");
    static final Property NUMBER = Property.of("number", Long.class, "i.number");
    static final Property ESCALATION = Property.of("escalationId", UUID.class, "i.escalationId");
    static final Property UPDATED = time("updatedAt", "i.trace.updatedAt");

    private static final String SEVERITY_RANK = """
        (case when i.severity = CRITICAL then 5 when i.severity = HIGH then 4 when i.severity = MEDIUM then 3
         when i.severity = LOW then 2 else 1 end)""";
    private static final String PRIORITY_RANK = """
        (case when i.priority = EMERGENCY then 4 when i.priority = HIGH then 3 when i.priority = MEDIUM then 2 else 1 end)""";

    static final Filter FILTER = Filter.over(List.of(STATUS, TYPE, OWNER, MANAGER, TEAM, TAGS, WATCHERS, ESCALATION, UPDATED,
            Property.of("id", UUID.class, "i.id"), Property.of("reference", String.class, null),
            text("title", "i.details.title"),
            text("description", "i.details.description"),
            Property.ranked("severity", Severity.class, SEVERITY_RANK, severity -> 5 - severity.ordinal()),
            Property.ranked("priority", Priority.class, PRIORITY_RANK, priority -> 4 - priority.ordinal()),
            Property.of("detectionMethod", DetectionMethod.class, "i.details.detectionMethod"),
            text("owner.name", "i.owner.name"),
            text("incidentManager.name", "i.incidentManager.name"), text("reporter.subject", "i.reporter.subject"),
            time("detectedAt", "i.details.detectedAt"), time("occurredAt", "i.details.occurredAt"),
            time("openedAt", "i.reached.openedAt"), time("acknowledgedAt", "i.reached.acknowledgedAt"),
            time("investigatingAt", "i.reached.investigatingAt"), time("containedAt", "i.reached.containedAt"),
            time("remediatedAt", "i.reached.remediatedAt"), time("closedAt", "i.reached.closedAt"),
            Property.many("affectedSystems"), Property.many("affectedData"), Property.many("linkedTicketIds"),
            Property.many("observables"),
            Property.of("linkedProblemId", UUID.class, "i.details.linkedProblemId"),
            Property.of("reportable", Boolean.class, "i.details.reportable"),
            Property.of("restricted", Boolean.class, "i.restricted"),
            Property.of("closureReason", ClosureReason.class, "i.ending.closureReason"),
            // Only the search knows what of these is hidden from who asks.
            text("resolutionSummary", null), Property.of("mergedInto", UUID.class, null),
            time("createdAt", "i.trace.createdAt"),
            text("createdBy.subject", "i.trace.createdBy.subject"), text("updatedBy.subject", "i.trace.updatedBy.subject")));

    private IncidentProperties() {
    }

    private static Property text(String name, String path) {
        return Property.of(name, String.class, path);
    }

    private static Property time(String name, String path) {
        return Property.of(name, Instant.class, path);
    }
}
