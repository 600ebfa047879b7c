package io.harrier.platform.access;

import java.util.Optional;

import jakarta.inject.Singleton;

import io.smallrye.common.vertx.ContextLocals;
import io.smallrye.common.vertx.VertxContext;

/** Where the running request comes from; nowhere in the work of jobs and events. It travels with the Vert.x context. */
@Singleton
public class CurrentOrigin {

    private static final String KEY = "harrier.origin";

    public Optional<RequestOrigin> find() {
        if (!VertxContext.isOnDuplicatedContext()) {
            return Optional.empty();
        }
        return ContextLocals.get(KEY);
    }

    /** Makes this the origin of what follows on the running context. */
    public void set(RequestOrigin origin) {
        ContextLocals.put(KEY, origin);
    }
}
