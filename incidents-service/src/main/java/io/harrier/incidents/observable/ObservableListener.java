package io.harrier.incidents.observable;

import java.util.List;

import io.harrier.incidents.incident.Incident;
import io.harrier.platform.access.Caller;
import io.smallrye.mutiny.Uni;

/** Hears, inside the transaction, when people add what they observed or take it back. */
public interface ObservableListener {

    Uni<Void> observed(Incident incident, List<Observable> added, List<Observable> removed, Caller by);
}
