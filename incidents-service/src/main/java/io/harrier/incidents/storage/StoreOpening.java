package io.harrier.incidents.storage;

import java.io.IOException;
import java.time.Duration;
import java.util.function.BooleanSupplier;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;

import org.jboss.logging.Logger;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.runtime.StartupEvent;
import io.vertx.mutiny.sqlclient.Pool;

/**
 * Begins the store where it was not yet: at the first start, while no file is recorded. Later one that was not begun is another one, and
 * what needs a file is refused until the right one is there.
 */
@ApplicationScoped
class StoreOpening {

    private static final Logger LOG = Logger.getLogger(StoreOpening.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String RECORDED = "select files_are_recorded()";

    private final BlobStore store;
    private final Pool worker;

    StoreOpening(BlobStore store, @ReactiveDataSource("worker") Pool worker) {
        this.store = store;
        this.worker = worker;
    }

    /** Before anybody works with it. What needs no file goes on without it. */
    void open(@Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) StartupEvent event) {
        open(store, this::isRecorded);
    }

    static void open(BlobStore store, BooleanSupplier isRecorded) {
        try {
            if (store.isBegun()) {
                return;
            }
            if (!isRecorded.getAsBoolean() || store.isOfBefore()) {
                store.begin();
            } else {
                LOG.error("The store is not there, or another: it has none of the files that are recorded. Is it mounted?");
            }
        } catch (IOException failure) {
            LOG.error("The store can't be begun: no file is taken until it is mended and this is started again", failure);
        }
    }

    private boolean isRecorded() {
        return worker.query(RECORDED).execute().map(rows -> rows.iterator().next().getBoolean(0)).await().atMost(PATIENCE);
    }
}
