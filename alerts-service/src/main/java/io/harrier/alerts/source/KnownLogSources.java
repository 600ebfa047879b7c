package io.harrier.alerts.source;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.harrier.platform.problem.RuleBroken;
import io.smallrye.mutiny.Uni;

/** For what refers to a source: whether it is one of the tenant's. */
@ApplicationScoped
public class KnownLogSources {

    private final LogSourceRepository sources;

    KnownLogSources(LogSourceRepository sources) {
        this.sources = sources;
    }

    /** Within the caller's transaction. Fails with {@link RuleBroken} at the pointer where the tenant has none of that id; null is none. */
    public Uni<Void> check(UUID id, String pointer) {
        return id == null
                ? Uni.createFrom().voidItem()
                : sources.findById(id).onItem().ifNull()
                        .failWith(() -> new RuleBroken(pointer, "There is no log source " + id)).replaceWithVoid();
    }
}
