package io.harrier.alerts.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

import io.harrier.platform.work.Loop;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * Puts canaries on the topics of their organizations, apart from all events: a topic that is gone or refused to this service holds up
 * nothing but its own canaries. Those wait in their rows, and no longer than they live; one that is sent twice is taken once.
 */
@ApplicationScoped
class CanarySender {

    private static final int BATCH = 20;
    private static final Duration EVERY = Duration.ofMillis(250);
    private static final Duration CLAIMED = Duration.ofSeconds(15);
    private static final Duration AGAIN = Duration.ofSeconds(20);

    private static final String CLAIM = """
        update canaries c set send_at = $2 from tenants t
        where t.id = c.tenant_id and c.ctid = any (array(select ctid from canaries where send_at <= $1
            order by send_at limit 20 for no key update skip locked))
        returning c.tenant_id, c.id, c.source, c.record, t.alias""";
    private static final String SENT = """
        update canaries set send_at = null, record = null, reason = case when status = 'sent' then null else reason end
        where tenant_id = $1 and id = $2 and send_at is not null""";
    private static final String FAILED = """
        update canaries set send_at = $3, reason = $4 where tenant_id = $1 and id = $2 and send_at is not null""";

    private final Vertx vertx;
    private final Pool worker;
    private final Map<String, Object> kafka;
    private final Clock clock;
    private KafkaProducer<byte[], byte[]> producer;
    private Loop loop;

    CanarySender(Vertx vertx, @ReactiveDataSource("worker") Pool worker,
            @Identifier("default-kafka-broker") Map<String, Object> kafka, Clock clock) {
        this.vertx = vertx;
        this.worker = worker;
        this.kafka = new HashMap<>(kafka);
        this.kafka.put("enable.idempotence", false);
        this.kafka.put("acks", "all");
        this.kafka.put("linger.ms", 0);
        // Shorter than a claim, all of it.
        this.kafka.put("max.block.ms", 2_000);
        this.kafka.put("request.timeout.ms", 4_000);
        this.kafka.put("delivery.timeout.ms", 5_000);
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        producer = new KafkaProducer<>(kafka, new ByteArraySerializer(), new ByteArraySerializer());
        loop = Loop.start(vertx, "Canary sender", this::send);
    }

    void stop(@Observes ShutdownEvent event) {
        loop.stop();
        producer.close(Duration.ofSeconds(1));
    }

    private Uni<Duration> send() {
        var now = clock.instant();
        return worker.preparedQuery(CLAIM).execute(Tuple.of(utc(now), utc(now.plus(CLAIMED))))
                .chain(rows -> Multi.createFrom().iterable(rows).onItem().transformToUniAndMerge(this::send).collect().asList()
                        .replaceWith(rows.size() == BATCH ? Duration.ZERO : EVERY));
    }

    private Uni<Void> send(Row row) {
        var tenant = row.getUUID("tenant_id");
        var id = row.getUUID("id");
        return Uni.createFrom().item(() -> put(row)).runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .chain(sent -> Uni.createFrom().completionStage(sent))
                .chain(() -> worker.preparedQuery(SENT).execute(Tuple.of(tenant, id)))
                .onFailure().recoverWithUni(failure -> worker.preparedQuery(FAILED).execute(Tuple.of(tenant, id,
                        utc(clock.instant().plus(AGAIN)), "Its topic does not take it: " + failure.getMessage())))
                .replaceWithVoid();
    }

    /** Off the event loop: the producer waits for a topic it does not know. */
    private CompletableFuture<Void> put(Row row) {
        String id = row.getUUID("id").toString();
        String source = row.getString("source");
        var record = new ProducerRecord<>(BatchIngest.TOPIC_PREFIX + row.getString("alias"), id.getBytes(UTF_8),
                row.getString("record").getBytes(UTF_8));
        record.headers().add(KafkaEnvelope.CANARY, id.getBytes(UTF_8)).add("content-type", "application/json".getBytes(UTF_8));
        if (source != null) {
            record.headers().add(KafkaEnvelope.SOURCE, source.getBytes(UTF_8));
        }
        var sent = new CompletableFuture<Void>();
        producer.send(record, (metadata, failure) -> {
            if (failure == null) {
                sent.complete(null);
            } else {
                sent.completeExceptionally(failure);
            }
        });
        return sent;
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
