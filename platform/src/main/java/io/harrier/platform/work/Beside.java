package io.harrier.platform.work;

import java.util.concurrent.Callable;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.unchecked.Unchecked;
import io.vertx.core.Vertx;

/** Runs beside the event loop what may take long: of all that waits for the loop, nothing waits for it. */
@Singleton
public class Beside {

    private final Vertx vertx;

    public Beside(Vertx vertx) {
        this.vertx = vertx;
    }

    /** Answers where it was asked, on the caller's event loop. */
    public <T> Uni<T> run(Callable<T> work) {
        return Uni.createFrom().completionStage(() -> vertx.executeBlocking(work, false).toCompletionStage());
    }

    /** @param lengthy whether it may take long; what may not is done here and now */
    public <T> Uni<T> run(boolean lengthy, Callable<T> work) {
        return lengthy ? run(work) : Uni.createFrom().item(Unchecked.supplier(work::call));
    }
}
