package io.harrier.alerts.alert;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

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
}
