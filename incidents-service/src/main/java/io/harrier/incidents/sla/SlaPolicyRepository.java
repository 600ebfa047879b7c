package io.harrier.incidents.sla;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import io.harrier.incidents.incident.Severity;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

/** The policies a tenant has changed. */
@ApplicationScoped
class SlaPolicyRepository implements PanacheRepositoryBase<SlaPolicy, Severity> {

    /** There may be no row to lock. */
    private static final String HOLD = """
        select count(*) from pg_advisory_xact_lock(hashtext('sla_policy'), hashtext(current_tenant() || ?1))""";

    /**
     * The tenant's own, null where it has none: held either way until the transaction ends, so that of two first changes the second
     * finds the first.
     */
    Uni<SlaPolicy> held(Severity severity) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(HOLD, Long.class).setParameter(1, severity.wire).getSingleResult())
                .chain(() -> findById(severity, LockModeType.PESSIMISTIC_WRITE));
    }
}
