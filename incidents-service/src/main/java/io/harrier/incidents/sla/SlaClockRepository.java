package io.harrier.incidents.sla;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

/** Clocks. Whoever changes one holds its incident first. */
@ApplicationScoped
class SlaClockRepository implements PanacheRepositoryBase<SlaClock, UUID> {

    private static final int BATCH = 100;
    private static final String HOLD = """
        select c.id, i.id as incident from sla_clocks c join incidents i on i.tenant_id = c.tenant_id and i.id = c.incident_id
        where c.id = any(?1) order by i.id for no key update of i skip locked""";
    private static final String BRIEFLY = "select set_config('lock_timeout', '1s', true)";

    Uni<List<SlaClock>> of(UUID incident) {
        return list("incidentId = ?1 order by startedAt, id", incident);
    }

    Uni<List<SlaClock>> locked(UUID incident) {
        return find("incidentId = ?1 order by id", incident).withLock(LockModeType.PESSIMISTIC_WRITE).list();
    }

    /** Of incidents that the caller holds: nobody else changes them but to claim them. */
    Uni<List<SlaClock>> held(Collection<UUID> clocks) {
        return list("id in ?1 order by id", clocks);
    }

    /**
     * Holds the incidents of these clocks, in the order of their ids, but for those that somebody else holds: nobody is waited for. Answers
     * the clocks whose incident is held, with that.
     */
    Uni<Map<UUID, UUID>> hold(List<UUID> clocks) {
        return getSession().chain(session -> session.<Object[]>createNativeQuery(HOLD)
                .setParameter(1, clocks.toArray(UUID[]::new)).getResultList())
                .map(rows -> rows.stream().collect(Collectors.toMap(row -> (UUID) row[0], row -> (UUID) row[1])));
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
