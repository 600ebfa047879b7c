package io.harrier.alerts;

import static io.harrier.alerts.Alerts.aClaimedAlert;
import static io.harrier.alerts.Alerts.aResolvedAlert;
import static io.harrier.alerts.Alerts.anAlert;
import static io.harrier.alerts.Alerts.awaitEvent;
import static io.harrier.alerts.Alerts.json;
import static io.harrier.alerts.Alerts.publish;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.harrier.platform.testing.HarrierServers;
import io.harrier.platform.testing.TestTenant;
import io.harrier.platform.testing.TestToken;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/** What of an alert changes, by whom, and how clients see that it did. */
@QuarkusTest
@WithTestResource(HarrierServers.class)
class ChangeTest {

    private final TestTenant tenant = TestTenant.fresh();

    @Test
    void nobodyChangesWhatAnotherHolds() {
        String id = aClaimedAlert(tenant);
        change("colleague", id, "{\"severity\": \"low\"}").statusCode(409).body("detail", containsString("can take it over"));
        change(tenant.alias() + "-analyst", id, "{\"severity\": \"low\"}").statusCode(200).body("severity", equalTo("low"));
    }

    @Test
    void nobodyChangesWhatIsResolved() {
        String id = aResolvedAlert(tenant);
        change("colleague", id, "{\"severity\": \"low\"}").statusCode(409).body("state", equalTo("resolved"))
                .body("legalSteps", hasItem("reopening"));
    }

    @Test
    void nullTakesTheAnalystsWordBackAndWhatIsAbsentStays() {
        String id = anAlert(tenant);
        change("ann", id, "{\"severity\": \"low\"}").statusCode(200).body("severity", equalTo("low"))
                .body("classification", equalTo("credential_access"));
        change("ann", id, "{\"classification\": null}").statusCode(200).body("severity", equalTo("low"))
                .body("classification", nullValue());
        change("ann", id, "{\"severity\": null}").statusCode(200).body("severity", equalTo("high"));
        change("ann", id, "{\"severity\": \"severe\"}").statusCode(400);
        change("ann", id, "{\"status\": \"open\"}").statusCode(400);
        change("ann", id, "{\"classification\": \"" + "x".repeat(201) + "\"}").statusCode(422)
                .body("errors.pointer", contains("/classification"));
    }

    @Test
    void somebodyWithoutANameIsCalledByTheSubject() {
        String id = anAlert(tenant);
        nameless().put("/api/v1/alerts/" + id + "/assignment").then().statusCode(200)
                .body("assignedTo.name", equalTo(TestTenant.subject("ghost")));
        nameless().delete("/api/v1/alerts/" + id + "/assignment").then().statusCode(200);
        nameless().put("/api/v1/alerts/" + id + "/assignment").then().statusCode(200);
        tenant.as("incident_manager").body(Map.of("reason", "Shift ended")).post("/api/v1/alerts/" + id + "/takeover").then()
                .statusCode(200);
    }

    @Test
    void aCommentOfTheOwnerMovesVersionAndTimeTogether() {
        String id = aClaimedAlert(tenant);
        var before = view(id);
        tenant.as("analyst").body(Map.of("text", "Looks real")).post("/api/v1/alerts/" + id + "/comments").then()
                .statusCode(201);
        var after = view(id);
        assertNotEquals(before.getLong("version"), after.getLong("version"));
        assertTrue(instant(after, "updatedAt").isAfter(instant(before, "updatedAt")));
    }

    @Test
    void aResolvedAlertThatItsSourceMakesWorseHasANewVersion() {
        tenant.as("tenant_admin").body(Map.of("name", "edr-1", "refirePolicy", "count_only"))
                .post("/api/v1/log-sources").then().statusCode(201);
        String id = aResolvedAlert(tenant);
        var before = view(id);
        String sourceId = before.getString("sourceId");
        publish(tenant, sourceId, json(sourceId, "critical"));
        var event = awaitEvent(tenant, "io.harrier.alerts.alert.severity_raised.v1", it -> true);
        var after = view(id);
        assertEquals("critical", after.getString("severity"));
        assertEquals(before.getLong("version") + 1, after.getLong("version"));
        assertEquals(after.getLong("version"), event.get("version").asLong());
        assertTrue(instant(after, "updatedAt").isAfter(instant(before, "updatedAt")));
    }

    @Test
    void theHistoryIsReadFromAnInstantOn() {
        String id = aClaimedAlert(tenant);
        String since = view(id).getString("updatedAt");
        tenant.as("analyst").body(Map.of("text", "Looks real")).post("/api/v1/alerts/" + id + "/comments").then()
                .statusCode(201);
        String at = tenant.as("viewer").get("/api/v1/alerts/" + id + "/events").path("items[-1].at");
        tenant.as("viewer").queryParam("updatedSince", at).get("/api/v1/alerts/" + id + "/events").then()
                .body("items.type", contains("comment"));
        tenant.as("viewer").queryParam("updatedSince", Instant.parse(since).plusSeconds(3600).toString())
                .get("/api/v1/alerts/" + id + "/events").then().body("items", empty());
    }

    private ValidatableResponse change(String person, String id, String patch) {
        return tenant.as(person, "analyst").header("If-Match", "*").contentType("application/merge-patch+json").body(patch)
                .patch("/api/v1/alerts/" + id).then();
    }

    private JsonPath view(String id) {
        return tenant.as("viewer").get("/api/v1/alerts/" + id).jsonPath();
    }

    private static Instant instant(JsonPath view, String property) {
        return Instant.parse(view.getString(property));
    }

    private RequestSpecification nameless() {
        var claims = TestToken.claims("ghost", Map.of(tenant, List.of("analyst"))).remove("name")
                .remove("preferred_username");
        return given().auth().oauth2(TestToken.signed(claims)).contentType("application/json");
    }
}
