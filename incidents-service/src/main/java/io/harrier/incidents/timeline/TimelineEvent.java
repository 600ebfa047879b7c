package io.harrier.incidents.timeline;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.JdbcType;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

import io.harrier.incidents.incident.Person;
import io.harrier.platform.access.Caller;
import io.harrier.platform.problem.RuleBroken;
import io.harrier.platform.storage.JsonList;

/** Something that happened, written down. What is written stays: added is only a second person's word that it is so, and what corrects it. */
@Entity
@Table(name = "timeline_events")
public class TimelineEvent {

    @Id
    UUID id;
    @Column(name = "incident_id")
    UUID incidentId;
    @Column(name = "event_time")
    Instant eventTime;
    @Column(name = "ended_at")
    Instant endTime;
    @Column(name = "recorded_at")
    Instant recordedAt;
    @Enumerated(EnumType.STRING)
    @Column(name = "event_type")
    TimelineEventType eventType;
    @Enumerated(EnumType.STRING)
    @Column(name = "event_category")
    EventCategory category;
    @Enumerated(EnumType.STRING)
    @Column(name = "attack_tactic")
    AttackTactic attackTactic;
    @Embedded
    Attack attack = Attack.NONE;
    @Column(name = "source_event_type")
    String sourceEventType;
    String title;
    String description;
    @Enumerated(EnumType.STRING)
    @Column(name = "event_severity")
    EventSeverity severity;
    @Enumerated(EnumType.STRING)
    Confidence confidence;
    String source;
    boolean automatic;
    @Column(name = "is_key_event")
    boolean keyEvent;
    @Embedded
    TimelineActor actor;
    @JdbcTypeCode(SqlTypes.ARRAY)
    @Column(name = "actors_involved")
    List<String> actorsInvolved = List.of();
    @JdbcTypeCode(SqlTypes.ARRAY)
    @Column(name = "systems_affected")
    List<String> systemsAffected = List.of();
    @JdbcTypeCode(SqlTypes.ARRAY)
    @Column(name = "actions_taken")
    List<String> actionsTaken = List.of();
    @JdbcType(JsonList.class)
    @Column(name = "decisions_made")
    List<Decision> decisionsMade = List.of();
    @JdbcTypeCode(SqlTypes.ARRAY)
    @Column(name = "external_parties")
    List<String> externalParties = List.of();
    @Column(name = "duration_minutes")
    Integer durationMinutes;
    @Column(name = "evidence_id")
    UUID evidenceId;
    @JdbcType(JsonList.class)
    @Column(name = "evidence_references")
    List<EvidenceReference> evidenceReferences = List.of();
    UUID corrects;
    @Embedded
    Standing standing;
    @Column(name = "verified_at")
    Instant verifiedAt;
    @Embedded
    @AttributeOverride(name = "subject", column = @Column(name = "verified_by"))
    @AttributeOverride(name = "name", column = @Column(name = "verified_by_name"))
    Person verifiedBy;
    @Embedded
    @AttributeOverride(name = "subject", column = @Column(name = "created_by"))
    @AttributeOverride(name = "name", column = @Column(name = "created_by_name"))
    Person createdBy;

    protected TimelineEvent() {
    }

    /** What the product itself writes when an incident moves. */
    static TimelineEvent automatic(UUID id, UUID incident, TimelineEventType type, EventSeverity severity, String title,
            String description, Caller by, Instant now) {
        var event = new TimelineEvent();
        event.id = id;
        event.incidentId = incident;
        event.eventTime = now;
        event.recordedAt = now;
        event.eventType = type;
        event.category = new EventKind(type, null, null).category();
        event.severity = severity;
        event.confidence = Confidence.CONFIRMED;
        event.automatic = true;
        event.keyEvent = severity.compareTo(EventSeverity.MEDIUM) >= 0;
        event.title = title;
        event.description = description;
        event.actor = TimelineActor.of(by);
        event.createdBy = Person.of(by);
        event.standing = Standing.since(now);
        return event;
    }

    /** What a person adds. */
    static TimelineEvent added(UUID id, UUID incident, AddTimelineEvent request, Caller by, Instant now) {
        var kind = EventKind.of(request.eventType());
        var severity = request.severity() == null ? EventSeverity.INFO : request.severity();
        var event = automatic(id, incident, kind.type(), severity, title(request), request.description(), by, now);
        var span = EventSpan.of(request, now);
        event.automatic = false;
        event.keyEvent = request.keyEvent();
        event.eventTime = span.start();
        event.endTime = span.end();
        event.durationMinutes = span.minutes();
        event.attack = Attack.of(tactic(kind, request.attackTactic()), request);
        event.attack.onlyOf(kind.type());
        event.attackTactic = event.attack.main();
        event.sourceEventType = kind.sourceWord();
        event.category = request.category() == null ? kind.category() : request.category();
        event.confidence = request.confidence() == null ? Confidence.CONFIRMED : request.confidence();
        event.source = request.source();
        event.actor = TimelineActor.of(request.actor(), kind.type());
        event.actorsInvolved = orNone(request.actorsInvolved());
        event.systemsAffected = orNone(request.systemsAffected());
        event.actionsTaken = orNone(request.actionsTaken());
        event.decisionsMade = orNone(request.decisionsMade());
        event.externalParties = orNone(request.externalParties());
        event.evidenceId = request.evidenceId();
        event.evidenceReferences = orNone(request.evidenceReferences());
        event.corrects = request.corrects();
        return event;
    }

    /** As its order is checked. */
    Moment moment() {
        return new Moment(id, eventType, eventTime, confidence, automatic);
    }

    private static String title(AddTimelineEvent request) {
        if (request.title() != null && !request.title().isBlank()) {
            return request.title();
        }
        var first = request.description().strip().lines().findFirst().orElseThrow();
        return first.length() <= 200 ? first : first.substring(0, 199) + "…";
    }

    private static AttackTactic tactic(EventKind kind, AttackTactic said) {
        if (said != null && kind.type() != TimelineEventType.ADVERSARY_ACTIVITY) {
            throw new RuleBroken("/attackTactic", "Only adversary_activity has a tactic");
        }
        return said == null ? kind.tactic() : said;
    }

    private static <T> List<T> orNone(List<T> given) {
        return given == null ? List.of() : given;
    }
}
