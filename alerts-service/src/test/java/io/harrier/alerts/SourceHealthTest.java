package io.harrier.alerts;

import static io.harrier.alerts.Alerts.awaitCount;
import static io.harrier.alerts.Alerts.awaitDeadLetters;
import static io.harrier.alerts.Alerts.awaitEvent;
import static io.harrier.alerts.Alerts.json;
import static io.harrier.alerts.Alerts.publish;
import static io.harrier.alerts.Enrichments.anActiveRule;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.Test;

import io.harrier.platform.testing.HarrierServers;
import io.harrier.platform.testing.TestKafka;
import io.harrier.platform.testing.TestSql;
import io.harrier.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** What came from a source is counted, and its silence told. */
@QuarkusTest
@WithTestResource(HarrierServers.class)
class SourceHealthTest {

    private static final String SOURCES = "/api/v1/log-sources";

    private final TestTenant tenant = TestTenant.fresh();

    @Test
    void whatComesFromASourceIsCountedOverRestAndKafka() {
        String id = source(Map.of("name", "edr", "sourceSystem", "edr-1"));
        health(id).body("lastReceivedAt", nullValue()).body("lag", nullValue()).body("duplicateRatio", nullValue())
                .body("received", equalTo(0));
        send("edr", json("h1", "high")).statusCode(201);
        send("edr", "{\"title\": \"Nobody's\"}").statusCode(422);
        send("edr", "[" + json("h2", "high") + ", 7]").statusCode(200);
        tenant.as("pipeline").body(json("h1", "high")).post("/api/v1/alerts").then().statusCode(200);
        publish(tenant, "h1", json("h1", "high"));
        TestKafka.send("siem.alerts." + tenant.alias(), "k", "[]".getBytes(UTF_8), Map.of("harrier-source", "edr"));
        awaitDeadLetters(tenant, "not_json");
        awaitCount(4, "select coalesce(sum(seen_count), 0)::bigint from security_alerts where tenant_id = ?", tenant.id());
        health(id).body("received", equalTo(4)).body("alerts", equalTo(2)).body("rejected", equalTo(3))
                .body("duplicateRatio", equalTo(0.5f)).body("lag", notNullValue()).body("silentSince", nullValue());
        assertEquals(true, Instant.parse(health(id).extract().path("lastReceivedAt")).isAfter(Instant.now().minusSeconds(60)));
        tenant.as("pipeline").body(json("x", "high").replace("edr-1", "unheard-of")).post("/api/v1/alerts").then()
                .statusCode(201);
        health(id).body("received", equalTo(4));
        tenant.as("pipeline").body(json("p1", "P1")).post("/api/v1/alerts").then().statusCode(422);
        tenant.as("pipeline").body("[" + json("p1", "P1") + "]").post("/api/v1/alerts").then().statusCode(200);
        send("any", "{\"sourceSystem\": \"edr-1\", \"title\": \"It has no id\"}").statusCode(422);
        publish(tenant, "k", "{\"sourceSystem\": \"edr-1\", \"title\": \"It has no id\"}");
        awaitDeadLetters(tenant, "no_identity", "not_json");
        health(id).body("received", equalTo(4)).body("rejected", equalTo(7));
        TestTenant.fresh().as("viewer").get(SOURCES + "/" + id + "/health").then().statusCode(404);
    }

    @Test
    void aSilentSourceIsAnAlertUntilItSpeaksAgain() {
        String id = source(Map.of("name", "edr", "sourceSystem", "edr-1", "criticality", "critical", "silentAfter", "PT1M"));
        // Of the tenant's rules none makes it another alert or hides it: it would never be found again.
        anActiveRule(tenant, "one", "aggregation", Map.of("groupBy", "alert.classification"));
        anActiveRule(tenant, "none", "filtering", Map.of("condition", "alert.sourceType == 'monitoring_rule'"));
        silent(id);
        String alert = awaitAlert(id, "open").body("items.severity", contains("critical"))
                .body("items.sourceSystem", contains("harrier")).body("items.title", contains("Log source edr is silent"))
                .extract().path("items[0].id");
        health(id).body("silentSince", notNullValue());
        send("edr", json("s1", "high")).statusCode(201);
        awaitAlert(id, "resolved");
        tenant.as("viewer").get("/api/v1/alerts/" + alert + "/events").then().body("items.type", hasItem("status_change"))
                .body("items.actor.subject", hasItem("silent-sources")).body("items.to", hasItem("resolved"));
        assertEquals("job", TestSql.as("alerts_owner").value(String.class,
                "select actor_kind from alert_events where tenant_id = ? and to_value = 'resolved'", tenant.id()));
        awaitEvent(tenant, "io.harrier.alerts.alert.resolved.v1", it -> it.get("alertId").asText().equals(alert));
        eventually(() -> health(id).body("silentSince", nullValue()));
        TestSql.as("alerts_owner").update("""
            update log_source_activity set last_received_at = now() - interval '1 hour' where tenant_id = ?""", tenant.id());
        silent(id);
        awaitAlert(id, "open").body("items.id", contains(alert)).body("items.reopenedCount", contains(1));
    }

    @Test
    void noPipelineSpeaksForHarrierItself() {
        tenant.as("pipeline").body(json("x", "high").replace("edr-1", "harrier")).post("/api/v1/alerts").then().statusCode(422)
                .body("errors.pointer", contains("/sourceSystem"));
        publish(tenant, "x", json("x", "high").replace("edr-1", "harrier"));
        awaitDeadLetters(tenant, "malformed");
    }

    @Test
    void aSourceThatMaySayNothingYetIsNotSilent() {
        String id = source(Map.of("name", "edr", "silentAfter", "P1D"));
        eventually(() -> assertEquals(true, TestSql.as("alerts_owner").value(Boolean.class,
                "select silence_due_at > now() + interval '23 hours' from log_sources where tenant_id = ?", tenant.id())));
        alerts(id).body("items", empty());
        source(Map.of("name", "unwatched"));
        assertEquals(1L, TestSql.as("alerts_owner").value(Long.class,
                "select count(*) from log_sources where tenant_id = ? and silence_due_at is not null", tenant.id()));
    }

    @Test
    void theSilenceOfASourceThatNobodyWatchesAnyMoreIsOver() {
        String id = source(Map.of("name", "edr", "silentAfter", "PT1M"));
        silent(id);
        String alert = awaitAlert(id, "open").extract().path("items[0].id");
        enable(id, false);
        awaitAlert(id, "resolved");
        tenant.as("viewer").get("/api/v1/alerts/" + alert).then().body("resolutionNotes",
                containsString("no longer watched"));
        eventually(() -> health(id).body("silentSince", nullValue()));
    }

    @Test
    void aWatchThatBeginsAnewWhileItsSilenceIsSettledGoesOn() throws SQLException {
        String id = source(Map.of("name", "edr", "silentAfter", "PT1M"));
        silent(id);
        String alert = awaitAlert(id, "open").extract().path("items[0].id");
        try (var other = TestSql.as("alerts_owner").connect(); var statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("select from security_alerts where id = '" + alert + "' for update");
            enable(id, false);
            eventually(() -> assertEquals(true,
                    TestSql.as("alerts_owner").value(Boolean.class, "select exists (select from pg_locks where not granted)")));
            enable(id, true);
            other.rollback();
        }
        awaitAlert(id, "resolved");
        eventually(() -> health(id).body("silentSince", nullValue()));
        assertEquals(true, TestSql.as("alerts_owner").value(Boolean.class,
                "select silence_due_at is not null from log_sources where tenant_id = ?", tenant.id()));
    }

    private void enable(String id, boolean enabled) {
        tenant.as("tenant_admin").header("If-Match", "*")
                .body(Map.of("name", "edr", "enabled", enabled, "silentAfter", "PT1M")).put(SOURCES + "/" + id).then()
                .statusCode(200);
    }

    /** As if the watch had begun an hour ago. */
    private void silent(String id) {
        TestSql.as("alerts_owner").update("""
            update log_sources set watched_since = now() - interval '1 hour', silence_due_at = now()
            where tenant_id = ? and id = ?::uuid""", tenant.id(), id);
    }

    private ValidatableResponse awaitAlert(String source, String status) {
        eventually(() -> alerts(source).body("items.status", contains(status)));
        return alerts(source);
    }

    private static void eventually(ThrowingRunnable fact) {
        await().atMost(Duration.ofSeconds(45)).untilAsserted(fact);
    }

    private ValidatableResponse alerts(String source) {
        return tenant.as("viewer").get("/api/v1/alerts?sourceId=log-source:" + source).then();
    }

    private ValidatableResponse health(String id) {
        return tenant.as("viewer").get(SOURCES + "/" + id + "/health").then().statusCode(200);
    }

    private String source(Map<String, ?> source) {
        return tenant.as("tenant_admin").body(source).post(SOURCES).then().statusCode(201).extract().path("id");
    }

    private ValidatableResponse send(String source, String record) {
        return tenant.as("pipeline").body(record.getBytes(UTF_8)).post("/api/v1/ingest/" + source).then();
    }
}
