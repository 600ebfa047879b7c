package io.harrier.platform.tenancy;

import java.util.Optional;
import java.util.function.Supplier;

import jakarta.inject.Singleton;

import io.harrier.platform.access.Caller;
import io.harrier.platform.access.CurrentCaller;
import io.harrier.platform.access.CurrentOrigin;
import io.harrier.platform.access.RequestOrigin;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;

/** Runs work for a tenant outside a request: what an event or a claimed row asks for. */
@Singleton
public class Tenancy {

    private final Vertx vertx;
    private final CurrentCaller current;
    private final CurrentOrigin origins;
    private final TenantTransactions transactions;

    Tenancy(Vertx vertx, CurrentCaller current, CurrentOrigin origins, TenantTransactions transactions) {
        this.vertx = vertx;
        this.current = current;
        this.origins = origins;
        this.transactions = transactions;
    }

    /**
     * Runs {@code work} as {@code caller}, on a Vert.x context of its own, so that neither its caller nor its session mixes with
     * whatever runs around it; what follows runs again where it was.
     * <p>
     * What has begun runs to its end, also where nobody waits for it any more, as when the client of a request is gone. Cancelled it would
     * be told so on the context around it, where its session is not found: nobody would close that, and its connection would be lost.
     */
    public <T> Uni<T> as(Caller caller, Supplier<Uni<T>> work) {
        return Uni.createFrom().deferred(() -> {
            var around = Vertx.currentContext();
            var origin = origins.find();
            var done = Uni.createFrom()
                    .<T>emitter(end -> apart(caller, origin, work).subscribe().with(end::complete, end::fail));
            return around == null ? done : done.emitOn(command -> around.runOnContext(ignored -> command.run()));
        });
    }

    /**
     * What follows in the running transaction is done as {@code caller} of the same tenant, for whom an event asks: hidden from him is hidden
     * from it.
     */
    public Uni<Void> goOnAs(Caller caller) {
        return transactions.goOnAs(caller);
    }

    private <T> Uni<T> apart(Caller caller, Optional<RequestOrigin> origin, Supplier<Uni<T>> work) {
        return Uni.createFrom().<T>deferred(() -> {
            current.set(caller);
            origin.ifPresent(origins::set);
            return work.get();
        }).runSubscriptionOn(command -> {
            var context = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
            VertxContextSafetyToggle.setContextSafe(context, true);
            context.runOnContext(ignored -> command.run());
        });
    }
}
