package io.harrier.alerts;

import static io.harrier.alerts.Alerts.awaitCount;
import static io.harrier.alerts.Alerts.awaitEvent;
import static io.harrier.alerts.Alerts.json;
import static io.harrier.alerts.Alerts.publish;
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
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.harrier.platform.testing.HarrierServers;
import io.harrier.platform.testing.TestSql;
import io.harrier.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** What raises alerts without cause is counted, then hidden, but for samples; and it can be seen before what would be hidden. */
@QuarkusTest
@WithTestResource(HarrierServers.class)
class FalsePositivePatternsTest {

    private static final String PATTERNS = "/api/v1/false-positive-patterns";
    private static final String ANY = "alert.title.startsWith('Credential dumping')";

    private final TestTenant tenant = TestTenant.fresh();

    @Test
    void oneThatIsOnlyIdentifiedCountsAndHidesNothing() {
        String id = create("analyst", Map.of()).statusCode(201).body("status", equalTo("identified"))
                .body("identifiedBy.name", notNullValue()).body("hitCount", equalTo(0)).body("lastHitAt", nullValue()).extract()
                .path("id");
        send("i1", "open");
        publish(tenant, "i1", json("i1", "high"));
        publish(tenant, "i1", json("i1", "high"));
        awaitCount(3, "select coalesce(sum(seen_count), 0)::bigint from security_alerts where tenant_id = ?", tenant.id());
        get(id).body("hitCount", equalTo(3)).body("hiddenCount", equalTo(0)).body("lastHitAt", notNullValue());
    }

    @Test
    void oneThatIsMitigatedHidesWithinItsScopeUntilItIsTakenBack() {
        String id = create("incident_manager",
                hiding(Map.of("status", "mitigated", "sourceSystem", "edr-1", "sourceType", "edr")))
                .statusCode(201).extract().path("id");
        String hidden = send("m1", "suppressed");
        tenant.as("pipeline").body(json("m1", "high").replace("edr-1", "edr-2")).post("/api/v1/alerts").then()
                .body("status", equalTo("open"));
        tenant.as("viewer").get("/api/v1/alerts/" + hidden).then().body("suppression.kind", equalTo("pattern"))
                .body("suppression.id", equalTo(id)).body("suppression.reason", equalTo("Backup reads LSASS"));
        get(id).body("hitCount", equalTo(1)).body("hiddenCount", equalTo(1));
        change("analyst", id, Map.of()).statusCode(403);
        change("incident_manager", id, Map.of()).statusCode(200).body("status", equalTo("identified"));
        awaitEvent(tenant, "io.harrier.alerts.alert.opened.v1", it -> it.get("alertId").asText().equals(hidden));
        assertEquals(2L, TestSql.as("alerts_owner").value(Long.class,
                "select count(*) from audit_log where tenant_id = ? and subject_id = ?", tenant.id(), id));
    }

    @Test
    void oneThatIsMonitoredShowsSamplesTheSameWhereverTheyCome() {
        create("incident_manager", hiding(Map.of("status", "monitoring"))).statusCode(201).body("sampleOneIn", nullValue());
        String all = IntStream.range(0, 200).mapToObj(it -> json("s" + it, "low")).collect(Collectors.joining(",", "[", "]"));
        tenant.as("pipeline").body(all).post("/api/v1/alerts").then().statusCode(200);
        List<String> shown = shown();
        assertTrue(shown.size() > 5 && shown.size() < 45, shown.size() + " of 200");
        for (int it = 0; it < 200; it++) {
            publish(tenant, "s" + it, json("s" + it, "low"));
        }
        awaitCount(400, "select sum(seen_count)::bigint from security_alerts where tenant_id = ?", tenant.id());
        assertEquals(shown, shown());
        tenant.as("viewer").get(PATTERNS).then().body("items.hitCount", contains(400))
                .body("items.hiddenCount", contains(200 - shown.size()));
    }

    @Test
    void oneThatHasExpiredHidesNothing() {
        String id = create("incident_manager", hiding(Map.of("status", "mitigated"))).statusCode(201).extract().path("id");
        String hidden = send("e1", "suppressed");
        TestSql.as("alerts_owner").update("""
            update false_positive_patterns set expires_at = now() - interval '1 second' where tenant_id = ?""", tenant.id());
        TestSql.as("alerts_owner").update("update security_alerts set suppression_due_at = now() where tenant_id = ?",
                tenant.id());
        awaitEvent(tenant, "io.harrier.alerts.alert.opened.v1", it -> it.get("alertId").asText().equals(hidden));
        get(id).body("expired", equalTo(true));
        tenant.as("viewer").get(PATTERNS + "?status=mitigated").then().body("items.id", contains(id));
        tenant.as("viewer").get(PATTERNS + "?status=identified").then().body("items", empty());
    }

    @Test
    void whatAProcessingRuleFiltersIsHiddenForGoodUnlessItIsCritical() {
        String rule = Enrichments.anActiveRule(tenant, "Noise", "filtering", Map.of("condition", ANY));
        String id = send("r1", "suppressed");
        tenant.as("pipeline").body(json("r2", "critical")).post("/api/v1/alerts").then().statusCode(201)
                .body("status", equalTo("open"));
        tenant.as("viewer").get("/api/v1/alerts/" + id).then().body("suppression.kind", equalTo("processing_rule"))
                .body("suppression.id", equalTo(rule)).body("suppression.reason", equalTo("Filtered by Noise"))
                .body("suppression.until", nullValue());
        assertEquals(1L, TestSql.as("alerts_owner").value(Long.class,
                """
                    select count(*) from security_alerts where tenant_id = ? and status = 'suppressed' and suppression_due_at is null""",
                tenant.id()));
        publish(tenant, "r1", json("r1", "critical"));
        awaitEvent(tenant, "io.harrier.alerts.alert.opened.v1", it -> it.get("alertId").asText().equals(id));
    }

    @Test
    void whatCanNotBeIsRefusedNamingTheProperty() {
        create("analyst", hiding(Map.of("status", "mitigated"))).statusCode(403);
        refused("/pattern", Map.of("pattern", "alert.titel == 'x'"));
        refused("/owner", Map.of("status", "mitigated", "expiresAt", ahead()));
        refused("/expiresAt", Map.of("status", "monitoring", "owner", "Detection"));
        refused("/expiresAt", Map.of("expiresAt", Instant.now().minusSeconds(1).toString()));
        refused("/sampleOneIn", Map.of("sampleOneIn", 1));
        refused("/identifiedAt", Map.of("identifiedAt", ahead()));
        TestTenant.fresh().as("viewer").get(PATTERNS).then().body("items", empty());
    }

    @Test
    void aPreviewSaysWhatWouldHaveBeenHiddenAndWhatSpeaksAgainstIt() {
        send("p1", "open");
        tenant.as("pipeline").body(json("p2", "critical")).post("/api/v1/alerts").then().statusCode(201);
        tenant.as("pipeline").body(json("p3", "low").replace("Credential", "Other")).post("/api/v1/alerts").then()
                .statusCode(201);
        String escalated = Alerts.anEscalatedAlert(tenant);
        preview(PATTERNS, Map.of("pattern", ANY, "days", 7)).statusCode(200).body("examined", equalTo(4))
                .body("complete", equalTo(true)).body("hidden", equalTo(2)).body("hiddenBySeverity", equalTo(Map.of("high", 2)))
                .body("tooSevere", equalTo(1)).body("escalated", equalTo(1)).body("truePositives", equalTo(0))
                .body("warning", containsString("1 that were escalated")).body("hiddenAlerts", hasSize(2))
                .body("hiddenAlerts[0].id", equalTo(escalated)).body("hiddenAlerts[0].matters", equalTo(true));
        preview("/api/v1/silences",
                Map.of("matchers", List.of(Map.of("name", "title", "op", "=~", "value", "Other.*")), "days", 1))
                .statusCode(200).body("hidden", equalTo(1)).body("warning", nullValue())
                .body("hiddenBySeverity", equalTo(Map.of("low", 1)));
        TestSql.as("alerts_owner").update("delete from alert_observables where tenant_id = ?", tenant.id());
        preview(PATTERNS, Map.of("pattern", "alert.observables.size() > 0", "days", 7)).body("hidden", equalTo(0));
        preview(PATTERNS, Map.of("pattern", "alert.(", "days", 7)).statusCode(422).body("errors.pointer", contains("/pattern"));
        preview(PATTERNS, Map.of("pattern", ANY, "days", 366)).statusCode(422).body("errors.pointer", contains("/days"));
        preview("/api/v1/silences", Map.of("days", 1)).statusCode(422).body("errors.pointer", contains("/matchers"));
    }

    private List<String> shown() {
        return tenant.as("viewer").get("/api/v1/alerts?limit=200").then().extract().<List<String>>path("items.sourceId")
                .stream()
                .sorted().toList();
    }

    private ValidatableResponse preview(String of, Map<String, ?> body) {
        return tenant.as("analyst").body(body).post(of + "/preview").then();
    }

    private void refused(String pointer, Map<String, ?> pattern) {
        create("incident_manager", pattern).statusCode(422).body("errors.pointer", hasItem(pointer));
    }

    private static Map<String, Object> hiding(Map<String, ?> pattern) {
        var body = new HashMap<String, Object>(Map.of("owner", "Detection", "expiresAt", ahead()));
        body.putAll(pattern);
        return body;
    }

    private static String ahead() {
        return Instant.now().plus(Duration.ofDays(30)).toString();
    }

    private ValidatableResponse create(String role, Map<String, ?> pattern) {
        return tenant.as(role).body(body(pattern)).post(PATTERNS).then();
    }

    private ValidatableResponse change(String role, String id, Map<String, ?> pattern) {
        return tenant.as(role).header("If-Match", "*").body(body(pattern)).put(PATTERNS + "/" + id).then();
    }

    private static Map<String, Object> body(Map<String, ?> pattern) {
        var body = new HashMap<String, Object>(Map.of("pattern", ANY, "description", "Backup reads LSASS"));
        body.putAll(pattern);
        return body;
    }

    private ValidatableResponse get(String id) {
        return tenant.as("viewer").get(PATTERNS + "/" + id).then().statusCode(200);
    }

    private String send(String sourceId, String status) {
        return tenant.as("pipeline").body(json(sourceId, "high")).post("/api/v1/alerts").then().statusCode(201)
                .body("status", equalTo(status)).extract().path("id");
    }
}
