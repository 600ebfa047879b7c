package io.harrier.incidents.access;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;

import io.smallrye.common.vertx.ContextLocals;
import io.smallrye.common.vertx.VertxContext;

/** The incidents that the running request named, in its path or its body, and was told are not there. */
public final class AskedInVain {

    private static final String KEY = "harrier.incidents.asked";
    private static final int MOST = 1_000;

    private AskedInVain() {
    }

    public static void note(UUID incident) {
        if (VertxContext.isOnDuplicatedContext()) {
            var all = new LinkedHashSet<>(all());
            if (all.size() < MOST) {
                all.add(incident);
                ContextLocals.put(KEY, all);
            }
        }
    }

    static Set<UUID> all() {
        return VertxContext.isOnDuplicatedContext() ? ContextLocals.<Set<UUID>>get(KEY).orElse(Set.of()) : Set.of();
    }
}
