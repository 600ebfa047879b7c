package io.harrier.incidents.announcement;

import java.util.UUID;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.harrier.incidents.incident.Incident;
import io.harrier.incidents.incident.Person;
import io.harrier.platform.access.CurrentCaller;
import io.harrier.platform.events.EventType;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;

/** Tells the other services what becomes of evidence. */
@Singleton
public class EvidenceEvents {

    private static final EventType COLLECTED = EventType.of("incidents", "evidence.collected");
    private static final EventType TRANSFERRED = EventType.of("incidents", "evidence.transferred");
    private static final EventType DISPOSAL_ASKED = EventType.of("incidents", "evidence.disposal_asked");
    private static final EventType DISPOSAL_REFUSED = EventType.of("incidents", "evidence.disposal_refused");
    private static final EventType HOLD_PLACED = EventType.of("incidents", "evidence.hold_placed");
    private static final EventType HOLD_RELEASED = EventType.of("incidents", "evidence.hold_released");
    private static final EventType STORED = EventType.of("incidents", "evidence.stored");
    private static final EventType INTEGRITY_FAILED = EventType.of("incidents", "evidence.integrity_failed");
    private static final EventType DISPOSED = EventType.of("incidents", "evidence.disposed");

    private final IncidentEvents incidents;
    private final CurrentCaller current;

    EvidenceEvents(IncidentEvents incidents, CurrentCaller current) {
        this.incidents = incidents;
        this.current = current;
    }

    /** An item as events carry it. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Item(UUID id, String name, String evidenceType, String contentState, String integrity, String sha256,
            Long bytes, Person custodian, Person offeredTo) {
    }

    /** A legal hold as events carry it: on one item, or on all of the incident's where that is absent. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Hold(UUID id, UUID evidenceId, String status) {
    }

    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Held(IncidentSnapshot incident, Hold hold, Actor actor, Boolean truncated) {
    }

    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Transferred(IncidentSnapshot incident, Item evidence, String change, Actor actor, Boolean truncated) {
    }

    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Evidence(IncidentSnapshot incident, Item evidence, Actor actor, Boolean truncated) {
    }

    public Uni<Void> collected(Incident incident, Item item) {
        return announce(COLLECTED, incident, item);
    }

    /** @param change offered, accepted, refused or taken_over */
    public Uni<Void> transferred(Incident incident, Item item, String change) {
        return incidents.announce(TRANSFERRED, incident,
                it -> new Transferred(it, item, change, Actor.of(current.get()), it.truncated()));
    }

    public Uni<Void> disposalAsked(Incident incident, Item item) {
        return announce(DISPOSAL_ASKED, incident, item);
    }

    public Uni<Void> disposalRefused(Incident incident, Item item) {
        return announce(DISPOSAL_REFUSED, incident, item);
    }

    public Uni<Void> holdPlaced(Incident incident, Hold hold) {
        return held(HOLD_PLACED, incident, hold);
    }

    public Uni<Void> holdReleased(Incident incident, Hold hold) {
        return held(HOLD_RELEASED, incident, hold);
    }

    private Uni<Void> held(EventType type, Incident incident, Hold hold) {
        return incidents.announce(type, incident, it -> new Held(it, hold, Actor.of(current.get()), it.truncated()));
    }

    public Uni<Void> stored(Incident incident, Item item) {
        return announce(STORED, incident, item);
    }

    public Uni<Void> integrityFailed(Incident incident, Item item) {
        return announce(INTEGRITY_FAILED, incident, item);
    }

    public Uni<Void> disposed(Incident incident, Item item) {
        return announce(DISPOSED, incident, item);
    }

    private Uni<Void> announce(EventType type, Incident incident, Item item) {
        return incidents.announce(type, incident, it -> new Evidence(it, item, Actor.of(current.get()), it.truncated()));
    }
}
