package io.harrier.incidents.sla;

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

    Uni<List<SlaClock>> of(UUID incident) {
        return list("incidentId = ?1 order by startedAt, id", incident);
    }

    Uni<List<SlaClock>> locked(UUID incident) {
        return find("incidentId = ?1 order by id", incident).withLock(LockModeType.PESSIMISTIC_WRITE).list();
    }

    Uni<List<SlaClock>> locked(List<UUID> clocks) {
        return find("id in ?1 order by id", clocks).withLock(LockModeType.PESSIMISTIC_WRITE).list();
    }

    Uni<List<UUID>> incidentsOf(List<UUID> clocks) {
        return getSession()
                .chain(session -> session.createQuery("select distinct incidentId from SlaClock where id in ?1", UUID.class)
                        .setParameter(1, clocks).getResultList());
    }

    /** What this transaction writes of many rows goes to the database together. */
    Uni<Void> writeInBatches() {
        return getSession().invoke(session -> session.setBatchSize(BATCH)).replaceWithVoid();
    }

    Uni<Void> addAll(List<SlaClock> all) {
        return getSession().chain(session -> session.persistAll(all.toArray())).chain(() -> flush());
    }
}
