package io.harrier.incidents.announcement;

import java.util.List;

import jakarta.inject.Singleton;

import io.harrier.incidents.incident.Incident;
import io.harrier.incidents.observable.Observable;
import io.harrier.incidents.observable.ObservableListener;
import io.harrier.platform.access.Caller;
import io.harrier.platform.events.EventType;
import io.smallrye.mutiny.Uni;

/** Tells the other services what people say was observed; what alerts bring comes with the alerts. */
@Singleton
class ObservableEvents implements ObservableListener {

    private static final EventType OBSERVABLES_CHANGED = IncidentEvents.type("observables_changed");

    private final IncidentEvents events;

    ObservableEvents(IncidentEvents events) {
        this.events = events;
    }

    @Override
    public Uni<Void> observed(Incident incident, List<Observable> added, List<Observable> removed, Caller by) {
        var told = Cut.observables(added);
        return events.announce(OBSERVABLES_CHANGED, incident, it -> new Payloads.ObservablesChanged(it, told, removed,
                Actor.of(by), told.size() < added.size() ? Boolean.TRUE : it.truncated()));
    }
}
