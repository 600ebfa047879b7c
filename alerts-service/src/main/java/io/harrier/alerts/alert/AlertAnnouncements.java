package io.harrier.alerts.alert;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.harrier.platform.access.Caller;
import io.harrier.platform.events.EventType;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** What this service says about alerts on {@code harrier.alerts}; the shapes are the contracts'. */
public final class AlertAnnouncements {

    public static final EventType OPENED = EventType.of("alerts", "alert.opened");
    public static final EventType ASSIGNED = EventType.of("alerts", "alert.assigned");
    public static final EventType RELEASED = EventType.of("alerts", "alert.released");
    public static final EventType ESCALATED = EventType.of("alerts", "alert.escalated");
    static final EventType JOINED = EventType.of("alerts", "alert.joined");
    public static final EventType RESOLVED = EventType.of("alerts", "alert.resolved");
    public static final EventType REOPENED = EventType.of("alerts", "alert.reopened");
    public static final EventType SEVERITY_RAISED = EventType.of("alerts", "alert.severity_raised");

    public static final EventType SUPPRESSED = EventType.of("alerts", "alert.suppressed");

    private AlertAnnouncements() {
    }

    @RegisterForReflection
    public record Who(String subject, String name) {

        static Who of(String subject, String name) {
            return subject == null ? null : new Who(subject, name == null ? subject : name);
        }
    }

    @RegisterForReflection
    public record Actor(String kind, String subject, String name) {

        public static Actor of(Caller caller) {
            String name = caller.name() == null ? caller.subject() : caller.name();
            return new Actor(caller.kind().name().toLowerCase(java.util.Locale.ROOT), caller.subject(), name);
        }
    }

    @RegisterForReflection
    public record Thing(String type, String id, String name) {

        /** The published shape needs type and id; one that lacks them is left out. */
        public Thing orNothing() {
            return type == null || id == null ? null : this;
        }
    }

    @RegisterForReflection
    public record Observable(ObservableType type, String value) {
    }

    @RegisterForReflection
    public record Opened(UUID alertId, long version, String sourceSystem, String sourceId, SourceType sourceType, String title,
            Severity severity, String classification, AlertStatus status, Instant firstSeenAt, Instant lastSeenAt,
            long seenCount, Thing entity, List<Observable> observables, UUID previousAlertId, Boolean truncated) {
    }

    @RegisterForReflection
    record Assigned(UUID alertId, long version, Who assignedTo, Instant assignedAt, Instant leaseUntil) {
    }

    @RegisterForReflection
    record Released(UUID alertId, long version, Who from, String reason, Instant releasedAt) {
    }

    @RegisterForReflection
    record Escalated(UUID escalationId, List<UUID> alertIds, UUID primaryAlertId, Actor actor, String title, String description,
            IncidentType incidentType, Severity severity, Instant detectedAt, Instant occurredAt, List<String> affectedSystems,
            List<Observable> observables, String reason, Instant escalatedAt, UUID incidentId, Boolean truncated) {
    }

    @RegisterForReflection
    record Joined(UUID alertId, UUID incidentId, List<Observable> observables, Instant joinedAt, Boolean truncated) {
    }

    @RegisterForReflection
    record Resolved(UUID alertId, long version, Outcome outcome, String notes, Actor resolvedBy, Instant resolvedAt,
            UUID incidentId, UUID mergedInto) {
    }

    @RegisterForReflection
    public record Reopened(UUID alertId, long version, String cause, String title, Severity severity, AlertStatus status,
            long seenCount, Instant lastSeenAt, Actor actor, String reason, Instant reopenedAt) {
    }

    @RegisterForReflection
    public record SeverityRaised(UUID alertId, long version, Severity from, Severity to, String title, AlertStatus status,
            Who assignedTo, long seenCount, Instant raisedAt) {
    }

    @RegisterForReflection
    record Suppressed(UUID alertId, long version, SuppressionKind cause, String title, Severity severity, String reason,
            Instant until, Actor actor, Instant suppressedAt) {
    }

    static Opened opened(SecurityAlert alert, List<Observable> observables) {
        var entity = new Thing(alert.entityType, alert.entityId, alert.entityName).orNothing();
        var space = new EventSpace().reserve(1024, alert.sourceSystem, alert.sourceId, alert.title, alert.classification);
        if (entity != null) {
            space.reserve(0, entity.type, entity.id, entity.name);
        }
        var shown = space.list(observables, 1, it -> EventSpace.bytes(it.value()));
        return new Opened(alert.id, alert.version, alert.sourceSystem, alert.sourceId, alert.sourceType, alert.title,
                alert.severity, alert.classification, alert.status, alert.firstSeenAt, alert.lastSeenAt, alert.seenCount,
                entity,
                shown.isEmpty() ? null : shown, alert.previousAlertId, space.truncated());
    }

    static Joined joined(UUID alert, UUID incident, List<Observable> observables, Instant now) {
        var space = new EventSpace().reserve(512);
        return new Joined(alert, incident, space.list(observables, 1, it -> EventSpace.bytes(it.value())), now,
                space.truncated());
    }

    static Suppressed suppressed(SecurityAlert alert, Caller by) {
        var suppression = alert.suppression;
        return new Suppressed(alert.id, alert.version, suppression.kind, alert.title, alert.severity, suppression.reason,
                suppression.until, Actor.of(by), suppression.since);
    }

    static Assigned assigned(SecurityAlert alert) {
        return new Assigned(alert.id, alert.version, Who.of(alert.assignedTo, alert.assignedToName), alert.assignedAt,
                alert.leaseUntil);
    }

    static Resolved resolved(SecurityAlert alert, Caller by) {
        return new Resolved(alert.id, alert.version, alert.outcome, alert.resolutionNotes, Actor.of(by), alert.resolvedAt,
                alert.incidentId, alert.merging == null ? null : alert.merging.into());
    }

    static Reopened reopened(SecurityAlert alert, Caller by, String reason, Instant now) {
        return reopened(alert, "decision", Actor.of(by), reason, now);
    }

    /** @param actor whose decision it was; null where it was none's */
    static Reopened reopened(SecurityAlert alert, String cause, Actor actor, String reason, Instant now) {
        return new Reopened(alert.id, alert.version, cause, alert.title, alert.severity, alert.status, alert.seenCount,
                alert.lastSeenAt, actor, reason, now);
    }
}
