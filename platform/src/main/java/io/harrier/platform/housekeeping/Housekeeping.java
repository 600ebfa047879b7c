package io.harrier.platform.housekeeping;

import java.time.Duration;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.harrier.platform.work.Loop;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;

/**
 * Deletes what has served its time, in short transactions, one replica of a service at a time. Refused messages stay: they are the
 * operator's to look at.
 */
@ApplicationScoped
class Housekeeping {

    /** Rows of one table that have served their time. */
    private record Expiry(String table, String age, String after) {

        /** By the row's place, found through the index on its age: the keys of these tables are wide. */
        String delete() {
            return """
                delete from %1$s where ctid = any (array(
                    select ctid from %1$s where %2$s < now() - interval '%3$s' order by %2$s limit %4$d))"""
                    .formatted(table, age, after, BATCH);
        }
    }

    private static final int BATCH = 500;
    private static final String ALONE = "select pg_try_advisory_xact_lock(hashtext('housekeeping'), hashtext(current_schema()))";
    /** Kafka keeps events for seven days: what is twice as old can't be repeated. */
    private static final List<Expiry> EXPIRIES = List.of(
            new Expiry("inbox", "received_at", "14 days"),
            new Expiry("idempotency_keys", "created_at", "24 hours"));

    private final Vertx vertx;
    private final Pool worker;
    private final Duration interval;
    private Loop loop;

    Housekeeping(Vertx vertx, @ReactiveDataSource("worker") Pool worker,
            @ConfigProperty(name = "harrier.housekeeping.every", defaultValue = "PT1M") Duration interval) {
        this.vertx = vertx;
        this.worker = worker;
        this.interval = interval;
    }

    void start(@Observes StartupEvent event) {
        loop = Loop.start(vertx, "Housekeeping", this::tidy);
    }

    void stop(@Observes ShutdownEvent event) {
        loop.stop();
    }

    private Uni<Duration> tidy() {
        return worker.withTransaction(connection -> connection.query(ALONE).execute()
                .chain(answer -> answer.iterator().next().getBoolean(0) ? deleteBatches(connection) : Uni.createFrom().item(0)))
                .map(most -> most == BATCH ? Duration.ZERO : interval);
    }

    /** One batch of every table; answers the size of the largest. */
    private static Uni<Integer> deleteBatches(SqlConnection connection) {
        var most = Uni.createFrom().item(0);
        for (Expiry expiry : EXPIRIES) {
            most = most.chain(before -> connection.query(expiry.delete()).execute()
                    .map(deleted -> Math.max(before, deleted.rowCount())));
        }
        return most;
    }
}
