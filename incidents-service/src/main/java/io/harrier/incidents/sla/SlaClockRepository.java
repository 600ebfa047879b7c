package io.harrier.incidents.sla;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

/** Clocks. Whoever changes one holds its incident first. */
@ApplicationScoped
class SlaClockRepository implements PanacheRepositoryBase<SlaClock, UUID> {

    private static final int BATCH = 100;
    private static final String BRIEFLY = "select set_config('lock_timeout', '1s', true)";

    Uni<List<SlaClock>> of(UUID incident) {
        return list("incidentId = ?1 order by startedAt, id", incident);
    }

    Uni<List<SlaClock>> locked(UUID incident) {
        return find("incidentId = ?1 order by id", incident).withLock(LockModeType.PESSIMISTIC_WRITE).list();
    }

    /** Of incidents that the caller holds: nobody else changes them but to claim them. */
    Uni<List<SlaClock>> of(List<UUID> clocks, Collection<UUID> held) {
        return held.isEmpty()
                ? Uni.createFrom().item(List.of())
                : list("id in ?1 and incidentId in ?2 order by id", clocks, held);
    }

    Uni<List<UUID>> incidentsOf(List<UUID> clocks) {
        return getSession()
                .chain(session -> session.createQuery("select distinct incidentId from SlaClock where id in ?1", UUID.class)
                        .setParameter(1, clocks).getResultList());
    }

    /** What this transaction writes of many rows goes to the database together, and it waits for no other for long. */
    Uni<Void> briefly() {
        return getSession().invoke(session -> session.setBatchSize(BATCH))
                .chain(session -> session.<String>createNativeQuery(BRIEFLY).getSingleResult()).replaceWithVoid();
    }

    Uni<Void> addAll(List<SlaClock> all) {
        return getSession().chain(session -> session.persistAll(all.toArray())).chain(() -> flush());
    }
}
