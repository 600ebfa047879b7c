package io.harrier.alerts;

import static io.harrier.alerts.Alerts.anAlert;
import static io.harrier.alerts.Alerts.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

import io.harrier.platform.testing.HarrierServers;
import io.harrier.platform.testing.TestKafka;
import io.harrier.platform.testing.TestSql;
import io.harrier.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/** Every record counts once and every edit holds, whatever the order and whoever else is at it. */
@QuarkusTest
@WithTestResource(HarrierServers.class)
class ExactCountsTest {

    private static final String SUM = "select coalesce(sum(seen_count), 0)::bigint from security_alerts where tenant_id = ?";
    private static final int PARTITIONS = 4;

    private final TestTenant tenant = TestTenant.fresh();
    private final String topic = "siem.alerts." + tenant.alias();

    @Test
    void recordsOfOneAlertInAnyOrderFromAllPartitionsAndRequestsAtOnce() throws Exception {
        TestKafka.create(new NewTopic(topic, PARTITIONS, (short) 1));
        List<String> records = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            records.add(json("hot-" + i % 3, i == 150 ? "critical" : "low").replace("12:00:00",
                    "%02d:%02d:00".formatted(i / 60, i % 60)));
        }
        Collections.shuffle(records, new Random(5));
        var requests = CompletableFuture.runAsync(() -> IntStream.range(0, 6).parallel().forEach(i -> tenant.as("pipeline")
                .body(("[" + String.join(",", records.subList(i * 20, i * 20 + 20)) + "]").getBytes(UTF_8))
                .post("/api/v1/alerts").then().statusCode(200)));
        try (var producer = producer()) {
            for (int i = 120; i < 300; i++) {
                producer.send(new ProducerRecord<>(topic, i % PARTITIONS, "any", records.get(i).getBytes(UTF_8)));
            }
        }
        requests.join();
        awaitCount(300);
        assertEquals(List.of(3L, 100L, 100L, "2026-05-01 00:00:00+00", "2026-05-01 04:59:00+00", "critical"),
                TestSql.as("alerts_owner").query("""
                    select count(*), min(seen_count), max(seen_count), (min(first_seen_at) at time zone 'UTC')::text || '+00',
                        (max(last_seen_at) at time zone 'UTC')::text || '+00', min(source_severity)
                    from security_alerts where tenant_id = ?""", tenant.id()).get(0));
    }

    @Test
    void anAnalystWhoEditsAllTheWhileLosesNoCountAndNoEdit() throws Exception {
        TestKafka.create(new NewTopic(topic, PARTITIONS, (short) 1));
        var ids = IntStream.range(0, 3).mapToObj(i -> anAlert(tenant, "e" + i, "informational")).toList();
        var stale = new AtomicInteger();
        // For sure once: what makes it worse comes between her look and her edit.
        edit(anAlert(tenant, "e3", "informational"), "edit", stale, () -> tenant.as("pipeline").body(json("e3", "low"))
                .post("/api/v1/alerts").then().statusCode(200));
        assertEquals(1, stale.get());
        var done = new AtomicBoolean();
        // Repeats that make alerts worse change what an analyst sees, and so her version; those that don't change her row.
        var severities = List.of("informational", "low", "medium", "high", "critical");
        int records = 600;
        var sending = CompletableFuture.runAsync(() -> {
            try (var producer = producer()) {
                for (int i = 0; i < records; i++) {
                    producer.send(new ProducerRecord<>(topic, i % PARTITIONS, "any",
                            json("e" + i % 3, severities.get(i * 5 / records)).getBytes(UTF_8)));
                    if (i % 20 == 0) {
                        awaitCount(i - 100);
                    }
                }
            }
            awaitCount(records + 5);
            done.set(true);
        });
        var comments = new HashMap<String, Integer>();
        var last = new HashMap<String, String>();
        for (int i = 0; !done.get() && !sending.isDone() || i < 30; i++) {
            String id = ids.get(i % 3);
            String classification = "edit-" + i;
            edit(id, classification, stale, () -> {
            });
            last.put(id, classification);
            tenant.as("analyst").body(Map.of("text", classification)).post("/api/v1/alerts/" + id + "/comments").then()
                    .statusCode(201);
            comments.merge(id, 1, Integer::sum);
        }
        sending.join();
        for (String id : ids) {
            tenant.as("viewer").get("/api/v1/alerts/" + id).then().body("classification", equalTo(last.get(id)))
                    .body("seenCount", equalTo(records / 3 + 1)).body("severity", equalTo("critical"));
            assertEquals((long) comments.get(id), TestSql.as("alerts_owner").value(Long.class,
                    "select count(*) from alert_events where tenant_id = ? and alert_id = ?::uuid and type = 'comment'",
                    tenant.id(),
                    id));
        }
    }

    /** As a client does it: what was written meanwhile is looked at, and the edit made anew. */
    private void edit(String id, String classification, AtomicInteger stale, Runnable meanwhile) {
        for (int attempt = 0; attempt < 50; attempt++) {
            String version = tenant.as("analyst").get("/api/v1/alerts/" + id).header("ETag");
            if (attempt == 0) {
                meanwhile.run();
            }
            Response answer = tenant.as("analyst").header("If-Match", version).body(Map.of("classification", classification))
                    .patch("/api/v1/alerts/" + id);
            if (answer.statusCode() == 200) {
                return;
            }
            assertEquals(412, answer.statusCode(), answer.asString());
            stale.incrementAndGet();
        }
        fail("50 times somebody else was first");
    }

    private void awaitCount(long atLeast) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> TestSql.as("alerts_owner").value(Long.class, SUM, tenant.id()) >= atLeast);
    }

    /** One request at a time: the leader of a new partition may refuse the first and take the second. */
    private static KafkaProducer<String, byte[]> producer() {
        return new KafkaProducer<>(Map.of("bootstrap.servers", HarrierServers.settings().get("kafka.bootstrap.servers"), "acks",
                "all", "linger.ms", 2, "max.in.flight.requests.per.connection", 1), new StringSerializer(),
                new ByteArraySerializer());
    }
}
