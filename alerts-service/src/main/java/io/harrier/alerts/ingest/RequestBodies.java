package io.harrier.alerts.ingest;

import java.util.concurrent.Callable;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.harrier.platform.problem.TooLarge;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.unchecked.Unchecked;
import io.vertx.core.Vertx;

/** Parses the bodies of requests that bring many records: never more than the limit, and large ones beside the event loop. */
@Singleton
class RequestBodies {

    private static final int SMALL = 256 * 1024;

    private final Vertx vertx;
    private final long largest;

    RequestBodies(Vertx vertx, @ConfigProperty(name = "harrier.http.largest-body") MemorySize largest) {
        this.vertx = vertx;
        this.largest = largest.asLongValue();
    }

    /** @throws TooLarge also where the request did not say how long its body would be */
    <T> Uni<T> parsed(byte[] body, Callable<T> parsing) {
        if (body.length > largest) {
            throw new TooLarge("", "A body may have " + largest + " bytes; this one has " + body.length);
        }
        return body.length <= SMALL
                ? Uni.createFrom().item(Unchecked.supplier(parsing::call))
                : beside(parsing);
    }

    /** Runs beside the event loop what may take long however small it came. */
    <T> Uni<T> beside(Callable<T> work) {
        return Uni.createFrom().completionStage(() -> vertx.executeBlocking(work, false).toCompletionStage());
    }
}
