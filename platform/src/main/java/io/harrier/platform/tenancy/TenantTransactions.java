package io.harrier.platform.tenancy;

import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

import jakarta.inject.Singleton;

import io.harrier.platform.access.Caller;
import io.harrier.platform.access.CurrentCaller;
import io.quarkus.arc.All;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.common.vertx.ContextLocals;
import io.smallrye.mutiny.Uni;

/** Opens the transaction and tells PostgreSQL whose it is, tenant and subject, for row-level security. */
@Singleton
class TenantTransactions {

    private static final String OPEN = "harrier.transaction";
    private static final String SET_CALLER = """
        select set_config('harrier.tenant', ?1, true) || set_config('harrier.subject', ?2, true)""";

    private final CurrentCaller current;
    private final List<BeforeCommit> beforeCommit;

    TenantTransactions(CurrentCaller current, @All List<BeforeCommit> beforeCommit) {
        this.current = current;
        this.beforeCommit = beforeCommit;
    }

    <T> Uni<T> run(Supplier<Uni<T>> work) {
        var caller = current.get();
        UUID tenant = caller.tenantId();
        if (ContextLocals.get(OPEN).isPresent()) {
            return joined(tenant, work);
        }
        return Panache.withTransaction(() -> {
            ContextLocals.put(OPEN, tenant);
            return goOnAs(caller).chain(ignored -> work.get()).call(this::beforeCommit);
        }).invoke(() -> beforeCommit.forEach(BeforeCommit::committed)).onFailure()
                .invoke(() -> beforeCommit.forEach(BeforeCommit::rolledBack))
                .eventually(() -> ContextLocals.remove(OPEN));
    }

    private Uni<Void> beforeCommit() {
        Uni<Void> done = Uni.createFrom().voidItem();
        for (var it : beforeCommit) {
            done = done.chain(it::beforeCommit);
        }
        return done;
    }

    /** What follows in the running transaction is that caller's, who sees what he may see; the tenant stays. */
    Uni<Void> goOnAs(Caller caller) {
        current.set(caller);
        return Panache.getSession().chain(session -> session.<String>createNativeQuery(SET_CALLER)
                .setParameter(1, caller.tenantId().toString()).setParameter(2, caller.rowSubject()).getSingleResult())
                .replaceWithVoid();
    }

    private static <T> Uni<T> joined(UUID tenant, Supplier<Uni<T>> work) {
        if (!ContextLocals.get(OPEN).filter(tenant::equals).isPresent()) {
            throw new IllegalStateException("A transaction of one tenant can't do the work of another");
        }
        return work.get();
    }
}
