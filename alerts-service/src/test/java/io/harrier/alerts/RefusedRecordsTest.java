package io.harrier.alerts;

import static io.harrier.alerts.Alerts.awaitCount;
import static io.harrier.alerts.Alerts.awaitDeadLetters;
import static io.harrier.alerts.Alerts.counted;
import static io.harrier.alerts.Alerts.json;
import static io.harrier.alerts.Alerts.theDatabaseRefuses;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

import io.harrier.platform.testing.HarrierServers;
import io.harrier.platform.testing.TestKafka;
import io.harrier.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** Records that nothing can be made of, and those that the database refuses, pass by the others. */
@QuarkusTest
@WithTestResource(HarrierServers.class)
class RefusedRecordsTest {

    private static final String ALERTS = "select count(*) from security_alerts where tenant_id = ?";
    private static final String REJECTED = "harrier_ingest_rejected_total";

    private final TestTenant tenant = TestTenant.fresh();
    private final String topic = "siem.alerts." + tenant.alias();

    @Test
    void aBatchThatTheDatabaseRefusesGoesOneByOneAndEachOfItsRecordsCountsOnce() {
        double unreadable = counted(REJECTED, "reason=\"nul\"");
        double refused = counted(REJECTED, "reason=\"not_storable\"");
        try (var refusal = theDatabaseRefuses("Poison")) {
            asOneBatch(json("r1", "low"), json("r2", "low").replace("Credential", "\\u0000"),
                    json("r3", "low").replace("Credential dumping r3", "Poison"), json("r4", "low"), json("r1", "low"));
            awaitDeadLetters(tenant, "not_storable", "nul");
            awaitCount(2, ALERTS, tenant.id());
            awaitCount(3, "select sum(seen_count)::bigint from security_alerts where tenant_id = ?", tenant.id());
        }
        await().untilAsserted(() -> assertEquals(refused + 1, counted(REJECTED, "reason=\"not_storable\"")));
        assertEquals(unreadable + 1, counted(REJECTED, "reason=\"nul\""));
    }

    @Test
    void aNulInACloudEventsIdOrInAHeaderHoldsUpNothing() {
        String event = """
            {"specversion":"1.0","id":"%s","source":"%s","type":"alert","data":{"title":"t","severity":"low"}}""";
        var structured = Map.of("content-type", "application/cloudevents+json");
        TestKafka.send(topic, "k", event.formatted("a\\u0000", "/fw/1").getBytes(UTF_8), structured);
        TestKafka.send(topic, "k", event.formatted("c1", "x".repeat(1001)).getBytes(UTF_8), structured);
        TestKafka.send(topic, "k", "{\"title\":\"t\"}".getBytes(UTF_8), Map.of("ce_id", "c\0", "ce_source", "/fw/1"));
        TestKafka.send(topic, "k", "not json".getBytes(UTF_8), Map.of("a\0b", "c\0d"));
        TestKafka.send(topic, "k", json("h1", "low").getBytes(UTF_8), Map.of("content-type", "application/json\0"));
        awaitCount(1, ALERTS, tenant.id());
        awaitDeadLetters(tenant, "no_identity", "not_json", "nul", "nul");
    }

    @Test
    void whatARequestBringsIsCountedWhereItIsRefused() {
        double malformed = counted(REJECTED, "reason=\"malformed\"");
        double notJson = counted(REJECTED, "reason=\"not_json\"");
        tenant.as("pipeline").body(json("q1", "P1")).post("/api/v1/alerts").then().statusCode(422);
        tenant.as("pipeline").body("[" + json("q1", "low") + ", 7]").post("/api/v1/alerts").then().statusCode(200);
        tenant.as("pipeline").body("{").post("/api/v1/ingest/any").then().statusCode(400);
        await().untilAsserted(() -> assertEquals(malformed + 1, counted(REJECTED, "reason=\"malformed\"")));
        await().untilAsserted(() -> assertEquals(notJson + 2, counted(REJECTED, "reason=\"not_json\"")));
    }

    /** One batch of the producer arrives as one batch. */
    private void asOneBatch(String... records) {
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", HarrierServers.settings().get("kafka.bootstrap.servers"),
                        "linger.ms", 10_000),
                new ByteArraySerializer(), new ByteArraySerializer())) {
            for (String record : records) {
                producer.send(new ProducerRecord<>(topic, 0, null, record.getBytes(UTF_8)));
            }
        }
    }
}
