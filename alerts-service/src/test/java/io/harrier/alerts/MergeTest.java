package io.harrier.alerts;

import static io.harrier.alerts.Alerts.aClaimedAlert;
import static io.harrier.alerts.Alerts.anAlert;
import static io.harrier.alerts.Alerts.anEscalatedAlert;
import static io.harrier.alerts.Alerts.awaitEvent;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import io.harrier.platform.testing.HarrierServers;
import io.harrier.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
@WithTestResource(HarrierServers.class)
class MergeTest {

    private final TestTenant tenant = TestTenant.fresh();

    @Test
    void aMergedAlertIsADuplicateThatGoesOnCounting() {
        String source = UUID.randomUUID().toString();
        String primary = aClaimedAlert(tenant);
        String other = anAlert(tenant, source, "high");
        merge(other, primary).statusCode(200).body("status", is("resolved")).body("outcome", is("duplicate"))
                .body("mergedInto", is(primary));
        var event = awaitEvent(tenant, "io.harrier.alerts.alert.resolved.v1", it -> it.get("alertId").asText().equals(other));
        assertEquals(primary, event.get("mergedInto").asText());
        tenant.as("pipeline").body(Alerts.json(source, "high")).post("/api/v1/alerts").then().statusCode(200)
                .body("id", is(other)).body("status", is("resolved"));
        view(primary).body("seenCount", is(1)).body("merges.alerts", is(1)).body("merges.seenCount", is(3))
                .body("merges.sourceSeverity", is("high")).body("status", is("assigned"));
        view(other).body("seenCount", is(2)).body("mergedInto", is(primary));
        tenant.as("viewer").get("/api/v1/alerts/" + primary + "/merged-alerts").then().body("items.id", contains(other));
        tenant.as("viewer").get("/api/v1/alerts/" + primary + "/events").then().body("items.to", hasItem(other));
    }

    @Test
    void aRepeatThatIsWorseThanThePrimaryIsNews() {
        String source = UUID.randomUUID().toString();
        String primary = aClaimedAlert(tenant);
        String other = anAlert(tenant, source, "high");
        merge(other, primary).statusCode(200);
        tenant.as("pipeline").body(Alerts.json(source, "critical")).post("/api/v1/alerts").then().body("status", is("open"));
        view(other).body("status", is("open")).body("severity", is("critical")).body("mergedInto", nullValue());
    }

    @Test
    void aMergedAlertGoesAfterTheOneThatStandsForIt() {
        String primary = Retention.anOldAlert(tenant, "open", 8);
        String merged = Retention.anOldAlert(tenant, "resolved", 8);
        Retention.OWNER.update("update security_alerts set merged_into = ?::uuid, first_into = ?::uuid, merged_at = resolved_at"
                + " where id = ?::uuid", primary, primary, merged);
        Retention.run(tenant, "alert_payloads");
        Retention.run(tenant, "resolved_alerts");
        assertTrue(Retention.isThere(merged), "The one that stands for it lives");
        assertEquals(2, Retention.count("alert_payloads", tenant));
        tenant.as("legal").body(Map.of("reason", "Subpoena", "alertIds", List.of(primary))).post("/api/v1/legal-holds").then()
                .statusCode(201);
        Retention.OWNER.update("update security_alerts set status = 'resolved', outcome = 'duplicate', resolution_notes = 'x',"
                + " resolved_at = now() - interval '8 years' where id = ?::uuid", primary);
        Retention.run(tenant, "alert_payloads");
        Retention.run(tenant, "resolved_alerts");
        assertTrue(Retention.isThere(merged), "The one that stands for it is held");
        assertEquals(2, Retention.count("alert_payloads", tenant));
        Retention.OWNER.update("update legal_holds set held_until = now() where tenant_id = ?", tenant.id());
        Retention.run(tenant, "resolved_alerts");
        assertFalse(Retention.isThere(primary));
        assertTrue(Retention.isThere(merged), "It goes in the next run, as one that stands for itself");
        Retention.run(tenant, "resolved_alerts");
        assertFalse(Retention.isThere(merged));
    }

    @Test
    void nothingIsMergedIntoWhatHasEnded() {
        String primary = aClaimedAlert(tenant);
        tenant.as("analyst").body(Map.of("outcome", "true_positive_handled", "notes", "Done"))
                .post("/api/v1/alerts/" + primary + "/resolution").then().statusCode(200);
        merge(anAlert(tenant), primary).statusCode(409);
    }

    @Test
    void aRepeatAfterTheEndOfThePrimaryIsNews() {
        String source = UUID.randomUUID().toString();
        String primary = aClaimedAlert(tenant);
        String other = anAlert(tenant, source, "high");
        merge(other, primary).statusCode(200);
        tenant.as("analyst").body(Map.of("outcome", "true_positive_handled", "notes", "Done"))
                .post("/api/v1/alerts/" + primary + "/resolution").then().statusCode(200);
        tenant.as("pipeline").body(Alerts.json(source, "high")).post("/api/v1/alerts").then().body("status", is("open"));
        view(other).body("status", is("open")).body("mergedInto", nullValue());
        view(primary).body("status", is("resolved")).body("merges", nullValue());
    }

    @Test
    void thereAreNoChainsAndUndoingBringsBackWhatCameAlong() {
        String first = anAlert(tenant);
        String second = anAlert(tenant);
        String third = anAlert(tenant);
        String fourth = anAlert(tenant);
        merge(first, second).statusCode(200);
        merge(second, third).statusCode(200);
        merge(fourth, second).statusCode(200).body("mergedInto", is(third));
        view(first).body("mergedInto", is(third));
        merged(third).body("items.id", containsInAnyOrder(first, second, fourth));
        merge(third, first).statusCode(422).body("errors.pointer", contains("/into"));
        merge(third, third).statusCode(422);
        merge(first, third).statusCode(409);
        tenant.as("analyst").body(Map.of("reason", "x")).post("/api/v1/alerts/" + first + "/reopening").then().statusCode(409);

        undo(second).statusCode(200).body("status", is("open")).body("mergedInto", nullValue());
        merged(second).body("items.id", containsInAnyOrder(first, fourth));
        merged(third).body("items", empty());
        undo(first).statusCode(200);
        merged(second).body("items.id", contains(fourth));
        undo(first).statusCode(409);
    }

    @Test
    void nobodyMergesWhatOthersHoldOrCannotBeSeen() {
        String primary = anAlert(tenant);
        String held = anAlert(tenant);
        tenant.as("colleague", "analyst").put("/api/v1/alerts/" + held + "/assignment").then().statusCode(200);
        merge(held, primary).statusCode(409);
        merge(anEscalatedAlert(tenant), primary).statusCode(409);
        String free = anAlert(tenant);
        merge(free, anAlert(TestTenant.fresh())).statusCode(404);
        String hidden = anAlert(tenant);
        AnIncident.of(tenant, hidden).restrictedTo("insider");
        merge(free, hidden).statusCode(404);
        merge(hidden, free).statusCode(404);
        view(free).body("status", is("open")).body("version", is(0));
        String etag = "\"9\"";
        tenant.as("analyst").header("If-Match", etag).body(Map.of("into", primary)).post("/api/v1/alerts/" + free + "/merge")
                .then().statusCode(412);
        tenant.as("viewer").body(Map.of("into", primary)).post("/api/v1/alerts/" + free + "/merge").then().statusCode(403);
    }

    private ValidatableResponse merge(String id, String into) {
        return tenant.as("analyst").body(Map.of("into", into, "reason", "The same beacon"))
                .post("/api/v1/alerts/" + id + "/merge").then();
    }

    private ValidatableResponse undo(String id) {
        return tenant.as("analyst").delete("/api/v1/alerts/" + id + "/merge").then();
    }

    private ValidatableResponse merged(String id) {
        return tenant.as("viewer").get("/api/v1/alerts/" + id + "/merged-alerts").then().statusCode(200);
    }

    private ValidatableResponse view(String id) {
        return tenant.as("viewer").get("/api/v1/alerts/" + id).then().statusCode(200);
    }
}
