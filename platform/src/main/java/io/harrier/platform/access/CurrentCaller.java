package io.harrier.platform.access;

import java.util.Optional;

import jakarta.inject.Singleton;

import io.smallrye.common.vertx.ContextLocals;
import io.smallrye.common.vertx.VertxContext;

/** The caller of the running request, event or job. It travels with the Vert.x context, so every step of a pipeline sees it. */
@Singleton
public class CurrentCaller {

    private static final String KEY = "harrier.caller";

    /** @throws IllegalStateException where nobody acts: a fault of the program, never of a client */
    public Caller get() {
        return find().orElseThrow(() -> new IllegalStateException("No caller: tenant work outside a request, event or job"));
    }

    public Optional<Caller> find() {
        if (!VertxContext.isOnDuplicatedContext()) {
            return Optional.empty();
        }
        return ContextLocals.get(KEY);
    }

    /** Makes this the caller of everything that follows on the running context. */
    public void set(Caller caller) {
        ContextLocals.put(KEY, caller);
    }
}
