package io.harrier.alerts;

import static io.harrier.alerts.Alerts.json;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.harrier.platform.testing.HarrierServers;
import io.harrier.platform.testing.TestSql;
import io.harrier.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** How sources do, and how true their alerts are. */
@QuarkusTest
@WithTestResource(HarrierServers.class)
class SourceQualityTest {

    private static final String SOURCES = "/api/v1/log-sources";

    private final TestTenant tenant = TestTenant.fresh();
    private Collecting edge;

    @BeforeEach
    void aSourceAndACollector() {
        edge = Collecting.of(tenant);
    }

    @Test
    void precisionIsTheShareOfTrueAlertsOfThoseJudged() {
        health("").body("precision.value", nullValue()).body("precision.days", equalTo(30));
        resolved("a", "true_positive_handled");
        resolved("b", "benign_true_positive");
        resolved("c", "false_positive");
        resolved("d", "false_positive");
        resolved("e", "expected_activity");
        resolved("another's", "false_positive", "edr-2");
        edge.send(json("open", "critical")).statusCode(201);
        health("").body("precision.value", equalTo(0.5f)).body("precision.truePositiveHandled", equalTo(1))
                .body("precision.benignTruePositive", equalTo(1)).body("precision.falsePositive", equalTo(2))
                .body("precision.others", equalTo(1)).body("precision.formula", notNullValue())
                .body("severities", equalTo(Map.of("critical", 1, "high", 5, "medium", 0, "low", 0, "informational", 0)));
        TestSql.as("alerts_owner").update("""
            update security_alerts set resolved_at = now() - interval '8 days' where tenant_id = ? and source_id = 'c'""",
                tenant.id());
        health("?days=7").body("precision.falsePositive", equalTo(1)).body("precision.days", equalTo(7));
        tenant.as("viewer").get(SOURCES + "/" + edge.source + "/health?days=91").then().statusCode(400);
    }

    @Test
    void theSickOnesComeFirstWithTheirSymptoms() {
        source("unused");
        source("well");
        send("well", "w");
        String silent = source("silent");
        TestSql.as("alerts_owner").update("update log_sources set silent_since = now() where tenant_id = ? and id = ?::uuid",
                tenant.id(), silent);
        edge.active(Map.of("throughputLimit", Map.of("records", 1, "per", "PT1H")));
        edge.kafka(now("e1", "high"), Map.of());
        edge.kafka(now("e2", "high"), Map.of());
        edge.awaitCounted("delayed", 1);
        list("").body("items.name", contains("silent", "edge", "well", "unused"))
                .body("items.health", contains("error", "warning", "healthy", "unknown"))
                .body("items[0].symptoms", contains("silent")).body("items[1].symptoms", contains("waiting"))
                .body("items[2].symptoms", empty());
    }

    @Test
    void whatWaitsIsFilteredOrRefusedShows() {
        edge.active(Map.of("throughputLimit", Map.of("records", 1, "per", "PT1H"), "filterRules",
                List.of(Map.of("name", "low", "dropIf", "record.severity == 'low'"))));
        edge.kafka(now("e1", "high"), Map.of());
        edge.kafka(now("e2", "high"), Map.of());
        edge.kafka(now("e3", "low"), Map.of());
        edge.awaitCounted("filtered", 1);
        edge.awaitCounted("delayed", 1);
        health("").body("symptoms", contains("waiting")).body("health", equalTo("warning")).body("waiting", equalTo(1))
                .body("waitingSince", notNullValue()).body("filtered", equalTo(1)).body("delayed", equalTo(1))
                .body("received", equalTo(1)).body("rejectedRatio", equalTo(0.0f));
        edge.change(Map.of());
        edge.awaitSeen(2);
        health("").body("waiting", equalTo(0)).body("waitingSince", nullValue()).body("health", equalTo("healthy"));
        edge.send("{}").statusCode(422);
        health("").body("symptoms", contains("rejecting")).body("rejectedRatio", equalTo(0.25f));
        for (int more = 0; more < 9; more++) {
            edge.send("{}").statusCode(422);
        }
        health("").body("symptoms", contains("mostly_rejected")).body("health", equalTo("error"));
        TestSql.as("alerts_owner").update("update log_collectors set silent_since = now() where tenant_id = ?", tenant.id());
        health("").body("symptoms", contains("mostly_rejected", "collector_silent"));
        edge.change(Map.of("status", "failed"));
        health("").body("symptoms", contains("mostly_rejected", "mapping_failed"));
        TestTenant.fresh().as("viewer").get(SOURCES + "/health").then().body("items", empty());
    }

    @Test
    void theLagIsThatOfOneRecordAndNotOfWhatCameToNoAlert() {
        edge.active(Map.of("filterRules", List.of(Map.of("name", "low", "dropIf", "record.severity == 'low'"))));
        edge.send(now("a", "high")).statusCode(201);
        // As if that had been two hours ago.
        TestSql.as("alerts_owner").update("""
            update log_source_activity set last_alert_at = last_alert_at - interval '2 hours',
                last_detected_at = last_detected_at - interval '2 hours' where tenant_id = ?""", tenant.id());
        edge.send(now("b", "low")).statusCode(200);
        health("").body("symptoms", empty()).body("lag", not(containsString("H")));
        // A clock that is ahead hides nothing of what others tell.
        edge.send("[" + json("c", "high") + "," + json("d", "high").replace("2026-05-01T12:00:00Z",
                java.time.Instant.now().plusSeconds(7200).toString()) + "]").statusCode(200);
        health("").body("symptoms", contains("lagging")).body("health", equalTo("warning"));
    }

    @Test
    void theListGoesOnWhereThePageEnded() {
        source("alpha");
        source("beta");
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            String cursor = list("?limit=2").body("items.name", contains("alpha", "beta")).extract().path("nextCursor");
            list("?limit=2&cursor=" + cursor).body("items.name", contains("edge")).body("nextCursor", nullValue());
        });
        tenant.as("viewer").get(SOURCES + "/health?cursor=nonsense").then().statusCode(400);
    }

    private void resolved(String sourceId, String outcome) {
        resolved(sourceId, outcome, "edr-1");
    }

    private void resolved(String sourceId, String outcome, String system) {
        String id = tenant.as("pipeline").body(json(sourceId, "high").replace("edr-1", system)).post("/api/v1/alerts").then()
                .statusCode(201).extract().path("id");
        tenant.as("analyst").put("/api/v1/alerts/" + id + "/assignment").then().statusCode(200);
        tenant.as("analyst").body(Map.of("outcome", outcome, "notes", "Looked at")).post("/api/v1/alerts/" + id + "/resolution")
                .then().statusCode(200);
    }

    private static String now(String sourceId, String severity) {
        return json(sourceId, severity).replace("2026-05-01T12:00:00Z", java.time.Instant.now().toString());
    }

    private void send(String source, String id) {
        tenant.as("pipeline").body(now(id, "high").replace("edr-1", source)).post("/api/v1/ingest/" + source).then()
                .statusCode(201);
    }

    private String source(String name) {
        return tenant.as("tenant_admin").body(Map.of("name", name)).post(SOURCES).then().statusCode(201).extract().path("id");
    }

    private ValidatableResponse health(String query) {
        return tenant.as("viewer").get(SOURCES + "/" + edge.source + "/health" + query).then().statusCode(200);
    }

    private ValidatableResponse list(String query) {
        return tenant.as("viewer").get(SOURCES + "/health" + query).then().statusCode(200);
    }
}
