package io.harrier.alerts.ingest;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

import io.harrier.alerts.format.Unreadable;
import io.harrier.alerts.format.Unreadable.Reason;
import io.harrier.alerts.ingest.Owners.Owner;
import io.harrier.alerts.ingest.Rejections.Rejected;
import io.harrier.platform.problem.Outage;
import io.harrier.platform.work.Beside;
import io.harrier.platform.work.Loop;
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
 * Records for a tenant that the directory does not know: a pipeline may speak before its organization is known here. They wait, as
 * rows, without holding up their topic, and are stored as soon as the tenant is known; after the wait they are dead letters.
 */
@ApplicationScoped
class ParkedRecords {

    private static final Logger LOG = Logger.getLogger(ParkedRecords.class);
    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private static final String PARK = """
        insert into ingest_parked (topic, partition, record_offset, key, headers, value, received_at, due_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8)""";
    /** The topics there are, one step through the index for each, however many records wait. */
    private static final String TOPICS = """
        with recursive topics as (
            (select topic from ingest_parked order by topic limit 1)
            union all
            select (select p.topic from ingest_parked p where p.topic > t.topic order by p.topic limit 1)
            from topics t where t.topic is not null)
        select topic from topics where topic is not null""";
    private static final int MOST_RECORDS = 500;
    private static final int MOST_BYTES = 8 * 1024 * 1024;
    /**
     * The next of a topic, up to a size of them all; the first whatever its size. The ids are an array, for a plan that was made while
     * the table was empty would join all of a backlog with all of the take.
     */
    private static final String TAKE = """
        with next as (
            select id, coalesce(octet_length(value), 0) as size from ingest_parked
            where topic = $1 and ($2 or due_at <= $3) order by id limit %d for update skip locked),
        counted as (select id, sum(size) over (order by id) - size as before from next)
        delete from ingest_parked where id = any (array(select id from counted where before < %d)) returning *"""
            .formatted(MOST_RECORDS, MOST_BYTES);
    private static final String NEXT = """
        select id from ingest_parked where topic = $1 and ($2 or due_at <= $3) order by id limit %d""".formatted(MOST_RECORDS);
    private static final String TAKE_ONE = "delete from ingest_parked where id = $1 returning *";

    private final Vertx vertx;
    private final Pool worker;
    private final Owners owners;
    private final Batches batches;
    private final Rejections rejections;
    private final Beside beside;
    private final Clock clock;
    private final Duration patience;
    private Loop loop;

    ParkedRecords(Vertx vertx, @ReactiveDataSource("worker") Pool worker, Owners owners, Batches batches,
            Rejections rejections, Beside beside, Clock clock, IngestSettings settings) {
        this.vertx = vertx;
        this.worker = worker;
        this.owners = owners;
        this.batches = batches;
        this.rejections = rejections;
        this.beside = beside;
        this.clock = clock;
        this.patience = settings.unknownTenantPatience();
    }

    void start(@Observes StartupEvent event) {
        loop = Loop.start(vertx, "Parked records", this::revisit);
    }

    void stop(@Observes ShutdownEvent event) {
        loop.stop();
    }

    Uni<Void> park(SqlConnection connection, List<ConsumerRecord<byte[], byte[]>> records, Instant now) {
        if (records.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var rows = records.stream().map(record -> Tuple.tuple().addString(record.topic()).addInteger(record.partition())
                .addLong(record.offset()).addValue(StoredRecords.buffer(record.key())).addValue(StoredRecords.headers(record))
                .addValue(StoredRecords.buffer(record.value()))
                .addValue(utc(now)).addValue(utc(now.plus(patience)))).toList();
        return connection.preparedQuery(PARK).executeBatch(rows).replaceWithVoid();
    }

    /** A take of each topic in turn; at once again while there was something, for each topic on its own. */
    private Uni<Duration> revisit() {
        return worker.query(TOPICS).execute().chain(rows -> {
            Uni<Boolean> all = Uni.createFrom().item(false);
            for (Row row : rows) {
                String topic = row.getString("topic");
                all = all.chain(busy -> revisit(topic).onFailure().recoverWithItem(failure -> later(topic, failure))
                        .map(taken -> busy || taken));
            }
            return all.map(busy -> busy ? Duration.ZERO : INTERVAL);
        });
    }

    private static boolean later(String topic, Throwable failure) {
        LOG.warnf("What waits of %s waits on: %s", topic, failure.getMessage());
        return false;
    }

    /** @return whether there was something to take */
    private Uni<Boolean> revisit(String topic) {
        return owners.findOrAsk(alias(topic)).chain(owner -> {
            var which = Tuple.of(topic, owner.isPresent(), utc(clock.instant()));
            return worker.withTransaction(connection -> connection.preparedQuery(TAKE).execute(which)
                    .chain(rows -> settle(connection, rows, owner)))
                    .onFailure(ParkedRecords::stays).recoverWithUni(failure -> {
                        LOG.warnf(failure, "A take of %s was refused: its records go one by one", topic);
                        return oneByOne(which, owner);
                    });
        });
    }

    private Uni<Boolean> oneByOne(Tuple which, Optional<Owner> owner) {
        return worker.preparedQuery(NEXT).execute(which).chain(rows -> {
            Uni<?> all = Uni.createFrom().voidItem();
            for (Row row : rows) {
                var one = Tuple.of(row.getLong("id"));
                all = all.chain(() -> worker.withTransaction(connection -> connection.preparedQuery(TAKE_ONE).execute(one)
                        .chain(taken -> settle(connection, taken, owner)))
                        .onFailure(ParkedRecords::stays).recoverWithUni(failure -> refuse(one, failure)));
            }
            return all.replaceWith(rows.size() > 0);
        });
    }

    private Uni<Boolean> refuse(Tuple one, Throwable failure) {
        var why = new Unreadable(Reason.NOT_STORABLE, "", String.valueOf(failure.getMessage()));
        return worker.withTransaction(connection -> connection.preparedQuery(TAKE_ONE).execute(one)
                .chain(rows -> rejections.write(connection,
                        StoredRecords.inOrder(rows).map(row -> new Rejected(StoredRecords.record(row), why)).toList())))
                .replaceWith(true);
    }

    /** Whether trying again would end the same way. */
    private static boolean stays(Throwable failure) {
        return !Outage.passes(failure);
    }

    /** Stores or passes by what was taken, as one batch. */
    private Uni<Boolean> settle(SqlConnection connection, RowSet<Row> rows, Optional<Owner> owner) {
        boolean programmed = owner.isPresent() && owner.get().sources().isProgrammed();
        return beside.run(programmed, () -> sorted(rows, owner)).chain(batch -> batches.write(connection, batch))
                .replaceWith(rows.size() > 0);
    }

    private Batch sorted(RowSet<Row> rows, Optional<Owner> owner) {
        var batch = new Batch();
        StoredRecords.inOrder(rows).forEach(row -> {
            var record = StoredRecords.record(row);
            if (owner.isEmpty()) {
                batch.dead.add(new Rejected(record,
                        new Unreadable(Reason.UNKNOWN_TENANT, "", "There is no organization " + alias(record.topic()))));
                return;
            }
            var at = row.get(OffsetDateTime.class, "received_at").toInstant();
            batches.add(batch, batches.read(owner.get(), record, at), false);
        });
        return batch;
    }

    private static String alias(String topic) {
        return topic.substring(BatchIngest.TOPIC_PREFIX.length());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
