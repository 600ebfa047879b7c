package io.harrier.alerts;

import static io.harrier.alerts.Alerts.awaitCount;
import static io.harrier.alerts.Alerts.awaitDeadLetters;
import static io.harrier.alerts.Alerts.json;
import static io.harrier.alerts.Alerts.publish;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.harrier.platform.testing.HarrierServers;
import io.harrier.platform.testing.TestKafka;
import io.harrier.platform.testing.TestSql;
import io.harrier.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** Records are read and treated as the tenant says of their source, over REST and over Kafka. */
@QuarkusTest
@WithTestResource(HarrierServers.class)
class SourcedIngestTest {

    private static final String SOURCES = "/api/v1/log-sources";
    private static final String WAZUH = """
        {"timestamp": "2026-05-01T12:00:00.168+0000", "id": "1.1", "rule": {"level": 12, "description": "sshd: brute force"},
         "agent": {"name": "web-1"}, "manager": {"name": "wazuh-1"}}""";
    private static final Map<String, Object> WAF = Map.of("name", "waf", "format", "generic", "mapping",
            Map.of("sourceSystem", "'acme-waf'", "sourceId", "string(record.attack)", "title", "record.rule", "severity",
                    "record.score"));

    private final TestTenant tenant = TestTenant.fresh();

    @Test
    void aSourceHasTheFormatThatItsTenantSays() {
        source(Map.of("name", "hosts", "format", "wazuh"));
        send("hosts", WAZUH).statusCode(201);
        send("hosts", json("n1", "high")).statusCode(422).body("errors.pointer", contains("/id"));
        kafka("hosts", json("n2", "high"));
        kafka("hosts", WAZUH);
        awaitDeadLetters(tenant, "malformed");
        awaitSeen(2);
        var other = TestTenant.fresh();
        other.as("pipeline").body(json("n1", "high")).post("/api/v1/ingest/hosts").then().statusCode(201);
    }

    @Test
    void aSourceOfAnUnknownProductHasAMapping() {
        source(WAF);
        String record = "{\"attack\": 7, \"rule\": \"SQL injection\", \"score\": \"high\"}";
        send("waf", record).statusCode(201);
        kafka("waf", record);
        awaitSeen(2);
        alerts().body("items.sourceSystem", contains("acme-waf")).body("items.sourceId", contains("7"))
                .body("items.severity", contains("high"));
    }

    @Test
    void theSourcesOwnWordsForSeveritiesMeanWhatItsTenantSays() {
        source(Map.of("name", "edr", "sourceSystem", "edr-1", "severityMap", Map.of("P1", "critical", "LOW", "high"),
                "defaultSeverity", "informational"));
        publish(tenant, "s1", json("s1", "p1"));
        publish(tenant, "s2", json("s2", "P9"));
        awaitSeen(2);
        send("edr", json("s3", "P1").replace("edr-1", "another")).statusCode(201);
        tenant.as("pipeline").body(json("s4", "P1")).post("/api/v1/alerts").then().statusCode(201);
        tenant.as("pipeline").body(json("s5", "P9")).post("/api/v1/alerts").then().statusCode(422)
                .body("errors.pointer", contains("/severity"));
        send("any", json("s6", "low")).statusCode(201);
        for (String id : List.of("s1", "s3", "s4")) {
            alert(id).body("items[0].severity", equalTo("critical")).body("items[0].quality", empty());
        }
        alert("s2").body("items[0].severity", equalTo("informational")).body("items[0].quality", contains("severity_unknown"));
        alert("s6").body("items[0].severity", equalTo("high"));
    }

    @Test
    void recordsWithoutAnIdFoldByTheFieldsThatTheTenantNames() {
        source(Map.of("name", "legacy", "identityFields", List.of("/rule/id", "host")));
        String record = """
            {"rule": {"id": 7}, "host": "ws-%s", "title": "Beaconing", "severity": "high", "n": %d}""";
        send("legacy", record.formatted("1", 1)).statusCode(201);
        send("legacy", record.formatted("1", 2)).statusCode(200).body("deduplicated", equalTo(true));
        send("legacy", record.formatted("2", 3)).statusCode(201);
        kafka("legacy", record.formatted("1", 4));
        publish(tenant, "x", record.formatted("1", 5).replace("{\"rule\"", "{\"sourceSystem\": \"legacy\", \"rule\""));
        awaitSeen(5);
        awaitCount(2, "select count(*) from security_alerts where tenant_id = ? and source_system = 'legacy'", tenant.id());
        send("legacy", "{\"title\": \"Nothing of it\", \"severity\": \"low\"}").statusCode(422);
    }

    @Test
    void idsThatDoNotLastGiveWayToTheFieldsThatTheTenantNames() {
        source(Map.of("name", "noisy", "sourceSystem", "edr-1", "identityFields", List.of("classification")));
        send("any", json("run-1", "high")).statusCode(201);
        publish(tenant, "run-2", json("run-2", "high"));
        awaitSeen(2);
        tenant.as("pipeline").body(json("run-3", "high")).post("/api/v1/alerts").then().statusCode(200);
    }

    @Test
    void ofSeveralAlertsInARecordEachKeepsItsOwnId() {
        source(Map.of("name", "prometheus", "identityFields", List.of("receiver")));
        String alert = "{\"status\": \"firing\", \"fingerprint\": \"%s\", \"labels\": {\"alertname\": \"Down\"}, \"startsAt\": \"2026-05-01T12:00:00Z\"}";
        send("prometheus",
                "{\"version\": \"4\", \"receiver\": \"soc\", \"groupKey\": \"g\", \"status\": \"firing\", \"alerts\": ["
                        + alert.formatted("a1") + "," + alert.formatted("b2") + "]}")
                .statusCode(200)
                .body("items.status", contains(201, 201));
    }

    @Test
    void withoutDeduplicationEachRecordIsAnAlert() {
        source(Map.of("name", "canaries", "sourceSystem", "edr-1", "duplicatePolicy", "off"));
        send("canaries", json("d1", "high")).statusCode(201);
        send("canaries", json("d1", "high")).statusCode(201);
        tenant.as("pipeline").body("[" + json("d1", "high") + "," + json("d1", "high") + "]").post("/api/v1/alerts").then()
                .body("items.status", contains(201, 201));
        publish(tenant, "d1", json("d1", "high"));
        awaitCount(5, "select count(*) from security_alerts where tenant_id = ?", tenant.id());
        awaitSeen(5);
        alerts().body("items[0].sourceId", startsWith("d1#"));
        source(Map.of("name", "long", "sourceSystem", "long-1", "duplicatePolicy", "off"));
        send("long", json("é".repeat(500), "high").replace("edr-1", "long-1")).statusCode(201);
    }

    @Test
    void whatADisabledSourceSendsIsRefused() {
        source(Map.of("name", "off", "sourceSystem", "edr-1", "enabled", false));
        send("off", WAZUH).statusCode(422).body("errors.detail", contains(containsString("off is disabled")));
        send("any", json("o1", "high")).statusCode(422);
        send("any", "[" + json("o1", "high") + "," + WAZUH + "]").statusCode(200).body("items.status", contains(422, 201));
        tenant.as("pipeline").body(json("o1", "high")).post("/api/v1/alerts").then().statusCode(422);
        publish(tenant, "o1", json("o1", "high"));
        kafka("off", WAZUH);
        publish(tenant, "w", WAZUH);
        awaitDeadLetters(tenant, "source_disabled", "source_disabled");
        awaitSeen(2);
        var other = TestTenant.fresh();
        other.as("pipeline").body(json("o1", "high")).post("/api/v1/alerts").then().statusCode(201);
    }

    @Test
    void aTimeThatNamesNoZoneIsInThatOfItsSource() {
        source(Map.of("name", "fw", "sourceSystem", "V:P", "timezone", "Europe/Zurich"));
        String line = "CEF:0|V|P|1|2|Name|5|externalId=%s rt=Jul 01 2026 14:00:00";
        send("fw", line.formatted("z1")).statusCode(201);
        send("any", line.formatted("z2")).statusCode(201);
        alerts().body("items.firstSeenAt", contains("2026-07-01T12:00:00Z", "2026-07-01T12:00:00Z"))
                .body("items.quality.flatten()", empty());
    }

    @Test
    void aChangeHoldsAtOnceAndWithinSecondsWhereAnotherReplicaMadeIt() {
        String id = source(Map.of("name", "edge", "sourceSystem", "edr-1"));
        send("edge", json("c1", "high")).statusCode(201);
        tenant.as("tenant_admin").header("If-Match", "*").body(Map.of("name", "edge", "enabled", false)).put(SOURCES + "/" + id)
                .then().statusCode(200);
        send("edge", json("c1", "high")).statusCode(422);
        TestSql.as("alerts_owner").update("update log_sources set enabled = true where tenant_id = ?", tenant.id());
        await().atMost(Duration.ofSeconds(15)).untilAsserted(() -> send("edge", json("c1", "high")).statusCode(200));
    }

    private String source(Map<String, ?> source) {
        return tenant.as("tenant_admin").body(source).post(SOURCES).then().statusCode(201).extract().path("id");
    }

    private ValidatableResponse send(String source, String record) {
        return tenant.as("pipeline").body(record.getBytes(UTF_8)).post("/api/v1/ingest/" + source).then();
    }

    private void kafka(String source, String record) {
        TestKafka.send("siem.alerts." + tenant.alias(), "k", record.getBytes(UTF_8), Map.of("harrier-source", source));
    }

    private void awaitSeen(long records) {
        awaitCount(records, "select coalesce(sum(seen_count), 0)::bigint from security_alerts where tenant_id = ?",
                tenant.id());
    }

    private ValidatableResponse alerts() {
        return tenant.as("viewer").get("/api/v1/alerts").then();
    }

    private ValidatableResponse alert(String sourceId) {
        return tenant.as("viewer").get("/api/v1/alerts?sourceId=" + sourceId).then();
    }
}
