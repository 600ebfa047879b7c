package io.harrier.incidents.investigation;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;

import io.harrier.platform.paging.Conditions;
import io.harrier.platform.paging.PageRequest;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

/** Activities; those of incidents hidden from the caller are hidden by the database. */
@Singleton
class ActivityRepository implements PanacheRepositoryBase<Activity, UUID> {

    private static final String RESTRICTED = "select i.id from Incident i where i.id in :ids and i.restricted = true";

    /**
     * One row more than the page holds.
     *
     * @param incident whose; null for all
     */
    Uni<List<Activity>> list(UUID incident, ActivityFilter filter, ActivitySort sort, PageRequest page, String me,
            Instant now) {
        var conditions = new Conditions().with("incidentId = :incident", "incident", incident)
                .with("trace.updatedAt >= :updatedSince", "updatedSince", page.updatedSince);
        filter.narrow(conditions, me, now);
        var order = sort.narrow(conditions, page.cursor);
        return find(conditions.text() + " order by " + order, conditions.values()).range(0, page.limit).list();
    }

    Uni<Activity> of(UUID incident, UUID id) {
        return find("incidentId = ?1 and id = ?2", incident, id).firstResult();
    }

    /** The same, held until the transaction ends. */
    Uni<Activity> locked(UUID incident, UUID id) {
        return find("incidentId = ?1 and id = ?2", incident, id).withLock(LockModeType.PESSIMISTIC_WRITE).firstResult();
    }

    Uni<Long> countOf(UUID incident) {
        return count("incidentId", incident);
    }

    Uni<List<Activity>> open(UUID incident) {
        return find("incidentId = ?1 and status in ?2 order by id", incident, List.copyOf(ActivityStatus.OPEN))
                .withLock(LockModeType.PESSIMISTIC_WRITE).list();
    }

    /** Those of these incidents that only named people see. */
    Uni<List<UUID>> restricted(List<UUID> incidents) {
        return incidents.isEmpty()
                ? Uni.createFrom().item(List.of())
                : getSession().chain(session -> session.createQuery(RESTRICTED, UUID.class).setParameter("ids", incidents)
                        .getResultList());
    }

    /** The latest of an incident. */
    Uni<List<Activity>> latest(UUID incident, int atMost) {
        return find("incidentId = ?1 order by id desc", incident).range(0, atMost - 1).list();
    }
}
