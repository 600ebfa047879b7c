package io.harrier.alerts.alert;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import io.harrier.platform.paging.Conditions;
import io.harrier.platform.problem.NotFound;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

@ApplicationScoped
public class AlertRepository implements PanacheRepositoryBase<SecurityAlert, UUID> {

    /** The alert, locked until the transaction ends, so that two moves can't both be legal. */
    Uni<SecurityAlert> lock(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE).onItem().ifNull().failWith(() -> new NotFound("alert", id));
    }

    Uni<SecurityAlert> get(UUID id) {
        return findById(id).onItem().ifNull().failWith(() -> new NotFound("alert", id));
    }

    /**
     * One row more than the page holds, so that the caller knows whether there is another.
     *
     * @param more a further condition without values, or nothing
     */
    Uni<List<SecurityAlert>> list(Conditions conditions, String more, String order, int limit) {
        return find(conditions.text() + more + " order by " + order, conditions.values()).range(0, limit).list();
    }

    /** Those of these that the caller may see. */
    Uni<List<SecurityAlert>> list(List<UUID> ids, String order) {
        return find("id in ?1 order by " + order, ids).list();
    }

    /** The alert that a repeat would fold into, locked; null where there is none. */
    Uni<SecurityAlert> lockCurrent(String sourceSystem, String sourceId) {
        return find("sourceSystem = ?1 and sourceId = ?2 and current = true", sourceSystem, sourceId)
                .withLock(LockModeType.PESSIMISTIC_WRITE).firstResult();
    }

    /** The alerts of an escalation or of an incident, locked in the order of their ids, as everyone who locks several does. */
    Uni<List<SecurityAlert>> lockAll(List<UUID> ids) {
        return find("id in ?1 order by id", ids).withLock(LockModeType.PESSIMISTIC_WRITE).list();
    }

    Uni<List<SecurityAlert>> lockByEscalation(UUID escalation) {
        return find("escalationId = ?1 order by id", escalation).withLock(LockModeType.PESSIMISTIC_WRITE).list();
    }

    Uni<List<SecurityAlert>> lockByIncident(UUID incident) {
        return find("incidentId = ?1 order by id", incident).withLock(LockModeType.PESSIMISTIC_WRITE).list();
    }

    /** The alerts of an incident, and those of the other that are among these. */
    Uni<List<SecurityAlert>> lockByIncidents(UUID incident, UUID other, List<UUID> ids) {
        return find("incidentId = ?1 or incidentId = ?2 and id in ?3 order by id", incident, other, ids)
                .withLock(LockModeType.PESSIMISTIC_WRITE).list();
    }
}
