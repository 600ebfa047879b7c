package io.harrier.alerts;

import static io.harrier.alerts.Alerts.awaitCount;
import static io.harrier.alerts.Alerts.awaitEvent;
import static io.harrier.alerts.Alerts.json;
import static io.harrier.alerts.Alerts.publish;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
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

/** What a silence hides of what comes in, and what it never hides. */
@QuarkusTest
@WithTestResource(HarrierServers.class)
class SilencesTest {

    private static final String SILENCES = "/api/v1/silences";
    private static final String OPENED = "io.harrier.alerts.alert.opened.v1";
    private static final List<Map<String, Object>> EDR = List.of(Map.of("name", "sourceSystem", "op", "=", "value", "edr-1"));

    private final TestTenant tenant = TestTenant.fresh();

    @Test
    void aNewAlertThatMatchesIsKeptAndCountedAndNobodyIsTold() {
        String silence = silence(Map.of("matchers", EDR));
        String hidden = send("s1", "high", 201, "suppressed");
        send("s1", "high", 200, "suppressed");
        publish(tenant, "s1", json("s1", "high"));
        publish(tenant, "s2", json("s2", "low"));
        publish(tenant, "s2", json("s2", "low"));
        awaitCount(5, "select coalesce(sum(seen_count), 0)::bigint from security_alerts where tenant_id = ?", tenant.id());
        String shown = tenant.as("pipeline").body(json("o1", "low").replace("edr-1", "other")).post("/api/v1/alerts").then()
                .statusCode(201).body("status", equalTo("open")).extract().path("id");
        awaitEvent(tenant, OPENED, it -> it.get("alertId").asText().equals(shown));
        assertEquals(1, TestKafka.events(tenant, OPENED).size());
        tenant.as("viewer").get("/api/v1/alerts").then().body("items.id", contains(shown));
        tenant.as("viewer").get("/api/v1/alerts?q=Credential").then().body("items.id", contains(shown));
        tenant.as("viewer").get("/api/v1/alerts?status=suppressed").then().body("items.sourceId", contains("s1", "s2"));
        alert(hidden).body("seenCount", equalTo(3)).body("suppression.kind", equalTo("silence"))
                .body("suppression.id", equalTo(silence)).body("suppression.reason", equalTo("Backup"))
                .body("suppression.until", notNullValue()).body("suppression.since", notNullValue());
        alert(shown).body("suppression", nullValue());
        tenant.as("viewer").get("/api/v1/alerts/" + hidden + "/events").then().body("items.to", contains("suppressed"))
                .body("items.note", contains("Backup"));
        tenant.as("viewer").get(SILENCES + "/" + silence).then().body("hitCount", equalTo(5)).body("hiddenCount", equalTo(2))
                .body("lastHitAt", notNullValue()).body("status", equalTo("active"));
    }

    @Test
    void whatGrowsWorseIsShownAndAnnounced() {
        silence(Map.of("matchers", EDR));
        String fresh = send("w1", "low", 201, "suppressed");
        publish(tenant, "w1", json("w1", "high"));
        var opened = awaitEvent(tenant, OPENED, it -> it.get("alertId").asText().equals(fresh));
        assertEquals(List.of("high", "open", "2"),
                List.of(opened.get("severity").asText(), opened.get("status").asText(), opened.get("seenCount").asText()));
        alert(fresh).body("status", equalTo("open")).body("suppression", nullValue()).body("severity", equalTo("high"));
        tenant.as("viewer").get("/api/v1/alerts/" + fresh + "/events").then().body("items.type",
                contains("status_change", "status_change", "severity_raised"));
        send("w1", "high", 200, "open");
        // Both in one batch come to the same.
        tenant.as("pipeline").body("[" + json("w2", "low") + "," + json("w2", "high") + "]").post("/api/v1/alerts").then()
                .statusCode(200).body("items.alert.status", contains("open", "open"));
    }

    @Test
    void whatIsWorseThanItMayHideIsShown() {
        silence(Map.of("matchers", EDR));
        send("c1", "critical", 201, "open");
        create("analyst", Map.of("matchers", EDR, "maxSeverity", "critical")).statusCode(403);
        create("incident_manager", Map.of("matchers", EDR, "maxSeverity", "critical")).statusCode(201);
        send("c2", "critical", 201, "suppressed");
    }

    @Test
    void anEndedSilenceShowsWhatOnlyItHid() {
        String silence = silence(Map.of("matchers", EDR));
        String both = send("e1", "low", 201, "suppressed");
        String only = send("e2", "high", 201, "suppressed");
        String other = silence(Map.of("matchers", List.of(Map.of("name", "title", "op", "=~", "value", ".*e1"))));
        end(silence).statusCode(200).body("status", equalTo("ended")).body("endedBy.name", notNullValue())
                .body("version", equalTo(1));
        end(silence).statusCode(409);
        var opened = awaitEvent(tenant, OPENED, it -> it.get("alertId").asText().equals(only));
        assertEquals("open", opened.get("status").asText());
        eventually(() -> alert(both).body("suppression.id", equalTo(other)).body("status", equalTo("suppressed")));
        alert(only).body("status", equalTo("open")).body("suppression", nullValue());
        tenant.as("viewer").get("/api/v1/alerts/" + only + "/events").then().body("items.actor.subject",
                contains("ingest", "suppression"));
        send("e3", "low", 201, "open");
        tenant.as("viewer").get(SILENCES + "?status=ended").then().body("items.id", contains(silence));
        tenant.as("viewer").get(SILENCES + "?status=active").then().body("items.id", contains(other));
        tenant.as("viewer").get(SILENCES + "?limit=1").then().body("items.id", contains(other)).body("nextCursor",
                notNullValue());
        assertEquals(1L, TestSql.as("alerts_owner").value(Long.class,
                "select count(*) from audit_log where tenant_id = ? and action = 'silence_ended'", tenant.id()));
    }

    @Test
    void whenItsTimeIsOverWhatItHidIsShown() {
        String silence = silence(Map.of("matchers", EDR));
        String id = send("t1", "low", 201, "suppressed");
        TestSql.as("alerts_owner").update("""
            update silences set starts_at = now() - interval '2 hours', ends_at = now() - interval '1 hour'
            where tenant_id = ? and id = ?::uuid""", tenant.id(), silence);
        TestSql.as("alerts_owner").update("""
            update security_alerts set suppressed_until = now() - interval '1 hour', suppression_due_at = now()
            where tenant_id = ?""", tenant.id());
        awaitEvent(tenant, OPENED, it -> it.get("alertId").asText().equals(id));
        alert(id).body("status", equalTo("open"));
        tenant.as("viewer").get("/api/v1/alerts").then().body("items.id", contains(id));
    }

    @Test
    void aSilenceToComeHidesNothingYet() {
        create("analyst", Map.of("matchers", EDR, "startsAt", Instant.now().plusSeconds(3600).toString())).statusCode(201)
                .body("status", equalTo("scheduled"));
        send("f1", "low", 201, "open");
        TestTenant.fresh().as("viewer").get(SILENCES).then().body("items", empty());
    }

    @Test
    void anAnalystWhoSaysItIsWorseSeesIt() {
        silence(Map.of("matchers", EDR));
        String id = send("a1", "low", 201, "suppressed");
        tenant.as("analyst").header("If-Match", "*").body(Map.of("severity", "high")).patch("/api/v1/alerts/" + id).then()
                .statusCode(200).body("status", equalTo("open"));
        awaitEvent(tenant, OPENED, it -> it.get("alertId").asText().equals(id));
    }

    @Test
    void whatCanNotBeIsRefusedNamingTheProperty() {
        refused("/matchers", Map.of());
        refused("/matchers", Map.of("matchers", List.of(Map.of("name", "title", "op", "=~", "value", ".*"))));
        refused("/matchers/0/value", Map.of("matchers", List.of(Map.of("name", "title", "op", "=~", "value", "("))));
        refused("/matchers/0/value",
                Map.of("matchers", List.of(Map.of("name", "title", "op", "=~", "value", "(((a{999}){999}){999})"))));
        refused("/matchers/0/name", Map.of("matchers", List.of(Map.of("name", "colour", "op", "=", "value", "x"))));
        refused("/matchers/0/values", Map.of("matchers", List.of(Map.of("name", "title", "op", "in", "value", "x"))));
        refused("/condition", Map.of("condition", "alert.titel == 'x'"));
        refused("/condition", Map.of("condition", "alert.title"));
        refused("/condition", Map.of("condition", "alert.title.matches('(((a{999}){999}){999})')"));
        refused("/endsAt", Map.of("matchers", EDR, "endsAt", Instant.now().minusSeconds(60).toString()));
        refused("/endsAt", Map.of("matchers", EDR, "endsAt", Instant.now().plus(Duration.ofDays(367)).toString()));
        create("analyst", Map.of("matchers", List.of(Map.of("name", "title", "op", "~", "value", "x")))).statusCode(400);
    }

    @Test
    void matchersAskForAllOfTheirProperties() {
        silence(Map.of("matchers", List.of(Map.of("name", "observables.ip", "op", "=~", "value", "203\\.0\\..*"),
                Map.of("name", "entity.name", "op", "in", "values", List.of("ws-1", "ws-2")),
                Map.of("name", "affectedSystems", "op", "!=", "value", "ws-9"),
                Map.of("name", "enrichment.owner", "op", "=", "value", ""),
                Map.of("name", "classification", "op", "!~", "value", "mal.*")), "condition", "alert.confidence == 'high'"));
        send("m1", "low", 201, "suppressed");
        String other = json("m2", "low").replace("\"ws-1\"}", "\"ws-3\"}");
        tenant.as("pipeline").body(other).post("/api/v1/alerts").then().statusCode(201).body("status", equalTo("open"));
    }

    private void refused(String pointer, Map<String, ?> silence) {
        create("analyst", silence).statusCode(422).body("errors.pointer", hasItem(pointer));
    }

    private String silence(Map<String, ?> silence) {
        return create("analyst", silence).statusCode(201).extract().path("id");
    }

    private ValidatableResponse create(String role, Map<String, ?> silence) {
        var body = new HashMap<String, Object>(
                Map.of("reason", "Backup", "endsAt", Instant.now().plus(Duration.ofHours(2)).toString()));
        body.putAll(silence);
        return tenant.as(role).body(body).post(SILENCES).then();
    }

    private ValidatableResponse end(String id) {
        return tenant.as("analyst").post(SILENCES + "/" + id + "/ending").then();
    }

    private String send(String sourceId, String severity, int answer, String status) {
        return tenant.as("pipeline").body(json(sourceId, severity)).post("/api/v1/alerts").then().statusCode(answer)
                .body("status", equalTo(status)).extract().path("id");
    }

    private ValidatableResponse alert(String id) {
        return tenant.as("viewer").get("/api/v1/alerts/" + id).then().statusCode(200);
    }

    private static void eventually(org.awaitility.core.ThrowingRunnable fact) {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(fact);
    }
}
