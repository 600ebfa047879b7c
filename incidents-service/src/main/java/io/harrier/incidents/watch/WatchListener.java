package io.harrier.incidents.watch;

import io.harrier.incidents.incident.Incident;
import io.harrier.platform.access.Caller;
import io.smallrye.mutiny.Uni;

/** Hears, inside the transaction, when somebody watches an incident or does no longer. */
public interface WatchListener {

    Uni<Void> watched(Incident incident, boolean watching, Caller by);
}
