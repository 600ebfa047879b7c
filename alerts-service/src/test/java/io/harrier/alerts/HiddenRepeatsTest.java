package io.harrier.alerts;

import static io.harrier.alerts.Alerts.awaitEvent;
import static io.harrier.alerts.Alerts.json;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.harrier.platform.testing.HarrierServers;
import io.harrier.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** What becomes of an alert that fires again while something hides it, the same in one batch as in several. */
@QuarkusTest
@WithTestResource(HarrierServers.class)
class HiddenRepeatsTest {

    private static final String SILENCES = "/api/v1/silences";
    private static final String OPENED = "io.harrier.alerts.alert.opened.v1";
    private static final String REOPENED = "io.harrier.alerts.alert.reopened.v1";

    private final TestTenant tenant = TestTenant.fresh();

    @Test
    void aResolvedAlertThatComesAgainWaitsAsANewOneDoesUnlessItIsWorse() {
        String id = Alerts.aResolvedAlert(tenant);
        String sourceId = alert(id).extract().path("sourceId");
        String other = Alerts.aResolvedAlert(tenant);
        String otherId = alert(other).extract().path("sourceId");
        String silence = silence(Map.of("condition", "alert.title.startsWith('Credential')"));
        send(sourceId, "high", 200, "suppressed");
        alert(id).body("suppression.id", equalTo(silence)).body("resolvedAt", nullValue()).body("outcome", nullValue());
        tenant.as("viewer").get("/api/v1/alerts/" + id + "/events?limit=50").then().body("items.from", hasItem("resolved"))
                .body("items.to", hasItem("suppressed"));
        send(sourceId, "critical", 200, "open");
        alert(id).body("seenCount", equalTo(3)).body("severity", equalTo("critical"));
        send(otherId, "high", 200, "suppressed");
        end(silence).statusCode(200);
        var back = awaitEvent(tenant, REOPENED, it -> it.get("alertId").asText().equals(other));
        assertEquals("expired", back.get("cause").asText());
        alert(other).body("status", equalTo("open")).body("suppression", nullValue()).body("seenCount", equalTo(2));
    }

    @Test
    void recordsOfOneBatchThatAreHiddenWaitTogether() {
        String id = Alerts.aResolvedAlert(tenant);
        String sourceId = alert(id).extract().path("sourceId");
        String silence = silence(Map.of("condition", "alert.title.startsWith('Credential')"));
        tenant.as("pipeline").body("[" + json(sourceId, "low") + "," + json(sourceId, "high") + "]").post("/api/v1/alerts")
                .then()
                .statusCode(200).body("items.alert.status", contains("suppressed", "suppressed"));
        alert(id).body("seenCount", equalTo(3)).body("suppression.id", equalTo(silence)).body("severity", equalTo("high"))
                .body("severityRaised", equalTo(false));
    }

    @Test
    void whatIsNotHiddenShowsTheAlertThatItRepeatsInOneBatchAsInTwo() {
        silence(Map.of("matchers", List.of(Map.of("name", "title", "op", "=~", "value", ".*noise"))));
        String noise = json("n1", "high").replace("Credential dumping n1", "noise");
        String id = tenant.as("pipeline").body(noise).post("/api/v1/alerts").then().statusCode(201)
                .body("status", equalTo("suppressed")).extract().path("id");
        tenant.as("pipeline").body(noise).post("/api/v1/alerts").then().statusCode(200).body("status", equalTo("suppressed"));
        send("n1", "high", 200, "open");
        var opened = awaitEvent(tenant, OPENED, it -> it.get("alertId").asText().equals(id));
        assertEquals("3", opened.get("seenCount").asText());
        tenant.as("pipeline").body("[" + noise.replace("n1", "n2") + "," + json("n2", "high") + "]").post("/api/v1/alerts")
                .then()
                .statusCode(200).body("items.alert.status", contains("open", "open"));
    }

    @Test
    void whatAProcessingRuleFiltersStaysResolvedAndWhatItDoesNotComesBack() {
        Enrichments.anActiveRule(tenant, "Lab", "filtering", Map.of("condition", "alert.title.endsWith('of the lab')"));
        String lab = json("x1", "high").replace("Credential dumping x1", "Noise of the lab");
        String id = tenant.as("pipeline").body(lab).post("/api/v1/alerts").then().statusCode(201)
                .body("status", equalTo("suppressed")).extract().path("id");
        tenant.as("pipeline").body(json("x1", "high")).post("/api/v1/alerts").then().statusCode(200).body("status",
                equalTo("open"));
        tenant.as("analyst").put("/api/v1/alerts/" + id + "/assignment").then().statusCode(200);
        tenant.as("analyst").body(Map.of("outcome", "expected_activity", "notes", "Known"))
                .post("/api/v1/alerts/" + id + "/resolution")
                .then().statusCode(200);
        tenant.as("pipeline").body(lab).post("/api/v1/alerts").then().statusCode(200).body("status", equalTo("resolved"));
        tenant.as("pipeline").body(json("x1", "high")).post("/api/v1/alerts").then().statusCode(200).body("status",
                equalTo("open"));
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
}
