package io.harrier.platform.events;

import java.util.UUID;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import io.harrier.platform.tenancy.TenantTransaction;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/** Remembers the events handled, in the transaction that handles them. */
@ApplicationScoped
class Inbox {

    private static final String REMEMBER = "insert into inbox (event_id) values (?1) on conflict do nothing";

    /** Runs the work unless this event was handled before; answers whether it ran. */
    @TenantTransaction
    Uni<Boolean> once(UUID event, Supplier<Uni<Void>> work) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(REMEMBER).setParameter(1, event).executeUpdate())
                .chain(fresh -> fresh == 0 ? Uni.createFrom().item(false) : work.get().replaceWith(true));
    }
}
