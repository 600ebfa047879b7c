package io.harrier.incidents.observable;

import java.util.List;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.harrier.incidents.observable.AlertJoinedHandler.AlertJoined;
import io.harrier.platform.events.Event;
import io.harrier.platform.events.EventHandler;
import io.harrier.platform.events.EventType;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;

/** An alert that somebody put into an incident brings along what was observed in it. */
@Singleton
class AlertJoinedHandler implements EventHandler<AlertJoined> {

    /** As in {@code contracts/events/alerts/alert.joined.v1.schema.json}. */
    @RegisterForReflection
    record AlertJoined(UUID alertId, UUID incidentId, List<Observable> observables) {
    }

    private final IncidentObservables observables;

    AlertJoinedHandler(IncidentObservables observables) {
        this.observables = observables;
    }

    @Override
    public EventType type() {
        return EventType.of("alerts", "alert.joined");
    }

    @Override
    public Class<AlertJoined> payload() {
        return AlertJoined.class;
    }

    @Override
    public Uni<Void> handle(Event<AlertJoined> event) {
        return observables.joined(event.data().incidentId(), event.data().alertId(), event.data().observables());
    }
}
