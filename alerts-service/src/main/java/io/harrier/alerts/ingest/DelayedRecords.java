package io.harrier.alerts.ingest;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;

import io.harrier.alerts.format.Unreadable;
import io.harrier.alerts.format.Unreadable.Reason;
import io.harrier.alerts.ingest.Owners.Owner;
import io.harrier.alerts.ingest.Rejections.Rejected;
import io.harrier.alerts.source.CollectionRules;
import io.harrier.alerts.source.SourcePolicies;
import io.harrier.platform.problem.Outage;
import io.harrier.platform.work.Loop;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * Takes up the records that {@link Throughput} has put off, in their order, as their limits allow: one replica at a time for each
 * mapping, and what is taken, what it costs and what comes of it in one transaction.
 */
@ApplicationScoped
class DelayedRecords {

    private static final Logger LOG = Logger.getLogger(DelayedRecords.class);
    private static final Duration IDLE = Duration.ofSeconds(1);
    /** Well below the shortest span of a limit: a bucket that is full loses what comes. */
    private static final Duration BUSY = Duration.ofMillis(200);
    private static final int MOST_RECORDS = 500;

    private static final String WAITING = """
        select tenant_id, mapping_id, waiting from log_collection_budgets where waiting > 0 order by refilled_at limit 500""";
    private static final String LOCK = """
        select tokens, refilled_at, waiting, clock_timestamp() as now from log_collection_budgets
        where tenant_id = $1 and mapping_id = $2 and waiting > 0 for update""";
    /** The next, up to a size of them all; the first whatever its size. The ids are an array for the reason that ParkedRecords gives. */
    private static final String TAKE = """
        with next as (
            select id, coalesce(octet_length(value), 0) as size from delayed_records
            where tenant_id = $1 and mapping_id = $2 order by id limit $3),
        counted as (select id, sum(size) over (order by id) - size as before from next)
        delete from delayed_records where tenant_id = $1 and mapping_id = $2
            and id = any (array(select id from counted where before < 8388608)) returning *""";
    private static final String SPEND = """
        update log_collection_budgets set tokens = $3, refilled_at = greatest(refilled_at, $4), waiting = $5
        where tenant_id = $1 and mapping_id = $2""";

    private final Vertx vertx;
    private final Pool worker;
    private final SourcePolicies policies;
    private final Batches batches;
    private final AtomicLong waiting;
    private Loop loop;

    DelayedRecords(Vertx vertx, @ReactiveDataSource("worker") Pool worker, SourcePolicies policies, Batches batches,
            MeterRegistry metrics) {
        this.vertx = vertx;
        this.worker = worker;
        this.policies = policies;
        this.batches = batches;
        this.waiting = metrics.gauge("harrier_ingest_delayed_waiting", new AtomicLong());
    }

    /** A mapping by which records wait. */
    private record Due(UUID tenant, UUID mapping) {
    }

    void start(@Observes StartupEvent event) {
        loop = Loop.start(vertx, "Delayed records", this::revisit);
    }

    void stop(@Observes ShutdownEvent event) {
        loop.stop();
    }

    private Uni<Duration> revisit() {
        return worker.query(WAITING).execute().chain(rows -> {
            var due = new ArrayList<Due>();
            long all = 0;
            for (Row row : rows) {
                due.add(new Due(row.getUUID("tenant_id"), row.getUUID("mapping_id")));
                all += row.getLong("waiting");
            }
            waiting.set(all);
            Uni<Boolean> full = Uni.createFrom().item(false);
            for (Due it : due) {
                full = full.chain(before -> revisit(it).onFailure().recoverWithItem(failure -> later(it, failure))
                        .map(taken -> before || taken == MOST_RECORDS));
            }
            return full.map(again -> again ? Duration.ZERO : due.isEmpty() ? IDLE : BUSY);
        });
    }

    private static int later(Due due, Throwable failure) {
        LOG.warnf("What waits by mapping %s of tenant %s waits on: %s", due.mapping, due.tenant, failure.getMessage());
        return 0;
    }

    /** @return how many were taken */
    private Uni<Integer> revisit(Due due) {
        return policies.of(worker, due.tenant).map(sources -> new Owner(due.tenant, sources))
                .chain(owner -> take(due, owner, MOST_RECORDS, null).onFailure(failure -> !Outage.passes(failure))
                        .recoverWithUni(failure -> {
                            LOG.warnf(failure, "A take by mapping %s was refused: its records go one by one", due.mapping);
                            return oneByOne(due, owner);
                        }));
    }

    /** Until there is nothing left to take, or the limit is reached. */
    private Uni<Integer> oneByOne(Due due, Owner owner) {
        Uni<Integer> all = Uni.createFrom().item(1);
        for (int index = 0; index < MOST_RECORDS; index++) {
            all = all.chain(before -> before == 0
                    ? Uni.createFrom().item(0)
                    : take(due, owner, 1, null).onFailure(failure -> !Outage.passes(failure))
                            .recoverWithUni(failure -> take(due, owner, 1, failure)));
        }
        return all;
    }

    /** @param refusal why the next is to be passed by; null to store what comes */
    private Uni<Integer> take(Due due, Owner owner, int most, Throwable refusal) {
        var rules = owner.sources().collection(due.mapping);
        return worker.withTransaction(connection -> connection.preparedQuery(LOCK).execute(Tuple.of(due.tenant, due.mapping))
                .chain(rows -> rows.size() == 0
                        ? Uni.createFrom().item(0)
                        : take(connection, due, new Bucket(rules, rows.iterator().next()), most)
                                .call(taken -> batches.write(connection, batch(owner, taken, refusal))).map(List::size)));
    }

    /** What may be taken of a mapping; all of it where it has no limit any more. */
    private record Bucket(boolean limited, double tokens, long waiting, OffsetDateTime now) {

        private Bucket(CollectionRules rules, Row row) {
            this(rules != null && rules.isLimited(),
                    rules != null && rules.isLimited()
                            ? Throughput.refilled(rules, row.getDouble("tokens"), row.get(OffsetDateTime.class, "refilled_at"),
                                    row.get(OffsetDateTime.class, "now"))
                            : row.getDouble("tokens"),
                    row.getLong("waiting"), row.get(OffsetDateTime.class, "now"));
        }

        private int allows(int most) {
            return limited ? (int) Math.max(0, Math.min(most, Math.floor(tokens))) : most;
        }
    }

    private static Uni<List<Row>> take(SqlConnection connection, Due due, Bucket bucket, int most) {
        int allowed = bucket.allows(most);
        if (allowed == 0) {
            return Uni.createFrom().item(List.of());
        }
        return connection.preparedQuery(TAKE).execute(Tuple.of(due.tenant, due.mapping, allowed))
                .map(DelayedRecords::inOrder)
                .call(taken -> connection.preparedQuery(SPEND).execute(Tuple.of(due.tenant, due.mapping,
                        bucket.limited ? bucket.tokens - taken.size() : bucket.tokens, bucket.now,
                        taken.isEmpty() ? 0L : bucket.waiting - taken.size())));
    }

    private static List<Row> inOrder(RowSet<Row> rows) {
        return StoredRecords.inOrder(rows).toList();
    }

    private Batch batch(Owner owner, List<Row> rows, Throwable refusal) {
        var batch = new Batch();
        for (Row row : rows) {
            var record = StoredRecords.record(row);
            if (refusal == null) {
                var at = row.get(OffsetDateTime.class, "received_at").toInstant();
                batches.add(batch, batches.read(owner, record, at), true);
            } else {
                batch.dead.add(new Rejected(record,
                        new Unreadable(Reason.NOT_STORABLE, "", String.valueOf(refusal.getMessage()))));
            }
        }
        return batch;
    }
}
