package io.harrier.incidents.sla;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import io.harrier.incidents.incident.IncidentType;
import io.harrier.incidents.incident.Severity;
import io.harrier.platform.paging.Conditions;
import io.harrier.platform.problem.NotFound;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

/** The policies that a tenant has of its own. */
@ApplicationScoped
class SlaPolicyRepository implements PanacheRepositoryBase<SlaPolicy, UUID> {

    /** There may be no row to lock. */
    private static final String HOLD = """
        select count(*) from pg_advisory_xact_lock(hashtext('sla_policy'), hashtext(current_tenant() || ?1))""";
    private static final String STANDING = "severity = ?1 and validFrom is null";

    /** Nobody else changes a policy of this severity until the transaction ends: of two first changes the second finds the first. */
    Uni<Void> hold(Severity severity) {
        return Panache.getSession()
                .chain(session -> session.<Long>createNativeQuery(HOLD).setParameter(1, severity.wire).getSingleResult())
                .replaceWithVoid();
    }

    /** Null where the tenant has none. */
    Uni<SlaPolicy> standing(Severity severity) {
        return find(STANDING, severity).firstResult();
    }

    Uni<SlaPolicy> standingLocked(Severity severity) {
        return hold(severity)
                .chain(() -> find(STANDING, severity).withLock(LockModeType.PESSIMISTIC_WRITE).firstResult());
    }

    Uni<SlaPolicy> get(UUID id) {
        return findById(id).onItem().ifNull().failWith(() -> absent(id));
    }

    /** The severity is held before the row is read. */
    Uni<SlaPolicy> locked(UUID id) {
        return Panache.getSession()
                .chain(session -> session.createQuery("select severity from SlaPolicy where id = ?1", Severity.class)
                        .setParameter(1, id).getSingleResultOrNull())
                .onItem().ifNull().failWith(() -> absent(id)).chain(this::hold)
                .chain(() -> findById(id, LockModeType.PESSIMISTIC_WRITE)).onItem().ifNull().failWith(() -> absent(id));
    }

    private static NotFound absent(UUID id) {
        return new NotFound("SLA policy", id);
    }

    /** Those that may hold for incidents of that severity and type. */
    Uni<PolicyChoice> choice(Severity severity, IncidentType type) {
        return list("severity = ?1 and (incidentType is null or incidentType = ?2)", severity, type)
                .map(own -> new PolicyChoice(severity, own));
    }

    /** Another one for the same incidents at some same time, null where there is none. */
    Uni<SlaPolicy> overlapping(SlaPolicy policy) {
        var conditions = new Conditions().with("severity = :severity", "severity", policy.severity)
                .with("validFrom < :until", "until", policy.validUntil)
                .with("(validUntil is null or validUntil > :from)", "from", policy.validFrom)
                .with("incidentType = :type", "type", policy.incidentType).with("id <> :id", "id", policy.id)
                .also("validFrom is not null");
        if (policy.incidentType == null) {
            conditions.also("incidentType is null");
        }
        return find(conditions.text() + " order by validFrom", conditions.values()).firstResult();
    }

    Uni<Long> dated() {
        return count("validFrom is not null");
    }
}
