package io.harrier.alerts.alert;

import java.time.Instant;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

/** A restricted incident keeps its alerts until it lets them go itself, so that no other incident shows them to those it hides them from. */
@Singleton
class HeldLinks implements PanacheRepositoryBase<HeldLink, HeldLink.Key> {

    private static final String KEEPS = """
        select exists (select from incident_access one where one.incident_id = ?1 and one.restricted and not exists (
            select from incident_access other where other.incident_id = ?2 and other.restricted and not exists (
                select unnest(other.members) except select unnest(one.members))))""";

    /** Whether the one is restricted and the other shows itself to people whom the one hides its alerts from. */
    Uni<Boolean> keeps(UUID one, UUID other) {
        return getSession().chain(session -> session.<Boolean>createNativeQuery(KEEPS).setParameter(1, one)
                .setParameter(2, other).getSingleResult());
    }

    Uni<Void> hold(UUID alert, UUID incident, String reference, Instant now) {
        return findById(new HeldLink.Key(alert, incident)).chain(known -> known == null
                ? persistAndFlush(HeldLink.of(alert, incident, reference, now)).replaceWithVoid()
                : Uni.createFrom().voidItem());
    }

    /** Whether this incident waits for the alert. */
    Uni<Boolean> waits(UUID alert, UUID incident) {
        return findById(new HeldLink.Key(alert, incident)).map(java.util.Objects::nonNull);
    }

    Uni<Void> drop(UUID alert, UUID incident) {
        return delete("key.alertId = ?1 and key.incidentId = ?2", alert, incident).replaceWithVoid();
    }

    Uni<Void> forget(UUID alert) {
        return delete("key.alertId", alert).replaceWithVoid();
    }

    /** The last incident that waits for the alert, or null; none waits after. */
    Uni<HeldLink> release(UUID alert) {
        return find("key.alertId = ?1 order by heldAt desc, key.incidentId", alert).firstResult().call(() -> forget(alert));
    }
}
