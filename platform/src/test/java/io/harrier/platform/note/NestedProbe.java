package io.harrier.platform.note;

import jakarta.enterprise.context.ApplicationScoped;

import io.harrier.platform.tenancy.TenantTransaction;
import io.smallrye.mutiny.Uni;

/** A service that another calls inside its transaction. */
@ApplicationScoped
@TenantTransaction
public class NestedProbe {

    static final String TRANSACTION = "select pg_current_xact_id()::text";

    Uni<String> transaction() {
        return Probes.text(TRANSACTION);
    }
}
