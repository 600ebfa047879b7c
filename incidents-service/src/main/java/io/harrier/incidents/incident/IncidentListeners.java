package io.harrier.incidents.incident;

import java.util.List;
import java.util.function.Function;

import jakarta.inject.Singleton;

import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;

/** Tells every listener, in order. */
@Singleton
class IncidentListeners {

    private final List<IncidentListener> listeners;

    IncidentListeners(@All List<IncidentListener> listeners) {
        this.listeners = listeners;
    }

    Uni<Void> tell(Function<IncidentListener, Uni<Void>> news) {
        var told = Uni.createFrom().voidItem();
        for (var listener : listeners) {
            told = told.chain(() -> news.apply(listener));
        }
        return told;
    }
}
