package io.harrier.incidents.storage;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;

import io.harrier.platform.work.Beside;
import io.harrier.platform.work.Loop;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;

/** Removes the files that have to go, and once an hour what was begun and never ended. Any number of replicas do. */
@ApplicationScoped
class BlobRemovalLoop {

    private static final Logger LOG = Logger.getLogger(BlobRemovalLoop.class);
    private static final Duration AGAIN = Duration.ofMinutes(10);
    private static final Duration SWEEP_EVERY = Duration.ofHours(1);

    private final Vertx vertx;
    private final BlobStore store;
    private final BlobRemovals removals;
    private final StorageSettings settings;
    private final Beside beside;
    private final Clock clock;
    private Instant nextSweep = Instant.MIN;
    private Loop loop;

    BlobRemovalLoop(Vertx vertx, BlobStore store, BlobRemovals removals, StorageSettings settings, Beside beside, Clock clock) {
        this.vertx = vertx;
        this.store = store;
        this.removals = removals;
        this.settings = settings;
        this.beside = beside;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        loop = Loop.start(vertx, "Removal of files", () -> removals.remove(clock.instant(), AGAIN, this::remove)
                .call(this::sweep).map(removed -> removed > 0 ? Duration.ZERO : settings.removeEvery()));
    }

    void stop(@Observes ShutdownEvent event) {
        loop.stop();
    }

    private Uni<Boolean> remove(BlobKey key) {
        return beside.run(() -> {
            store.remove(key);
            return true;
        }).onFailure().invoke(failure -> LOG.warnf("A file could not be removed and is tried again: %s", failure.getMessage()))
                .onFailure().recoverWithItem(false);
    }

    /** Twice as old as a reservation: nothing that is still being written is touched. */
    private Uni<Void> sweep() {
        var now = clock.instant();
        if (now.isBefore(nextSweep)) {
            return Uni.createFrom().voidItem();
        }
        nextSweep = now.plus(SWEEP_EVERY);
        return beside.run(() -> {
            store.sweep(now.minus(settings.reservation().multipliedBy(2)));
            return (Void) null;
        }).onFailure().invoke(failure -> LOG.warnf("What was begun could not be swept: %s", failure.getMessage())).onFailure()
                .recoverWithNull();
    }
}
