package io.harrier.alerts;

import static io.harrier.alerts.Retention.OWNER;
import static io.harrier.alerts.Retention.POLICIES;
import static io.harrier.alerts.Retention.anOldAlert;
import static io.harrier.alerts.Retention.isThere;
import static io.harrier.alerts.Retention.policy;
import static io.harrier.alerts.Retention.run;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import io.harrier.platform.testing.HarrierServers;
import io.harrier.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** What is held never goes; two people end a hold. */
@QuarkusTest
@WithTestResource(HarrierServers.class)
class LegalHoldsTest {

    private static final String HOLDS = "/api/v1/legal-holds";
    private static final Map<String, String> WHY = Map.of("reason", "The case is closed");

    private final TestTenant tenant = TestTenant.fresh();

    @Test
    void whatIsHeldStaysAndIsCountedAsKept() {
        String held = anOldAlert(tenant, "resolved", 8);
        String free = anOldAlert(tenant, "resolved", 8);
        place(Map.of("alertIds", List.of(held))).statusCode(201).body("status", equalTo("in_force"));
        tenant.as("viewer").get(POLICIES + "/" + policy(tenant, "resolved_alerts") + "/preview").then()
                .body("expired", equalTo(1)).body("kept", equalTo(1));
        run(tenant, "resolved_alerts");
        assertTrue(isThere(held));
        assertFalse(isThere(free));
        run(tenant, "alert_payloads");
        run(tenant, "alert_history");
        assertEquals(1, Retention.count("alert_payloads", tenant));
        assertEquals(1, Retention.count("alert_events", tenant));
        tenant.as("viewer").get(POLICIES + "/" + policy(tenant, "resolved_alerts")).then().body("lastRun.kept", equalTo(1));
    }

    @Test
    void aHoldCoversWhatMeetsAllItsConditions() {
        var covering = List.<Map<String, Object>>of(Map.of("everything", true), Map.of("sourceSystem", "old-edr"),
                Map.of("classification", "malware"),
                Map.of("seenFrom", "2000-01-01T00:00:00Z", "seenTo", "2099-01-01T00:00:00Z"),
                Map.of("sourceSystem", "old-edr", "classification", "malware"));
        for (var hold : covering) {
            var other = TestTenant.fresh();
            String alert = anOldAlert(other, "resolved", 8);
            place(other, hold).statusCode(201);
            run(other, "resolved_alerts");
            assertTrue(isThere(alert), hold.toString());
        }
        String alert = anOldAlert(tenant, "resolved", 8);
        place(Map.of("sourceSystem", "old-edr", "classification", "phishing")).statusCode(201);
        place(Map.of("seenFrom", "2099-01-01T00:00:00Z")).statusCode(201);
        place(Map.of("incidentId", UUID.randomUUID().toString())).statusCode(201);
        place(Map.of("sourceSystem", "old-edr", "until", "2099-01-01T00:00:00Z")).statusCode(201);
        OWNER.update(
                "update legal_holds set held_until = now() - interval '1 second' where tenant_id = ? and held_until is not null",
                tenant.id());
        run(tenant, "resolved_alerts");
        assertFalse(isThere(alert));
        tenant.as("legal").get(HOLDS).then().body("items.status", contains("in_force", "in_force", "in_force", "expired"));
    }

    @Test
    void nobodyTakesAnAlertOutFromUnderAHoldByCallingItSomethingElse() {
        String alert = anOldAlert(tenant, "open", 8);
        place(Map.of("classification", "malware")).statusCode(201);
        for (String now : List.of("phishing", "spam")) {
            tenant.as("analyst").body(Map.of("ids", List.of(alert), "change", Map.of("classification", now)))
                    .post("/api/v1/alerts/bulk/reclassification").then().body("items.status", contains(200));
        }
        endedLongAgo(alert);
        run(tenant, "resolved_alerts");
        assertTrue(isThere(alert));
    }

    @Test
    void aHoldOfAnIncidentCoversWhatItHadThoughNothingTellsOfItAnyMore() {
        String alert = anOldAlert(tenant, "open", 8);
        var incident = AnIncident.of(tenant, alert).unlinked(alert);
        endedLongAgo(alert);
        OWNER.update("delete from alert_events where alert_id = ?::uuid", alert);
        place(Map.of("incidentId", incident.id.toString())).statusCode(201);
        run(tenant, "resolved_alerts");
        assertTrue(isThere(alert));
    }

    @Test
    void anAlertStaysWhileAnyOfItsIncidentsLives() {
        String of = anOldAlert(tenant, "open", 8);
        String waiting = anOldAlert(tenant, "open", 8);
        var first = AnIncident.of(tenant, of);
        var last = AnIncident.of(tenant, of);
        var restricted = AnIncident.of(tenant, waiting).restrictedTo("insider");
        var others = AnIncident.of(tenant, waiting);
        last.closed();
        restricted.closed();
        endedLongAgo(of);
        endedLongAgo(waiting);
        run(tenant, "resolved_alerts");
        assertTrue(isThere(of) && isThere(waiting));
        first.unlinked(of);
        others.closed();
        run(tenant, "resolved_alerts");
        assertFalse(isThere(of) || isThere(waiting));
    }

    @Test
    void onePersonAsksForTheEndAndAnotherGrantsIt() {
        String alert = anOldAlert(tenant, "resolved", 8);
        String hold = place(Map.of("everything", true)).statusCode(201).extract().path("id");
        tenant.as("legal").body(WHY).post(path(hold, "termination")).then().statusCode(403);
        tenant.as("second", "legal").post(path(hold, "termination/approval")).then().statusCode(409)
                .body("legalSteps", contains("termination"));
        tenant.as("tenant_admin").body(Map.of()).post(path(hold, "termination")).then().statusCode(422);
        tenant.as("tenant_admin").body(WHY).post(path(hold, "termination")).then().statusCode(200)
                .body("status", equalTo("termination_asked"));
        tenant.as("tenant_admin").body(WHY).post(path(hold, "termination")).then().statusCode(409);
        tenant.as("tenant_admin").post(path(hold, "termination/approval")).then().statusCode(403)
                .body("detail", containsString("another person"));
        tenant.as("legal").post(path(hold, "termination/approval")).then().statusCode(403);
        run(tenant, "resolved_alerts");
        assertTrue(isThere(alert));
        tenant.as("second", "legal").delete(path(hold, "termination")).then().statusCode(200)
                .body("status", equalTo("in_force"))
                .body("terminationReason", nullValue());
        tenant.as("tenant_admin").body(WHY).post(path(hold, "termination")).then().statusCode(200);
        tenant.as("second", "legal").header("If-Match", "\"0\"").post(path(hold, "termination/approval")).then()
                .statusCode(412);
        tenant.as("second", "legal").post(path(hold, "termination/approval")).then().statusCode(200)
                .body("status", equalTo("released"));
        tenant.as("third", "tenant_admin").body(WHY).post(path(hold, "termination")).then().statusCode(409);
        run(tenant, "resolved_alerts");
        assertFalse(isThere(alert));
        assertEquals(5,
                OWNER.value(Long.class, "select count(*) from audit_log where tenant_id = ? and subject_type = 'legal_hold'",
                        tenant.id()));
    }

    @Test
    void anAlertOfALiveIncidentStays() {
        String alert = anOldAlert(tenant, "resolved", 8);
        var incident = AnIncident.of(tenant, alert);
        endedLongAgo(alert);
        run(tenant, "resolved_alerts");
        assertTrue(isThere(alert));
        incident.closed();
        run(tenant, "resolved_alerts");
        assertFalse(isThere(alert));
    }

    @Test
    void whatCanNotBeIsRefused() {
        place(Map.of()).statusCode(422).body("errors.pointer", contains("/everything"));
        place(Map.of("everything", true, "classification", "x")).statusCode(422).body("errors.pointer",
                contains("/everything"));
        place(Map.of("alertIds", List.of(anOldAlert(TestTenant.fresh(), "open", 1)))).statusCode(422)
                .body("errors.pointer", contains("/alertIds"));
        place(Map.of("everything", true, "until", "2020-01-01T00:00:00Z")).statusCode(422).body("errors.pointer",
                contains("/until"));
        place(Map.of("seenFrom", "2020-01-01T00:00:00Z", "seenTo", "2019-01-01T00:00:00Z")).statusCode(422)
                .body("errors.pointer", contains("/seenTo"));
        tenant.as("analyst").body(Map.of("reason", "x", "everything", true)).post(HOLDS).then().statusCode(403);
        tenant.as("analyst").get(HOLDS).then().statusCode(403);
        String hold = place(Map.of("everything", true)).extract().path("id");
        TestTenant.fresh().as("legal").get(HOLDS + "/" + hold).then().statusCode(404);
        tenant.as("auditor").get(HOLDS + "/" + hold).then().statusCode(200);
    }

    private static void endedLongAgo(String alert) {
        OWNER.update(
                "update security_alerts set status = 'resolved', resolved_at = now() - interval '8 years', outcome = 'duplicate',"
                        + " resolution_notes = 'x' where id = ?::uuid",
                alert);
    }

    private ValidatableResponse place(Map<String, ?> what) {
        return place(tenant, what);
    }

    private static ValidatableResponse place(TestTenant tenant, Map<String, ?> what) {
        var hold = new HashMap<String, Object>(what);
        hold.put("reason", "Subpoena 2026-17");
        return tenant.as("legal").body(hold).post(HOLDS).then();
    }

    private static String path(String hold, String step) {
        return HOLDS + "/" + hold + "/" + step;
    }
}
