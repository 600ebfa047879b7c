package io.harrier.incidents.incident;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;

import io.harrier.platform.paging.PageRequest;
import io.harrier.platform.problem.NotFound;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;

/** Incidents as the caller may see them. */
@Singleton
class IncidentRepository implements PanacheRepositoryBase<Incident, UUID> {

    private static final String NEXT_NUMBER = """
        insert into incident_numbers (last) values (1)
        on conflict (tenant_id) do update set last = incident_numbers.last + 1 returning last""";
    private static final String SEARCH = "select * from search_incidents(?1, cast(cast(?2 as text) as jsonb), ?3)";
    private static final String HIDDEN_ALERTS = "select * from hidden_alerts(?1)";
    private static final String HOLD_IN_SIGHT = "select hold_in_sight(?1)";
    private static final String NUMBER_BACK = "update incident_numbers set last = last - 1";

    /** The incident, or a 404 where there is none or none the caller may see. */
    Uni<Incident> visible(UUID id) {
        return find("id", id).firstResult().onItem().ifNull().failWith(() -> new NotFound("incident", id));
    }

    /** The same, and nobody else changes it until the transaction ends: what hangs on it changes in one order. */
    Uni<Incident> locked(UUID id) {
        return find("id", id).withLock(LockModeType.PESSIMISTIC_WRITE).firstResult()
                .chain(incident -> incident == null || !incident.restricted
                        ? Uni.createFrom().item(incident)
                        : keptInSight(id).map(seen -> seen ? incident : null))
                .onItem().ifNull().failWith(() -> new NotFound("incident", id));
    }

    /**
     * Whoever holds a restricted incident sees it until the transaction ends, also after giving it away. False where it was hidden while
     * the caller waited for it.
     */
    private Uni<Boolean> keptInSight(UUID id) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(HOLD_IN_SIGHT, Boolean.class).setParameter(1, id)
                        .getSingleResult());
    }

    /** These, held in the order of their ids until the transaction ends: nobody who takes several the same way waits for another in a circle. */
    Uni<List<Incident>> allLocked(Collection<UUID> ids) {
        return find("id in ?1 order by id", ids).withLock(LockModeType.PESSIMISTIC_WRITE).list();
    }

    /** One row more than the page holds, so that the caller knows whether there is another. */
    Uni<List<Incident>> list(IncidentQuery query, PageRequest page) {
        return find(query.text(), query.parameters()).range(0, page.limit).list();
    }

    /** The page of incidents that the words are in and that are as asked: one row more than it holds. */
    Uni<List<UUID>> search(String words, JsonObject asked, PageRequest page) {
        return Panache.getSession().chain(session -> session.createNativeQuery(SEARCH, UUID.class).setParameter(1, words)
                .setParameter(2, asked.encode()).setParameter(3, page.limit + 1).getResultList());
    }

    /** Those of these alerts that a live incident has which the caller may not see. What has ended holds on to none that came back. */
    Uni<List<UUID>> hiddenAlerts(List<UUID> alerts) {
        return Panache.getSession().chain(session -> session.createNativeQuery(HIDDEN_ALERTS, UUID.class)
                .setParameter(1, alerts.toArray(UUID[]::new)).getResultList());
    }

    Uni<Incident> ofEscalation(UUID escalation) {
        return find("escalationId", escalation).firstResult();
    }

    /** Nothing was opened with the number taken in this transaction: the next opening gets it. */
    Uni<Integer> takeBackNumber() {
        return Panache.getSession().chain(session -> session.createNativeQuery(NUMBER_BACK).executeUpdate());
    }

    /** The tenant's next number. Whoever has one keeps the others waiting until its transaction ends. */
    Uni<Long> nextNumber() {
        return Panache.getSession().chain(session -> session.createNativeQuery(NEXT_NUMBER, Long.class).getSingleResult());
    }
}
