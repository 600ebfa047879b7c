package io.harrier.alerts;

import static io.harrier.alerts.Alerts.awaitCount;
import static io.harrier.alerts.Alerts.json;
import static io.harrier.alerts.Alerts.publish;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.Test;

import io.harrier.platform.testing.HarrierServers;
import io.harrier.platform.testing.TestKafka;
import io.harrier.platform.testing.TestSql;
import io.harrier.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** Canaries go the whole way of alerts, and are never met as one. */
@QuarkusTest
@WithTestResource(HarrierServers.class)
class CanariesTest {

    private static final String CANARIES = "/api/v1/canaries";
    private static final String SCHEDULES = "/api/v1/canary-schedules";
    private static final String ALERTS = "select count(*) from security_alerts where tenant_id = ?";

    private final TestTenant tenant = TestTenant.fresh();
    private final String topic = "siem.alerts." + tenant.alias();

    @Test
    void aCanaryArrivesAndIsNoAlert() {
        String source = source(Map.of("name", "edr", "sourceSystem", "edr-1"));
        reading();
        double before = Alerts.counted("harrier_canaries_total", "arrived");
        String id = send(Map.of("source", "edr", "payload", json("r1", "critical"))).statusCode(201)
                .body("status", equalTo("sent")).body("sentBy", notNullValue()).extract().path("id");
        eventually(() -> canary(id).body("status", equalTo("arrived")));
        tenant.as("pipeline").get(CANARIES + "/" + id).then().statusCode(200);
        tenant.as("pipeline").get(CANARIES).then().statusCode(403);
        canary(id).body("source", equalTo("edr")).body("transport", notNullValue()).body("storing", notNullValue())
                .body("relaying", notNullValue()).body("total", notNullValue()).body("confirmedAt", notNullValue());
        assertTrue(Alerts.counted("harrier_canaries_total", "arrived") > before);
        assertEquals(1L, TestSql.as("alerts_owner").value(Long.class, ALERTS, tenant.id()));
        for (String table : List.of("alert_payloads", "alert_observables")) {
            assertEquals(1L, TestSql.as("alerts_owner").value(Long.class,
                    "select count(*) from " + table + " where tenant_id = ?", tenant.id()));
        }
        alerts().body("items.sourceId", contains("r1")).body("items.seenCount", contains(1))
                .body("items.severity", contains("low"));
        tenant.as("viewer").get("/api/v1/log-sources/" + source + "/health").then().body("received", equalTo(1));
        assertEquals(1, TestKafka.events(tenant, "io.harrier.alerts.alert.opened.v1").size());
        assertEquals(id, TestKafka.events(tenant, "io.harrier.alerts.canary.stored.v1").get(0).get("canaryId").asText());
    }

    @Test
    void aPipelineMarksItsOwn() {
        source(Map.of("name", "edr", "sourceSystem", "edr-1"));
        mark(json("m1", "high"), "true");
        publish(tenant, "m1", json("m1", "high"));
        mark(json("m1", "critical"), "0190a3f2-a1e7-7000-8000-00000000ca0a");
        TestKafka.send(topic, "m2", json("m2", "high").getBytes(UTF_8), Map.of("harrier-canary", "false"));
        eventually(() -> list("?status=arrived").body("items", hasSize(2)));
        list("").body("items.sentBy", contains("pipeline", "pipeline")).body("items.source", contains("edr", "edr"))
                .body("items.id", hasItem("0190a3f2-a1e7-7000-8000-00000000ca0a"));
        awaitCount(2, ALERTS, tenant.id());
        alerts().body("items.severity", contains("high", "high")).body("items.seenCount", contains(1, 1));
        String next = list("?limit=1").body("items", hasSize(1)).extract().path("nextCursor");
        list("?limit=1&cursor=" + next).body("items", hasSize(1)).body("nextCursor", nullValue());
    }

    @Test
    void oneThatIsRefusedIsAnAlertUntilTheNextArrives() {
        source(Map.of("name", "edr", "sourceSystem", "edr-1", "format", "wazuh"));
        mark("{\"title\": \"Nobody's\"}", "true");
        eventually(() -> list("").body("items.status", contains("refused")).body("items[0].reason", notNullValue()));
        eventually(() -> alerts().body("items.classification", contains("canary_lost")).body("items.status", contains("open")));
        mark("""
            {"timestamp": "2026-05-01T12:00:00.168+0000", "id": "1.1", "rule": {"level": 12, "description": "sshd: brute force"},
             "agent": {"name": "web-1"}, "manager": {"name": "wazuh-1"}}""",
                "true");
        eventually(() -> alerts().body("items.status", contains("resolved"))
                .body("items.resolutionNotes", contains(containsString("arrived again"))));
        assertTrue(Alerts.deadLetterReasons(tenant).isEmpty());
    }

    @Test
    void oneThatDoesNotComeBackIsLost() {
        String id = send(Map.of("limit", "PT1S")).statusCode(201).extract().path("id");
        eventually(() -> canary(id).body("status", equalTo("lost")).body("reason", containsString("No topic")));
        eventually(() -> alerts().body("items.title", contains("A canary of records without a source is lost")));
        TestSql.as("alerts_owner").update("""
            insert into canaries (tenant_id, id, sent_by, status, sent_at, due_at, read_at, stored_at, look_at)
            select ?, gen_random_uuid(), 'test', 'stored', now() - n * interval '1 minute', now() - interval '1 second', now(),
                now(), now() from generate_series(1, 2) n""", tenant.id());
        eventually(() -> list("?status=lost").body("items", hasSize(3)));
        eventually(() -> alerts().body("items.seenCount", contains(3)));
    }

    @Test
    void ofThoseThatComeAtOnceTheExpectedAreTakenAndFewOthers() throws Exception {
        var other = TestTenant.fresh();
        var id = UUID.randomUUID();
        List.of(tenant, other).forEach(it -> expect(it, id));
        TestKafka.create(new NewTopic(topic, 1, (short) 1));
        double before = Alerts.counted("harrier_canaries_total", "passed_by");
        var kafka = Map.<String, Object>of("bootstrap.servers", HarrierServers.settings().get("kafka.bootstrap.servers"),
                "linger.ms", 500, "batch.size", 500_000);
        try (var producer = new KafkaProducer<>(kafka, new StringSerializer(), new StringSerializer())) {
            for (int i = 0; i <= 60; i++) {
                var record = new ProducerRecord<>(topic, "m", json("m1", "high"));
                record.headers().add("harrier-canary", (i == 60 ? id.toString() : "true").getBytes(UTF_8));
                producer.send(record);
            }
        }
        TestKafka.send("siem.alerts." + other.alias(), "m", json("m1", "high").getBytes(UTF_8),
                Map.of("harrier-canary", id.toString()));
        eventually(() -> canary(id.toString()).body("status", equalTo("arrived")).body("sentBy", equalTo("test")));
        eventually(() -> other.as("viewer").get(CANARIES + "/" + id).then().body("status", equalTo("arrived")));
        assertTrue(Alerts.counted("harrier_canaries_total", "passed_by") > before);
        assertTrue(TestSql.as("alerts_owner").value(Long.class, "select count(*) from canaries where tenant_id = ?",
                tenant.id()) >= 21);
    }

    @Test
    void oneWhoseTopicTakesNothingIsLostAndNotSentAnyMore() throws Exception {
        TestKafka.create(new NewTopic(topic, 1, (short) 1).configs(Map.of("max.message.bytes", "10")));
        TestSql.as("alerts_owner").update("""
            insert into ingest_offsets (topic_id, topic, partition, next_offset) values (gen_random_uuid(), ?, 0, 0)""", topic);
        String id = send(Map.of("limit", "PT15S")).statusCode(201).body("reason", nullValue()).extract().path("id");
        eventually(() -> canary(id).body("reason", containsString("does not take it")));
        eventually(() -> canary(id).body("status", equalTo("lost")).body("reason", containsString("does not take it")));
        assertEquals(1L, TestSql.as("alerts_owner").value(Long.class,
                "select count(*) from canaries where tenant_id = ? and send_at is null and record is null", tenant.id()));
    }

    @Test
    void aScheduleSendsByItself() {
        source(Map.of("name", "edr", "sourceSystem", "edr-1"));
        reading();
        String id = schedule(Map.of("source", "edr", "every", "PT1M")).statusCode(201).body("limit", equalTo("PT1M")).extract()
                .path("id");
        eventually(() -> list("?status=arrived").body("items.sentBy", contains("canary-schedule")));
        assertEquals(true, TestSql.as("alerts_owner").value(Boolean.class,
                "select next_at > now() + interval '20 seconds' from canary_schedules where tenant_id = ?", tenant.id()));
        schedule(Map.of("source", "edr", "every", "PT5M")).statusCode(409);
        tenant.as("viewer").get(SCHEDULES).then().body("items.id", contains(id));
        TestTenant.fresh().as("viewer").get(SCHEDULES + "/" + id).then().statusCode(404);
        tenant.as("tenant_admin").delete(SCHEDULES + "/" + id).then().statusCode(428);
        tenant.as("tenant_admin").header("If-Match", "\"7\"").delete(SCHEDULES + "/" + id).then().statusCode(412);
        tenant.as("tenant_admin").header("If-Match", "\"0\"").delete(SCHEDULES + "/" + id).then().statusCode(204);
        tenant.as("viewer").get(SCHEDULES).then().body("items", empty());
        assertEquals(2L, TestSql.as("alerts_owner").value(Long.class,
                "select count(*) from audit_log where tenant_id = ? and subject_id = ?", tenant.id(), id));
    }

    @Test
    void whatCanNotBeIsRefusedNamingTheProperty() {
        source(Map.of("name", "hosts", "format", "wazuh"));
        refused(send(Map.of("source", "unheard-of")), "/source");
        refused(send(Map.of("source", "hosts")), "/payload");
        refused(send(Map.of("limit", "PT0.5S")), "/limit");
        refused(send(Map.of("limit", "PT2H")), "/limit");
        refused(schedule(Map.of("source", "hosts", "every", "PT5M")), "/payload");
        refused(schedule(Map.of("source", "unheard-of", "every", "PT5M")), "/source");
        refused(schedule(Map.of("source", "hosts", "every", "PT30S", "payload", "{}")), "/every");
        refused(schedule(Map.of("source", "hosts")), "/every");
        send(Map.of("colour", "yellow")).statusCode(400);
        tenant.as("viewer").get(CANARIES + "?status=yellow").then().statusCode(400);
    }

    private static void expect(TestTenant tenant, UUID id) {
        TestSql.as("alerts_owner").update("""
            insert into canaries (tenant_id, id, sent_by, status, sent_at, due_at, look_at)
            values (?, ?, 'test', 'sent', now(), now() + interval '1 minute', now() + interval '1 minute')""", tenant.id(), id);
    }

    private static void refused(ValidatableResponse answer, String pointer) {
        answer.statusCode(422).body("errors.pointer", contains(pointer));
    }

    /** Returns when the tenant's topic is read: it has one alert. */
    private void reading() {
        publish(tenant, "r1", json("r1", "low"));
        awaitCount(1, ALERTS, tenant.id());
    }

    private void mark(String record, String mark) {
        TestKafka.send(topic, "m", record.getBytes(UTF_8), Map.of("harrier-canary", mark, "harrier-source", "edr"));
    }

    private ValidatableResponse send(Map<String, ?> canary) {
        return tenant.as("analyst").body(canary).post(CANARIES).then();
    }

    private ValidatableResponse schedule(Map<String, ?> schedule) {
        return tenant.as("tenant_admin").body(schedule).post(SCHEDULES).then();
    }

    private String source(Map<String, ?> source) {
        return tenant.as("tenant_admin").body(source).post("/api/v1/log-sources").then().statusCode(201).extract().path("id");
    }

    private ValidatableResponse canary(String id) {
        return tenant.as("viewer").get(CANARIES + "/" + id).then().statusCode(200);
    }

    private ValidatableResponse list(String query) {
        return tenant.as("viewer").get(CANARIES + query).then().statusCode(200);
    }

    private ValidatableResponse alerts() {
        return tenant.as("viewer").get("/api/v1/alerts").then().statusCode(200);
    }

    private static void eventually(ThrowingRunnable fact) {
        await().atMost(Duration.ofSeconds(45)).untilAsserted(fact);
    }
}
