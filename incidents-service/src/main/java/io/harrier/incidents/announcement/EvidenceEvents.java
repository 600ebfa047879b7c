package io.harrier.incidents.announcement;

import java.util.UUID;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.harrier.incidents.incident.Incident;
import io.harrier.platform.access.CurrentCaller;
import io.harrier.platform.events.EventType;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;

/** Tells the other services what becomes of evidence. */
@Singleton
public class EvidenceEvents {

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
            Long bytes) {
    }

    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Evidence(IncidentSnapshot incident, Item evidence, Actor actor, Boolean truncated) {
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
