package io.harrier.alerts.ingest;

import java.util.concurrent.Callable;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.harrier.platform.problem.TooLarge;
import io.harrier.platform.work.Beside;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.mutiny.Uni;

/**
 * Parses the bodies of requests that bring many records: never more than the limit, and beside the event loop what may take long: large
 * ones, and those that the tenant's own expressions treat.
 */
@Singleton
class RequestBodies {

    private static final int SMALL = 256 * 1024;

    private final Beside beside;
    private final long largest;

    RequestBodies(Beside beside, @ConfigProperty(name = "harrier.http.largest-body") MemorySize largest) {
        this.beside = beside;
        this.largest = largest.asLongValue();
    }

    /**
     * @param programmed whether expressions of the tenant take part
     * @throws TooLarge also where the request did not say how long its body would be
     */
    <T> Uni<T> parsed(byte[] body, boolean programmed, Callable<T> parsing) {
        if (body.length > largest) {
            throw new TooLarge("", "A body may have " + largest + " bytes; this one has " + body.length);
        }
        return beside.run(programmed || body.length > SMALL, parsing);
    }

    /** Runs beside the event loop what may take long however small it came. */
    <T> Uni<T> beside(Callable<T> work) {
        return beside.run(work);
    }
}
