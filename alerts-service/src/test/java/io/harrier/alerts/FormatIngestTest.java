package io.harrier.alerts;

import static io.harrier.alerts.Alerts.awaitCount;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.harrier.platform.testing.HarrierServers;
import io.harrier.platform.testing.TestKafka;
import io.harrier.platform.testing.TestSql;
import io.harrier.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;

@QuarkusTest
@WithTestResource(HarrierServers.class)
class FormatIngestTest {

    private static final String INGEST = "/api/v1/ingest/";
    private static final String SURICATA = sample("suricata-eve.json");
    private static final String WAZUH = sample("wazuh.json");
    private static final String GROUP = sample("alertmanager.json");

    private final TestTenant tenant = TestTenant.fresh();

    @Test
    void aRecordIsAnAlertAndItsRepeatFolds() {
        String id = json(SURICATA).post(INGEST + "suricata").then().statusCode(201)
                .header("Location", containsString("/api/v1/alerts/")).body("deduplicated", equalTo(false)).extract()
                .path("id");
        json(SURICATA).post(INGEST + "border-sensors").then().statusCode(200).body("deduplicated", equalTo(true))
                .body("seenCount", equalTo(2)).body("id", equalTo(id));
        tenant.as("viewer").get("/api/v1/alerts/" + id).then().body("sourceSystem", equalTo("suricata:sensor-2"))
                .body("firstSeenAt", equalTo("2026-05-01T12:00:00.123456Z")).body("severity", equalTo("high"))
                .body("enrichment.techniques", contains("T1190"));
        awaitCount(7, "select count(*) from alert_observables where tenant_id = ?", tenant.id());
        byte[] raw = TestSql.as("alerts_owner").value(byte[].class, "select raw from alert_payloads where tenant_id = ?",
                tenant.id());
        assertArrayEquals(SURICATA.getBytes(UTF_8), raw);
    }

    @Test
    void anArrayAndLinesAreAnsweredRecordByRecord() {
        String dns = SURICATA.replace("\"event_type\":\"alert\"", "\"event_type\":\"dns\"");
        json("[" + SURICATA + ", " + dns + ",\n" + WAZUH + ", 7, \"CEF:0|V|P|1|2|Name|5|msg=é\"]").post(INGEST + "mixed").then()
                .statusCode(200).body("items.status", contains(201, 422, 201, 400, 201))
                .body("items[1].problem.errors.pointer", contains("/event_type"));
        tenant.as("pipeline").contentType("application/x-ndjson").body((WAZUH + "\n\n{\"a\":\r\n" + dns).getBytes(UTF_8))
                .post(INGEST + "lines")
                .then().statusCode(200).body("items.status", contains(200, 400, 422)).body("items.index", contains(0, 1, 2));
        assertEquals(WAZUH.strip(), new String(TestSql.as("alerts_owner").value(byte[].class, """
            select raw from alert_payloads join security_alerts on id = alert_id where source_system = 'wazuh:wazuh-1'
                and alert_payloads.tenant_id = ?""", tenant.id()), UTF_8).strip());
    }

    @Test
    void cefIsLinesOfText() {
        tenant.as("pipeline").contentType("text/plain").body(sample("cef.txt").getBytes(UTF_8)).post(INGEST + "firewalls")
                .then()
                .statusCode(200).body("items.status", contains(201, 201, 201));
        tenant.as("pipeline").contentType("text/plain").body("CEF:0|V|P|1|2".getBytes(UTF_8)).post(INGEST + "firewalls").then()
                .statusCode(422)
                .body("errors.pointer", contains("/name"));
        tenant.as("viewer").queryParam("sourceId", "ev-1@fw-1/4711").get("/api/v1/alerts").then()
                .body("items[0].description", equalTo("Many ports=22,23 were tried\nin one minute"));
    }

    @Test
    void aNotificationOfAGroupIsAlertsAndItsRecoveryReopensNothing() {
        var ids = json(GROUP).post(INGEST + "alertmanager").then().statusCode(200).body("items.status", contains(201, 201))
                .body("items.index", contains(0, 0)).extract().<String>path("items[0].alert.id");
        tenant.as("analyst").put("/api/v1/alerts/" + ids + "/assignment").then().statusCode(200);
        tenant.as("analyst").body(Map.of("outcome", "true_positive_handled", "notes", "Restarted"))
                .post("/api/v1/alerts/" + ids + "/resolution").then().statusCode(200);
        json(GROUP.replace("\"firing\", \"labels\"", "\"resolved\", \"labels\"")).post(INGEST + "alertmanager").then()
                .statusCode(200).body("items[0].alert.status", equalTo("resolved"))
                .body("items[0].alert.seenCount", equalTo(2));
        json(GROUP).post(INGEST + "alertmanager").then().body("items[0].alert.status", equalTo("open"));
    }

    @Test
    void whatIsUnreadableIsRefusedNamingTheField() {
        refused(422, "/sourceSystem", "any", "{\"title\":\"nobody\"}");
        refused(422, "/alert/signature_id", "any", SURICATA.replace("signature_id", "sid"));
        refused(422, "/event_type", "any", SURICATA.replace("\"event_type\":\"alert\"", "\"event_type\":\"flow\""));
        refused(422, "/id", "wazuh", SURICATA);
        refused(400, "/http/url", "any", SURICATA.replace("/uid/index.html", "a\\u0000b"));
        refused(400, "", "any", "{\"a\":");
        refused(413, "", "any", SURICATA.replace("/uid/index.html", "x".repeat(1_100_000)));
        json("[" + "7,".repeat(1_000) + "7]").post(INGEST + "any").then().statusCode(413);
    }

    @Test
    void cloudEventsWrapAnyFormat() {
        String dated = SURICATA.replace("sensor-2", "sensor-3");
        tenant.as("pipeline").contentType("application/cloudevents+json")
                .body("{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/s\",\"type\":\"eve\",\"data\":" + dated + "}")
                .post(INGEST + "bus").then().statusCode(201);
        json(dated).header("ce-id", "2").header("ce-source", "/s").header("ce-type", "eve").post(INGEST + "bus").then()
                .statusCode(200).body("deduplicated", equalTo(true));
    }

    @Test
    void aPreviewShowsTheAlertsAndTheirFaultsAndStoresNothing() {
        preview(Map.of("payload", tree(SURICATA.replace("\"severity\":1", "\"severity\":77"))))
                .statusCode(200).body("format", equalTo("suricata")).body("alerts[0].severity", nullValue())
                .body("alerts[0].observables.type", hasItem("cve"))
                .body("alerts[0].faults.pointer", contains("/alert/severity"))
                .body("alerts[0].faults.flag", contains("severity_unknown"));
        preview(Map.of("payload", "CEF:0|V|P|1|2|Name|5|msg=x", "format", "cef")).statusCode(200)
                .body("alerts.title", contains("Name"));
        preview(Map.of("payload", tree(GROUP))).body("alerts.quality", contains(
                equalTo(java.util.List.of()), equalTo(java.util.List.of("source_resolved"))));
        tenant.as("viewer").get("/api/v1/alerts").then().body("items.size()", equalTo(0));
    }

    @Test
    void aPreviewTriesAMapping() {
        var mapping = Map.of("sourceSystem", "'acme-waf'", "sourceId", "string(record.attack_id)", "title", "record.rule.name",
                "severity", "record.score", "severityMap", Map.of("9", "critical"), "observables",
                Map.of("ip", "[record.client]"));
        var payload = tree(sample("generic-waf.json"));
        preview(Map.of("payload", payload, "mapping", mapping)).statusCode(200).body("format", equalTo("generic"))
                .body("alerts[0].sourceId", equalTo("9007199254740993")).body("alerts[0].severity", equalTo("critical"))
                .body("alerts[0].observables.value", contains("198.51.100.7"));
        preview(Map.of("payload", payload, "mapping",
                Map.of("sourceSystem", "'acme-waf'", "sourceId", "record.(", "title", "'t'"))).statusCode(422)
                .body("errors.pointer", contains("/mapping/sourceId"));
        preview(Map.of("payload", payload, "mapping",
                Map.of("sourceSystem", "'acme-waf'", "sourceId", "record.nothing", "title",
                        "'t'")))
                .statusCode(422).body("errors.pointer", contains("/sourceId"));
        preview(Map.of("payload", payload, "format", "toaster")).statusCode(422).body("errors.pointer", contains("/format"));
    }

    @Test
    void recordsOfKafkaAreReadInAnyFormat() {
        String topic = "siem.alerts." + tenant.alias();
        TestKafka.send(topic, "1", SURICATA);
        TestKafka.send(topic, "1", SURICATA);
        TestKafka.send(topic, "2", GROUP);
        TestKafka.send(topic, "3", sample("cef.txt"));
        TestKafka.send(topic, "4", SURICATA.replace("\"event_type\":\"alert\"", "\"event_type\":\"dns\""));
        TestKafka.send(topic, "5", WAZUH.getBytes(UTF_8), Map.of("harrier-source", "suricata"));
        String event = "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/s\",\"type\":\"a\",\"data\":" + WAZUH + "}";
        TestKafka.send(topic, "6", event.getBytes(UTF_8), Map.of("content-type", "application/cloudevents+json"));
        awaitCount(8, "select coalesce(sum(seen_count), 0)::bigint from security_alerts where tenant_id = ?", tenant.id());
        awaitCount(7, "select count(*) from security_alerts where tenant_id = ?", tenant.id());
        org.awaitility.Awaitility.await().untilAsserted(() -> {
            var reasons = TestKafka.records("harrier.dlq.alerts",
                    record -> topic.equals(TestKafka.header(record, "harrier-dlq-topic"))).stream()
                    .map(record -> TestKafka.header(record, "harrier-dlq-reason")).toList();
            assertEquals(2, reasons.size());
            org.hamcrest.MatcherAssert.assertThat(reasons, hasItems(containsString("/event_type"),
                    containsString("event_type is ''")));
        });
    }

    private void refused(int status, String pointer, String source, String body) {
        json(body).post(INGEST + source).then().statusCode(status).contentType("application/problem+json")
                .body("errors.pointer", contains(pointer));
    }

    private io.restassured.response.ValidatableResponse preview(Map<String, ?> request) {
        return tenant.as("pipeline").body(request).post(INGEST + "preview").then();
    }

    private RequestSpecification json(String body) {
        return tenant.as("pipeline").body(body.getBytes(UTF_8));
    }

    private static Object tree(String json) {
        return io.restassured.path.json.JsonPath.from(json).get();
    }

    private static String sample(String name) {
        try (var stream = FormatIngestTest.class.getResourceAsStream("/formats/" + name)) {
            return new String(stream.readAllBytes(), UTF_8);
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }
}
