package io.harrier.incidents.incident;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;

import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;

import io.harrier.incidents.access.AskedInVain;
import io.harrier.platform.problem.NotFound;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

/** Incidents as the caller may see them. */
@Singleton
class IncidentRepository implements PanacheRepositoryBase<Incident, UUID> {

    private static final String NEXT_NUMBER = """
        insert into incident_numbers (last) values (1)
        on conflict (tenant_id) do update set last = incident_numbers.last + 1 returning last""";
    private static final String HIDDEN_ALERTS = "select * from hidden_alerts(?1)";
    private static final String HOLD_IN_SIGHT = "select hold_in_sight(?1)";
    private static final String WITH_MERGED = """
        with recursive merged as (
            select i.id from incidents i where i.id = ?1
            union select i.id from incidents i join merged m on i.merged_into = m.id)
        select id from merged order by id limit ?2""";
    private static final String SIGHT_REFUSAL = "select sight_refusal(?1, ?2, ?3)";
    private static final String NUMBER_BACK = "update incident_numbers set last = last - 1";

    /** The incident, or a 404 where there is none or none the caller may see. */
    Uni<Incident> visible(UUID id) {
        return find("id", id).firstResult().onItem().ifNull().failWith(() -> notFound(id));
    }

    /** The same, and nobody else changes it until the transaction ends: what hangs on it changes in one order. */
    Uni<Incident> locked(UUID id) {
        return find("id", id).withLock(LockModeType.PESSIMISTIC_WRITE).firstResult()
                .chain(incident -> incident == null || !incident.restricted
                        ? Uni.createFrom().item(incident)
                        : keptInSight(id).map(seen -> seen ? incident : null))
                .onItem().ifNull().failWith(() -> notFound(id));
    }

    /** Whoever names one in vain is on record where it is there, wherever the request names it. */
    private static NotFound notFound(UUID id) {
        AskedInVain.note(id);
        return new NotFound("incident", id);
    }

    /** Why what was done to it may not stay: nobody, target or source, as the function says; null where nothing speaks against it. */
    Uni<String> sightRefusal(UUID id, boolean widened, boolean narrowed) {
        return Panache.getSession().chain(session -> session.<String>createNativeQuery(SIGHT_REFUSAL).setParameter(1, id)
                .setParameter(2, widened).setParameter(3, narrowed).getSingleResultOrNull());
    }

    /**
     * Whoever holds a restricted incident sees it until the transaction ends, also after giving it away. False where it was hidden while
     * the caller waited for it.
     */
    private Uni<Boolean> keptInSight(UUID id) {
        return Panache.getSession()
                .chain(session -> session.<Boolean>createNativeQuery(HOLD_IN_SIGHT).setParameter(1, id)
                        .getSingleResult());
    }

    /** Two, held in the order of their ids, so that whoever wants the same two can't wait for each other. */
    <T> Uni<T> lockedBoth(UUID id, UUID other, BiFunction<Incident, Incident, Uni<T>> what) {
        boolean otherFirst = other.toString().compareTo(id.toString()) < 0;
        return locked(otherFirst ? other : id).chain(first -> locked(otherFirst ? id : other)
                .chain(second -> otherFirst ? what.apply(second, first) : what.apply(first, second)));
    }

    /** Null where the caller does not see it. */
    Uni<Boolean> restriction(UUID id) {
        return Panache.getSession().chain(session -> session
                .createQuery("select i.restricted from Incident i where i.id = :id", Boolean.class).setParameter("id", id)
                .getSingleResultOrNull());
    }

    /** Which incident this one was merged into; null where it was not. */
    Uni<UUID> mergedInto(UUID id) {
        return Panache.getSession().chain(session -> session
                .createQuery("select i.ending.mergedInto from Incident i where i.id = :id", UUID.class).setParameter("id", id)
                .getSingleResultOrNull());
    }

    /** Those merged into it that the caller may see, as they were made, from one on: one more than asked for. */
    Uni<List<Incident>> mergedInto(UUID id, UUID after, int limit) {
        return find("ending.mergedInto = ?1 and id > ?2 order by id", id, after).range(0, limit).list();
    }

    /** It and all that were merged into it, or into those, as far as the caller may see them. */
    Uni<List<UUID>> withMerged(UUID id, int atMost) {
        return Panache.getSession().chain(session -> session.<UUID>createNativeQuery(WITH_MERGED).setParameter(1, id)
                .setParameter(2, atMost).getResultList());
    }

    /** One row more than the page holds, so that the caller knows whether there is another. */
    Uni<List<Incident>> list(IncidentQuestion question, int limit) {
        var conditions = question.conditions();
        return find("from Incident i where " + conditions.text() + " order by " + question.sort().order, conditions.values())
                .range(0, limit).list();
    }

    /** Those of these that the caller may see, in no order. */
    Uni<List<Incident>> visible(Collection<UUID> ids) {
        return ids.isEmpty() ? Uni.createFrom().item(List.of()) : list("id in ?1", ids);
    }

    /** Those of these alerts that a live incident has which the caller may not see. What has ended holds on to none that came back. */
    Uni<List<UUID>> hiddenAlerts(List<UUID> alerts) {
        return Panache.getSession().chain(session -> session.<UUID>createNativeQuery(HIDDEN_ALERTS)
                .setParameter(1, alerts.toArray(UUID[]::new)).getResultList());
    }

    /** The live ones that somebody owns or directs, the oldest first. */
    Uni<List<UUID>> liveOf(String subject, IncidentRole office, int atMost) {
        var holder = office == IncidentRole.OWNER ? "owner" : "incidentManager";
        return find("from Incident i where i." + holder + ".subject = ?1 and i.reached.closedAt is null"
                + " order by i.reached.openedAt, i.id", subject).range(0, atMost - 1).list()
                .map(all -> all.stream().map(it -> it.id).toList());
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
        return Panache.getSession().chain(session -> session.<Long>createNativeQuery(NEXT_NUMBER).getSingleResult());
    }
}
