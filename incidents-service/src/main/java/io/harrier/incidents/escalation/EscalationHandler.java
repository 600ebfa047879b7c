package io.harrier.incidents.escalation;

import java.time.Clock;

import jakarta.inject.Singleton;

import io.harrier.incidents.incident.IncidentService;
import io.harrier.platform.access.CurrentCaller;
import io.harrier.platform.events.Event;
import io.harrier.platform.events.EventHandler;
import io.harrier.platform.events.EventType;
import io.smallrye.mutiny.Uni;

/** Opens one incident per escalation, however often and in however many events it arrives. */
@Singleton
class EscalationHandler implements EventHandler<AlertEscalated> {

    private final IncidentService incidents;
    private final CurrentCaller current;
    private final Clock clock;

    EscalationHandler(IncidentService incidents, CurrentCaller current, Clock clock) {
        this.incidents = incidents;
        this.current = current;
        this.clock = clock;
    }

    @Override
    public EventType type() {
        return EventType.of("alerts", "alert.escalated");
    }

    @Override
    public Class<AlertEscalated> payload() {
        return AlertEscalated.class;
    }

    @Override
    public Uni<Void> handle(Event<AlertEscalated> event) {
        current.set(event.data().caller(event.tenantId()));
        return incidents.openOnce(event.data().opening(clock.instant())).replaceWithVoid();
    }
}
