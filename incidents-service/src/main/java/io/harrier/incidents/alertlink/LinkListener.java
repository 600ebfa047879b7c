package io.harrier.incidents.alertlink;

import java.util.List;
import java.util.UUID;

import io.harrier.incidents.incident.Incident;
import io.harrier.platform.access.Caller;
import io.smallrye.mutiny.Uni;

/** Hears, inside the transaction, when a living incident gains or loses alerts. */
public interface LinkListener {

    /** @param escalationId the escalation that brought them; null where somebody linked them */
    Uni<Void> linked(Incident incident, List<UUID> alerts, UUID escalationId, Caller by);

    Uni<Void> unlinked(Incident incident, List<UUID> alerts, Caller by);

    /** Another alert stands for all of them. */
    default Uni<Void> primaryChanged(Incident incident, UUID previous, Caller by) {
        return Uni.createFrom().voidItem();
    }

    /** These are the incident's no more: alerts, and escalations none of whose alerts is left. */
    default Uni<Void> left(Incident incident, List<UUID> origins) {
        return Uni.createFrom().voidItem();
    }
}
