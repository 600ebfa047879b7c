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

    Uni<List<SlaClock>> of(UUID incident) {
        return list("incidentId = ?1 order by startedAt, id", incident);
    }

    Uni<List<SlaClock>> locked(UUID incident) {
        return find("incidentId = ?1 order by id", incident).withLock(LockModeType.PESSIMISTIC_WRITE).list();
    }

    Uni<UUID> incidentOf(UUID clock) {
        return find("select incidentId from SlaClock where id = ?1", clock).project(UUID.class).singleResult();
    }

    Uni<Void> addAll(List<SlaClock> all) {
        return getSession().chain(session -> session.persistAll(all.toArray())).chain(() -> flush());
    }
}
