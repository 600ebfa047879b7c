package io.harrier.platform.tenancy;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

import io.smallrye.mutiny.Uni;

/**
 * What each tenant says of something, kept a few seconds: a batch asks the database once in a while, a record never. What changes
 * here is seen at once, what changes on another replica within those seconds.
 */
public final class PerTenant<T> {

    private static final long FRESH = Duration.ofSeconds(3).toNanos();

    private record Kept<T>(T value, long at) {

        boolean isFresh() {
            return System.nanoTime() - at < FRESH;
        }
    }

    private final Map<UUID, Kept<T>> kept = new ConcurrentHashMap<>();
    private final AtomicLong changes = new AtomicLong();

    /** What is kept of the tenant, else what {@code reading} answers. */
    public Uni<T> get(UUID tenant, Supplier<Uni<T>> reading) {
        var known = kept.get(tenant);
        if (known != null && known.isFresh()) {
            return Uni.createFrom().item(known.value());
        }
        long seen = changes.get();
        return reading.get().invoke(value -> {
            kept.values().removeIf(it -> !it.isFresh());
            kept.put(tenant, new Kept<>(value, System.nanoTime()));
            if (changes.get() != seen) {
                // What was read may be from before the change.
                kept.remove(tenant);
            }
        });
    }

    /** To be called when a change of what the tenant says has committed. */
    public void forget(UUID tenant) {
        changes.incrementAndGet();
        kept.remove(tenant);
    }
}
