package io.harrier.alerts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

import io.harrier.platform.testing.HarrierServers;
import io.harrier.platform.testing.PackagedService;
import io.harrier.platform.testing.TestKafka;
import io.harrier.platform.testing.TestSql;
import io.harrier.platform.testing.TestTenant;

/** Whatever is killed, every record counts once: the packaged service, real PostgreSQL, a real broker. */
class ExactnessIT {

    private static final int RECORDS = 20_000;
    private static final int PARTITIONS = 6;
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final TestTenant tenant = TestTenant.fresh();

    @Test
    void theServiceIsKilledAndJoinedByAReplica() {
        topic();
        try (var one = PackagedService.start(settings()); var sending = new Sending()) {
            for (int kill = 1; kill <= 2; kill++) {
                awaitCounted(kill * RECORDS / 10);
                sending.assertAhead();
                one.kill();
                one.restart();
            }
            try (var two = PackagedService.start(settings())) {
                awaitCounted(RECORDS * 6 / 10);
                sending.assertAhead();
                one.kill();
                assertExact();
                one.restart();
                one.awaitReady();
            }
        }
    }

    @Test
    void theBrokerAndTheDatabaseAreRestarted() {
        topic();
        try (var service = PackagedService.start(settings())) {
            send(records(), 0, RECORDS / 2);
            awaitCounted(RECORDS / 10);
            HarrierServers.postgres().kill();
            await().atMost(PATIENCE).until(() -> service.get("/q/health/ready") == 503);
            HarrierServers.postgres().start();
            awaitCounted(RECORDS / 4);
            HarrierServers.kafka().restart();
            send(records(), RECORDS / 2, RECORDS);
            assertExact();
            assertEquals(200, service.get("/q/health/live"));
        }
    }

    /** A pipeline that sends all the while and stays a little ahead, so that each kill finds the service at work. */
    private final class Sending implements AutoCloseable {

        private static final int AT_ONCE = 20;
        private static final int AHEAD = 2_000;
        private final AtomicLong sent = new AtomicLong();
        private final CompletableFuture<Void> all = CompletableFuture.runAsync(() -> {
            try (var producer = producer()) {
                var ids = records();
                for (int from = 0; from < RECORDS; from += AT_ONCE) {
                    sent.addAndGet(AT_ONCE);
                    send(producer, ids.subList(from, from + AT_ONCE));
                    if (from % AHEAD == 0) {
                        awaitCounted(from - AHEAD);
                    }
                }
            }
        });

        void assertAhead() {
            long counted = counted();
            assertTrue(counted < sent.get(), "The service had nothing to do: " + counted + " counted of " + sent);
            assertFalse(all.isDone(), "All was sent before the service was killed");
        }

        @Override
        public void close() {
            all.join();
        }
    }

    private void assertExact() {
        awaitCounted(RECORDS);
        var row = TestSql.as("alerts_owner")
                .query("""
                    select count(*), sum(seen_count)::bigint, count(distinct source_id), sum(exact_repeats)::bigint
                    from security_alerts where tenant_id = ?""", tenant.id()).get(0);
        assertEquals(List.of(RECORDS / 2L, (long) RECORDS, RECORDS / 2L, RECORDS / 2L), row);
        await().atMost(PATIENCE).until(() -> TestSql.as("alerts_worker").value(Long.class, "select count(*) from outbox") == 0);
        Map<String, Set<String>> announced = new HashMap<>();
        TestKafka.records("harrier.alerts", it -> tenant.id().toString().equals(TestKafka.header(it, "ce_tenantid")))
                .forEach(it -> announced
                        .computeIfAbsent(it.key(), key -> new HashSet<>()).add(TestKafka.header(it, "ce_id")));
        assertEquals(RECORDS / 2, announced.size());
        // A relay killed between send and delete says it again, with the same id: nobody hears two events.
        assertTrue(announced.values().stream().allMatch(ids -> ids.size() == 1));
    }

    private void awaitCounted(long records) {
        await().atMost(PATIENCE).ignoreExceptions().until(() -> counted() >= records);
        assertTrue(counted() <= RECORDS, "More was counted than sent");
    }

    private long counted() {
        return TestSql.as("alerts_owner").value(Long.class,
                "select coalesce(sum(seen_count), 0)::bigint from security_alerts where tenant_id = ?", tenant.id());
    }

    /** Each alert twice, in an order that only the seed knows. */
    private static List<String> records() {
        var ids = new ArrayList<String>(RECORDS);
        IntStream.range(0, RECORDS).forEach(i -> ids.add("r" + i % (RECORDS / 2)));
        Collections.shuffle(ids, new Random(7));
        return ids;
    }

    private void send(List<String> ids, int from, int to) {
        try (var producer = producer()) {
            send(producer, ids.subList(from, to));
        }
    }

    private void send(KafkaProducer<String, byte[]> producer, List<String> ids) {
        try {
            var sends = ids.stream().map(id -> producer
                    .send(new ProducerRecord<>(topicName(), id, Alerts.json(id, "medium").getBytes(UTF_8)))).toList();
            for (var sent : sends) {
                sent.get();
            }
        } catch (InterruptedException | ExecutionException notSent) {
            throw new AssertionError("The broker did not take what the test sends", notSent);
        }
    }

    /** One request in flight, as a broker that just started may refuse a new producer's first request and take its second. */
    private static KafkaProducer<String, byte[]> producer() {
        return new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", settings().get("kafka.bootstrap.servers"),
                        "acks", "all", "enable.idempotence", true, "linger.ms", 5,
                        "max.in.flight.requests.per.connection", 1),
                new StringSerializer(), new ByteArraySerializer());
    }

    private void topic() {
        HarrierServers.kafka().createTopic(topicName(), PARTITIONS);
    }

    private String topicName() {
        return "siem.alerts." + tenant.alias();
    }

    private static Map<String, String> settings() {
        return HarrierServers.settings();
    }
}
