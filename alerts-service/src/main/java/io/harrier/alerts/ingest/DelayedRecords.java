package io.harrier.alerts.ingest;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;

import io.harrier.alerts.format.Unreadable;
import io.harrier.alerts.format.Unreadable.Reason;
import io.harrier.alerts.ingest.Owners.Owner;
import io.harrier.alerts.ingest.Rejections.Rejected;
import io.harrier.alerts.source.SourcePolicies;
import io.harrier.platform.problem.Outage;
import io.harrier.platform.work.Beside;
import io.harrier.platform.work.Loop;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
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
    /** With what is said of the mapping now, however old what ingest has kept of it. */
    private static final String BUDGET = """
        select b.tokens, b.refilled_at, b.waiting, clock_timestamp() as now,
            case when m.status = 'active' then m.throughput_records end as records, m.throughput_seconds as seconds
        from log_collection_budgets b join log_collection_mappings m on m.tenant_id = b.tenant_id and m.id = b.mapping_id
        where b.tenant_id = $1 and b.mapping_id = $2 and b.waiting > 0""";
    private static final String LOCK = BUDGET + " for update of b";
    /** The next, up to a size of them all; the first whatever its size. The ids are an array for the reason that ParkedRecords gives. */
    private static final String NEXT = """
        with next as (
            select id, coalesce(octet_length(value), 0) as size from delayed_records
            where tenant_id = $1 and mapping_id = $2 order by id limit $3),
        counted as (select id, sum(size) over (order by id) - size as before from next)
        select * from delayed_records where tenant_id = $1 and mapping_id = $2
            and id = any (array(select id from counted where before < 8388608))""";
    private static final String TAKE = """
        delete from delayed_records where tenant_id = $1 and mapping_id = $2 and id = any ($3) returning id""";
    private static final String SPEND = """
        update log_collection_budgets set tokens = $3, refilled_at = greatest(refilled_at, $4), waiting = $5
        where tenant_id = $1 and mapping_id = $2""";

    private final Vertx vertx;
    private final Pool worker;
    private final SourcePolicies policies;
    private final Batches batches;
    private final Beside beside;
    private final AtomicLong waiting;
    private Loop loop;

    DelayedRecords(Vertx vertx, @ReactiveDataSource("worker") Pool worker, SourcePolicies policies, Batches batches,
            Beside beside, MeterRegistry metrics) {
        this.vertx = vertx;
        this.worker = worker;
        this.policies = policies;
        this.batches = batches;
        this.beside = beside;
        this.waiting = metrics.gauge("harrier_ingest_delayed_waiting", new AtomicLong());
    }

    /** A mapping by which records wait. */
    record Due(UUID tenant, UUID mapping) {

        private Tuple key() {
            return Tuple.of(tenant, mapping);
        }
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
                .chain(owner -> next(due, MOST_RECORDS).chain(next -> take(due, owner, next))
                        .onFailure(DelayedRecords::stays).recoverWithUni(failure -> {
                            LOG.warnf(failure, "A take by mapping %s was refused: its records go one by one", due.mapping);
                            return oneByOne(due, owner);
                        }));
    }

    /** Whether trying again would end the same way. */
    private static boolean stays(Throwable failure) {
        return !Outage.passes(failure);
    }

    /** Until there is nothing left to take, or the limit is reached. */
    private Uni<Integer> oneByOne(Due due, Owner owner) {
        Uni<Integer> all = Uni.createFrom().item(1);
        for (int index = 0; index < MOST_RECORDS; index++) {
            all = all.chain(before -> before == 0
                    ? Uni.createFrom().item(0)
                    : next(due, 1).chain(next -> take(due, owner, next).onFailure(DelayedRecords::stays)
                            .recoverWithUni(failure -> passBy(due, next.get(0), failure))));
        }
        return all;
    }

    /** Those whose turn it is, as far as the limit allows: nothing is locked yet. */
    private Uni<List<Row>> next(Due due, int most) {
        return worker.preparedQuery(BUDGET).execute(due.key()).chain(rows -> {
            int allowed = rows.size() == 0 ? 0 : new Budget(rows.iterator().next()).allows(most);
            return allowed == 0
                    ? Uni.createFrom().item(List.of())
                    : next(worker, due, allowed).call(next -> next.isEmpty() ? recount(due) : Uni.createFrom().voidItem());
        });
    }

    private static Uni<List<Row>> next(SqlClient client, Due due, int most) {
        return client.preparedQuery(NEXT).execute(Tuple.of(due.tenant, due.mapping, most))
                .map(rows -> StoredRecords.inOrder(rows).toList());
    }

    /** Nothing waits where the budget says so: whoever puts something off locks it first. */
    private Uni<Void> recount(Due due) {
        return locked(due, (connection, budget) -> budget == null
                ? Uni.createFrom().voidItem()
                : next(connection, due, 1).chain(next -> next.isEmpty()
                        ? spend(connection, due, budget, 0, budget.waiting())
                        : Uni.createFrom().voidItem()));
    }

    /** Reads them, and then stores those that are still there and still allowed. */
    private Uni<Integer> take(Due due, Owner owner, List<Row> next) {
        if (next.isEmpty()) {
            return Uni.createFrom().item(0);
        }
        return beside.run(owner.sources().isProgrammed(), () -> read(owner, next)).chain(read -> locked(due,
                (connection, budget) -> take(connection, due, budget, List.copyOf(read.keySet())).call(taken -> {
                    var batch = new Batch();
                    taken.forEach(id -> batches.add(batch, read.get(id), true));
                    return batches.write(connection, batch);
                }).map(List::size)));
    }

    private Map<Long, ReadRecord> read(Owner owner, List<Row> rows) {
        var read = new LinkedHashMap<Long, ReadRecord>();
        rows.forEach(row -> read.put(row.getLong("id"), batches.read(owner, StoredRecords.record(row),
                row.get(OffsetDateTime.class, "received_at").toInstant())));
        return read;
    }

    /** Takes none but this one, which the database refuses: where another replica was faster, the next in its place is another. */
    Uni<Integer> passBy(Due due, Row row, Throwable refusal) {
        return locked(due, (connection, budget) -> remove(connection, due, budget, List.of(row.getLong("id")), 0)
                .call(gone -> {
                    var batch = new Batch();
                    gone.forEach(id -> batch.dead.add(new Rejected(StoredRecords.record(row),
                            new Unreadable(Reason.NOT_STORABLE, "", String.valueOf(refusal.getMessage())))));
                    return batches.write(connection, batch);
                })).replaceWith(1);
    }

    private <T> Uni<T> locked(Due due, BiFunction<SqlConnection, Budget, Uni<T>> work) {
        return worker.withTransaction(connection -> connection.preparedQuery(LOCK).execute(due.key())
                .chain(rows -> work.apply(connection, rows.size() == 0 ? null : new Budget(rows.iterator().next()))));
    }

    private static Uni<List<Long>> take(SqlConnection connection, Due due, Budget budget, List<Long> ids) {
        int allowed = budget == null ? 0 : budget.allows(ids.size());
        return remove(connection, due, budget, ids.subList(0, allowed), budget == null || budget.limit() == null ? 0 : 1);
    }

    /** @return those that were still there, in their order */
    private static Uni<List<Long>> remove(SqlConnection connection, Due due, Budget budget, List<Long> ids, int price) {
        if (budget == null || ids.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return connection.preparedQuery(TAKE).execute(Tuple.of(due.tenant, due.mapping, ids.toArray(Long[]::new)))
                .map(rows -> StoredRecords.inOrder(rows).map(row -> row.getLong("id")).toList())
                .call(gone -> spend(connection, due, budget, gone.size() * price, gone.size()));
    }

    private static Uni<Void> spend(SqlConnection connection, Due due, Budget budget, int tokens, long records) {
        return connection.preparedQuery(SPEND).execute(Tuple.of(due.tenant, due.mapping, budget.tokens() - tokens, budget.now(),
                budget.waiting() - records)).replaceWithVoid();
    }
}
