package io.harrier.platform.events;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;

import io.harrier.platform.events.OutboxProducer.Refusal;
import io.harrier.platform.work.Loop;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * Sends what the outbox holds, in its order, one relay at a time per service however many replicas run. A row is deleted only
 * after the broker has it, or will never take it: a relay killed between the two sends it again, and the consumers' inboxes fold the repeat.
 */
@ApplicationScoped
class Relay {

    private static final Logger LOG = Logger.getLogger(Relay.class);
    /** A round costs four statements, a commit and a wait for the broker, whatever it takes along. */
    private static final int BATCH = 1_000;
    private static final long BATCH_BYTES = 8 * 1024 * 1024;
    private static final Duration BUSY = Duration.ofMillis(40);
    private static final Duration IDLE = Duration.ofMillis(250);
    /** After the last message more are likely: it stays busy for a while, so that they need not wait for an idle round. */
    private static final Duration CALMING = Duration.ofSeconds(2);

    private static final String ALONE = "select pg_try_advisory_xact_lock(hashtext('outbox'), hashtext(current_schema()))";
    /** Bounded in rows and in bytes, for dead letters are as large as what came in; at least one row. */
    private static final String TAKE = """
        select id, topic, key, headers, value from (
            select *, sum(coalesce(octet_length(value), 0)) over (order by id) - coalesce(octet_length(value), 0) as before
            from (select id, topic, key, headers, value from outbox where topic <> all ($1) order by id limit $2) first
        ) batch where before < $3 order by id""";
    private static final String DELETE = "delete from outbox where id = any($1)";
    private static final String REFUSE = """
        insert into outbox_refused (id, tenant_id, topic, key, headers, value, created_at, reason)
        select id, tenant_id, topic, key, headers, value, created_at, $2 from outbox where id = $1""";

    private final Vertx vertx;
    private final Pool worker;
    private final Map<String, Object> kafka;
    private final Clock clock;
    private final Postponed postponed = new Postponed();
    private Instant sentAt = Instant.EPOCH;
    private OutboxProducer producer;
    private Loop loop;

    Relay(Vertx vertx, @ReactiveDataSource("worker") Pool worker,
            @Identifier("default-kafka-broker") Map<String, Object> kafka, Clock clock) {
        this.vertx = vertx;
        this.worker = worker;
        this.kafka = kafka;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        producer = new OutboxProducer(kafka);
        loop = Loop.start(vertx, "Outbox relay", this::relay);
    }

    void stop(@Observes ShutdownEvent event) {
        loop.stop();
        producer.close();
    }

    private Uni<Duration> relay() {
        return worker.withTransaction(connection -> connection.query(ALONE).execute()
                .chain(answer -> answer.iterator().next().getBoolean(0) ? sendBatch(connection) : Uni.createFrom().item(0)))
                .map(this::pause);
    }

    private Duration pause(int sent) {
        var now = clock.instant();
        if (sent > 0) {
            sentAt = now;
        }
        return sent == BATCH ? Duration.ZERO : now.isBefore(sentAt.plus(CALMING)) ? BUSY : IDLE;
    }

    private Uni<Integer> sendBatch(SqlConnection connection) {
        return connection.preparedQuery(TAKE).execute(Tuple.of(postponed.topics(clock.instant()), BATCH, BATCH_BYTES))
                .chain(rows -> {
                    if (rows.size() == 0) {
                        return Uni.createFrom().item(0);
                    }
                    List<Row> batch = new ArrayList<>();
                    rows.forEach(batch::add);
                    var ids = batch.stream().map(row -> row.getLong("id")).toArray(Long[]::new);
                    return send(batch).onFailure().invoke(this::postpone).invoke(() -> postponed.sent(clock.instant()))
                            .chain(refusals -> keep(connection, refusals))
                            .chain(() -> connection.preparedQuery(DELETE).execute(Tuple.of(ids))).replaceWith(ids.length);
                });
    }

    /** Off the event loop: the producer may wait for the broker's metadata. Answers what the broker will never take. */
    private Uni<List<Refusal>> send(List<Row> batch) {
        return Uni.createFrom().item(() -> producer.send(batch)).runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .chain(sent -> Uni.createFrom().completionStage(sent));
    }

    private void postpone(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof TopicsFailed failed) {
                failed.topics.forEach(topic -> postponed.failed(topic, clock.instant()));
            }
        }
    }

    private Uni<Void> keep(SqlConnection connection, List<Refusal> refusals) {
        Uni<Void> all = Uni.createFrom().voidItem();
        for (Refusal refusal : refusals) {
            LOG.errorf("The broker will not take message %d, kept in outbox_refused: %s", refusal.id(), refusal.reason());
            all = all.chain(() -> connection.preparedQuery(REFUSE).execute(Tuple.of(refusal.id(), refusal.reason()))
                    .replaceWithVoid());
        }
        return all;
    }
}
