package io.harrier.alerts;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Map;

import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.Test;

import io.harrier.platform.testing.HarrierServers;
import io.harrier.platform.testing.TestSql;
import io.harrier.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** What a tenant says of its collectors, what they say of themselves, and that their silence is told. */
@QuarkusTest
@WithTestResource(HarrierServers.class)
class LogCollectorsTest {

    private static final String COLLECTORS = "/api/v1/log-collectors";

    private final TestTenant tenant = TestTenant.fresh();

    @Test
    void whatIsLeftOutTakesTheDefaultAndAllElseIsKept() {
        create(Map.of("name", "plain", "type", "agent")).statusCode(201).body("status", equalTo("deployed"))
                .body("criticality", equalTo("medium")).body("configuration", equalTo(Map.of()))
                .body("healthStatus", equalTo("unknown")).body("silentAfter", nullValue()).body("lastHeartbeat", nullValue());
        var said = Map.<String, Object>ofEntries(Map.entry("name", "zrh-1"), Map.entry("type", "gateway"),
                Map.entry("description", "Of the site"), Map.entry("softwareVersion", "1.17.1"),
                Map.entry("location", "Zurich"), Map.entry("status", "active"), Map.entry("criticality", "high"),
                Map.entry("configuration", Map.of("workers", 2, "outputs", Map.of("kafka", true))),
                Map.entry("account", "someone"), Map.entry("heartbeatInterval", "PT30S"), Map.entry("silentAfter", "PT5M"));
        String id = create(said).statusCode(201).extract().path("id");
        var view = collector(id).extract().jsonPath();
        said.forEach((name, value) -> assertEquals(value, view.get(name), name));
        create(Map.of("name", "quick", "type", "agent", "heartbeatInterval", "PT5S")).body("silentAfter", equalTo("PT1M"));
        create(Map.of("name", "slow", "type", "agent", "heartbeatInterval", "PT2M")).body("silentAfter", equalTo("PT6M"));
        list("?limit=2").body("items.name", contains("plain", "quick")).body("nextCursor", notNullValue());
        list("?status=active").body("items.name", contains("zrh-1"));
        list("?type=agent&type=gateway&limit=200").body("items.size()", equalTo(4));
        TestTenant.fresh().as("viewer").get(COLLECTORS).then().body("items", empty());
    }

    @Test
    void aChangeReplacesAllOfItAndIsOfTheVersionThatWasSeen() {
        String id = create(Map.of("name", "a", "type", "agent", "location", "Bern")).extract().path("id");
        create(Map.of("name", "b", "type", "agent")).statusCode(201);
        change(id, "*", Map.of("name", "a2", "type", "forwarder")).statusCode(200).body("name", equalTo("a2"))
                .body("type", equalTo("forwarder")).body("location", nullValue());
        change(id, "\"0\"", Map.of("name", "a", "type", "agent")).statusCode(412);
        change(id, "*", Map.of("name", "b", "type", "agent")).statusCode(409);
        tenant.as("tenant_admin").body(Map.of("name", "a", "type", "agent")).put(COLLECTORS + "/" + id).then().statusCode(428);
        TestTenant.fresh().as("tenant_admin").header("If-Match", "*").body(Map.of("name", "a", "type", "agent"))
                .put(COLLECTORS + "/" + id).then().statusCode(404);
        assertEquals(2L, TestSql.as("alerts_owner").value(Long.class,
                "select count(*) from audit_log where tenant_id = ? and subject_id = ?", tenant.id(), id));
    }

    @Test
    void whatCanNotBeIsRefusedNamingTheProperty() {
        refused("/silentAfter", Map.of("heartbeatInterval", "PT1M", "silentAfter", "PT59S"));
        refused("/silentAfter", Map.of("heartbeatInterval", "PT1M", "silentAfter", "P31D"));
        refused("/heartbeatInterval", Map.of("heartbeatInterval", "PT4S"));
        refused("/heartbeatInterval", Map.of("heartbeatInterval", "P2D"));
        refused("/heartbeatInterval", Map.of("silentAfter", "PT5M"));
        refused("/configuration", Map.of("configuration", Map.of("big", "x".repeat(70_000))));
        create(Map.of("name", "x", "type", "toaster")).statusCode(400);
        create(Map.of("name", "x")).statusCode(422);
    }

    @Test
    void aHeartbeatSaysHowItDoesAndWhatIsNotAsItIsToBe() {
        String id = create(Map.of("name", "c", "type", "agent", "softwareVersion", "1.2", "configuration",
                Map.of("workers", 2, "tls", Map.of("verify", true)), "heartbeatInterval", "PT1M")).extract().path("id");
        heartbeat(id, Map.of()).statusCode(200).body("collectorId", equalTo(id)).body("nextExpectedAt", notNullValue())
                .body("drift", nullValue());
        collector(id).body("healthStatus", equalTo("healthy")).body("version", equalTo(0));
        heartbeat(id, Map.of("softwareVersion", "1.1", "configuration", Map.of("workers", 2.0, "tls", Map.of("verify", false),
                "extra", 1))).body("drift", contains("softwareVersion", "tls"));
        collector(id).body("healthStatus", equalTo("warning")).body("lastHeartbeat.drift", contains("softwareVersion", "tls"))
                .body("lastHeartbeat.softwareVersion", equalTo("1.1")).body("softwareVersion", equalTo("1.2"));
        heartbeat(id, Map.of("health", "error", "message", "Disk full"));
        collector(id).body("healthStatus", equalTo("error")).body("lastHeartbeat.message", equalTo("Disk full"))
                .body("lastHeartbeat.drift", nullValue());
        heartbeat(id, Map.of("health", "warning"));
        collector(id).body("healthStatus", equalTo("warning"));
        heartbeat(id, Map.of("softwareVersion", "1.2")).body("drift", empty());
        collector(id).body("healthStatus", equalTo("healthy"));
        heard(id, 100);
        collector(id).body("healthStatus", equalTo("warning"));
        heard(id, 200);
        change(id, "*", Map.of("name", "c", "type", "agent", "heartbeatInterval", "PT1M", "status", "maintenance"))
                .body("healthStatus", equalTo("unknown"));
        heartbeat(id, Map.of("health", "unwell")).statusCode(400);
    }

    @Test
    void whereAnAccountIsNamedNobodyElseSpeaksForACollector() {
        String id = create(Map.of("name", "c", "type", "agent", "account", TestTenant.subject("its-own"))).extract().path("id");
        heartbeat(id, Map.of()).statusCode(403);
        tenant.as("its-own", "pipeline").post(COLLECTORS + "/" + id + "/heartbeats").then().statusCode(200);
        TestTenant.fresh().as("its-own", "pipeline").post(COLLECTORS + "/" + id + "/heartbeats").then().statusCode(404);
        tenant.as("viewer").body(Map.of()).post(COLLECTORS + "/" + id + "/heartbeats").then().statusCode(403);
    }

    @Test
    void aSilentCollectorIsAnAlertUntilItSpeaks() {
        String id = create(Map.of("name", "zrh-1", "type", "agent", "criticality", "critical", "heartbeatInterval", "PT1M"))
                .extract().path("id");
        heartbeat(id, Map.of()).statusCode(200);
        heard(id, 3600);
        String alert = awaitAlert(id, "open").body("items.severity", contains("critical"))
                .body("items.title", contains("Log collector zrh-1 is silent")).extract().path("items[0].id");
        collector(id).body("healthStatus", equalTo("error")).body("silentSince", notNullValue());
        heartbeat(id, Map.of()).statusCode(200);
        awaitAlert(id, "resolved");
        tenant.as("viewer").get("/api/v1/alerts/" + alert + "/events").then().body("items.actor.subject",
                hasItem("silent-collectors"));
        eventually(() -> collector(id).body("silentSince", nullValue()).body("healthStatus", equalTo("healthy")));
        heard(id, 3600);
        awaitAlert(id, "open").body("items.id", contains(alert));
        change(id, "*", Map.of("name", "zrh-1", "type", "agent", "heartbeatInterval", "PT1M", "status", "maintenance"))
                .statusCode(200);
        awaitAlert(id, "resolved").body("items.resolutionNotes", hasItem(containsString("no longer watched")));
    }

    /** As if it had spoken last so many seconds ago. */
    private void heard(String id, int secondsAgo) {
        TestSql.as("alerts_owner").update("""
            update log_collector_heartbeats set received_at = now() - make_interval(secs => ?)
            where tenant_id = ? and collector_id = ?::uuid""", secondsAgo, tenant.id(), id);
        TestSql.as("alerts_owner").update("""
            update log_collectors set watched_since = now() - interval '1 day', silence_due_at = now()
            where tenant_id = ? and id = ?::uuid""", tenant.id(), id);
    }

    private ValidatableResponse awaitAlert(String collector, String status) {
        eventually(() -> alerts(collector).body("items.status", contains(status)));
        return alerts(collector);
    }

    private static void eventually(ThrowingRunnable fact) {
        await().atMost(Duration.ofSeconds(45)).untilAsserted(fact);
    }

    private ValidatableResponse alerts(String collector) {
        return tenant.as("viewer").get("/api/v1/alerts?sourceId=log-collector:" + collector).then();
    }

    private void refused(String pointer, Map<String, ?> said) {
        var collector = new java.util.HashMap<String, Object>(said);
        collector.putAll(Map.of("name", "x", "type", "agent"));
        create(collector).statusCode(422).body("errors.pointer", contains(pointer));
    }

    private ValidatableResponse list(String query) {
        return tenant.as("viewer").get(COLLECTORS + query).then().statusCode(200);
    }

    private ValidatableResponse collector(String id) {
        return tenant.as("viewer").get(COLLECTORS + "/" + id).then().statusCode(200);
    }

    private ValidatableResponse heartbeat(String id, Map<String, ?> said) {
        return tenant.as("pipeline").body(said).post(COLLECTORS + "/" + id + "/heartbeats").then();
    }

    private ValidatableResponse create(Map<String, ?> collector) {
        return tenant.as("tenant_admin").body(collector).post(COLLECTORS).then();
    }

    private ValidatableResponse change(String id, String match, Map<String, ?> collector) {
        return tenant.as("tenant_admin").header("If-Match", match).body(collector).put(COLLECTORS + "/" + id).then();
    }
}
