package io.harrier.alerts;

import static io.harrier.alerts.Alerts.aClaimedAlert;
import static io.harrier.alerts.Alerts.aResolvedAlert;
import static io.harrier.alerts.Alerts.anAlert;
import static io.harrier.alerts.Alerts.anEscalatedAlert;
import static io.harrier.alerts.Alerts.awaitEvent;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.harrier.platform.testing.HarrierServers;
import io.harrier.platform.testing.TestSql;
import io.harrier.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@WithTestResource(HarrierServers.class)
class TriageTest {

    private final TestTenant tenant = TestTenant.fresh();

    @Test
    void aClaimedAlertIsItsOwnersUntilTheLeaseEnds() {
        String id = aClaimedAlert(tenant);
        tenant.as("colleague", "analyst").put(path(id, "assignment")).then().statusCode(409)
                .contentType("application/problem+json").body("detail", containsString("incident manager can take it over"));
        tenant.as("viewer").get(path(id)).then().statusCode(200).body("status", equalTo("assigned"))
                .body("assignedTo.subject", equalTo(TestTenant.subject(tenant.alias() + "-analyst")))
                .body("leaseUntil", notNullValue()).body("claimable", equalTo(false));
        var event = awaitEvent(tenant, "io.harrier.alerts.alert.assigned.v1", it -> it.get("alertId").asText().equals(id));
        assertEquals(TestTenant.subject(tenant.alias() + "-analyst"), event.at("/assignedTo/subject").asText());
    }

    @Test
    void anAlertWhoseLeaseEndedKeepsItsStateAndCanBeClaimed() {
        String id = aClaimedAlert(tenant);
        TestSql.as("alerts_owner")
                .update("update security_alerts set lease_until = now() - interval '1 second' where id = ?::uuid", id);
        tenant.as("viewer").get(path(id)).then().body("status", equalTo("assigned")).body("claimable", equalTo(true));
        tenant.as("colleague", "analyst").put(path(id, "assignment")).then().statusCode(200)
                .body("assignedTo.name", equalTo("Colleague"));
    }

    @Test
    void aManagerTakesOverWithAReasonAndAnAnalystDoesNot() {
        String id = aClaimedAlert(tenant);
        var reason = Map.of("reason", "Shift ended");
        tenant.as("analyst").body(reason).post(path(id, "takeover")).then().statusCode(403);
        tenant.as("incident_manager").body(Map.of()).post(path(id, "takeover")).then().statusCode(422)
                .body("errors.pointer", contains("/reason"));
        tenant.as("incident_manager").body(reason).post(path(id, "takeover")).then().statusCode(200)
                .body("assignedTo.subject", equalTo(TestTenant.subject(tenant.alias() + "-incident_manager")));
    }

    @Test
    void aReleasedAlertIsBackInTheQueue() {
        String id = aClaimedAlert(tenant);
        tenant.as("colleague", "analyst").delete(path(id, "assignment")).then().statusCode(403);
        tenant.as("analyst").delete(path(id, "assignment")).then().statusCode(200).body("status", equalTo("open"))
                .body("assignedTo", nullValue());
        tenant.as("analyst").delete(path(id, "assignment")).then().statusCode(409).body("state", equalTo("open"))
                .body("legalSteps", hasItems("assignment"));
    }

    @Test
    void onlyTheOwnerInvestigatesAndResolves() {
        String id = aClaimedAlert(tenant);
        tenant.as("colleague", "analyst").post(path(id, "investigation")).then().statusCode(409);
        tenant.as("analyst").post(path(id, "investigation")).then().statusCode(200).body("status", equalTo("investigating"));
        tenant.as("analyst").post(path(id, "investigation")).then().statusCode(409).body("state", equalTo("investigating"));
        tenant.as("analyst").body(Map.of("outcome", "false_positive")).post(path(id, "resolution")).then().statusCode(422)
                .body("errors.pointer", contains("/notes"));
        tenant.as("analyst").body(Map.of("outcome", "no_idea", "notes", "x")).post(path(id, "resolution")).then()
                .statusCode(400)
                .body("errors.pointer", contains("/outcome"));
        tenant.as("analyst").body(Map.of("outcome", "false_positive", "notes", "Scanner")).post(path(id, "resolution")).then()
                .statusCode(200).body("status", equalTo("resolved")).body("outcome", equalTo("false_positive"));
        awaitEvent(tenant, "io.harrier.alerts.alert.resolved.v1", it -> it.get("alertId").asText().equals(id));
    }

    @Test
    void stepsThatTheStateDoesNotAllowAreRefusedWithTheLegalOnes() {
        var resolution = Map.of("outcome", "duplicate", "notes", "x");
        String open = anAlert(tenant);
        tenant.as("analyst").post(path(open, "investigation")).then().statusCode(409).body("state", equalTo("open"));
        tenant.as("analyst").body(resolution).post(path(open, "resolution")).then().statusCode(409);
        tenant.as("analyst").body(Map.of()).post(path(open, "escalation")).then().statusCode(409);
        tenant.as("analyst").body(Map.of("reason", "x")).post(path(open, "reopening")).then().statusCode(409);
        tenant.as("incident_manager").body(Map.of("reason", "x")).post(path(open, "takeover")).then().statusCode(409);
        for (String ended : List.of(aResolvedAlert(tenant), anEscalatedAlert(tenant))) {
            tenant.as("analyst").put(path(ended, "assignment")).then().statusCode(409);
            tenant.as("analyst").post(path(ended, "investigation")).then().statusCode(409);
            tenant.as("analyst").body(resolution).post(path(ended, "resolution")).then().statusCode(409);
            tenant.as("analyst").body(Map.of()).post(path(ended, "escalation")).then().statusCode(409);
        }
    }

    @Test
    void aResolvedAlertIsReopenedWithAReason() {
        String id = aResolvedAlert(tenant);
        tenant.as("analyst").body(Map.of("reason", "Seen again")).post(path(id, "reopening")).then().statusCode(200)
                .body("status", equalTo("open")).body("outcome", nullValue()).body("reopenedCount", equalTo(1));
        awaitEvent(tenant, "io.harrier.alerts.alert.reopened.v1", it -> it.get("cause").asText().equals("decision"));
    }

    @Test
    void anEscalationTakesSeveralAlertsToOneIncident() {
        String primary = aClaimedAlert(tenant);
        String other = anAlert(tenant);
        tenant.as("analyst").body(Map.of("alertIds", List.of(other), "incidentType", "malware", "severity", "critical",
                "title", "Beaconing", "reason", "Same host")).post(path(primary, "escalation")).then().statusCode(200)
                .body("status", equalTo("escalated")).body("escalationId", notNullValue());
        var event = awaitEvent(tenant, "io.harrier.alerts.alert.escalated.v1",
                it -> it.get("primaryAlertId").asText().equals(primary));
        assertEquals(2, event.get("alertIds").size());
        assertEquals("critical", event.get("severity").asText());
        assertEquals("203.0.113.7", event.at("/observables/0/value").asText());
        tenant.as("viewer").get(path(other)).then().body("status", equalTo("escalated"));
    }

    @Test
    void nobodyEscalatesWhatOthersHold() {
        String primary = aClaimedAlert(tenant);
        String held = anAlert(tenant);
        tenant.as("colleague", "analyst").put(path(held, "assignment")).then().statusCode(200);
        tenant.as("analyst").body(Map.of("alertIds", List.of(held))).post(path(primary, "escalation")).then().statusCode(409);
        tenant.as("analyst").body(Map.of("alertIds", List.of(anAlert(TestTenant.fresh())))).post(path(primary, "escalation"))
                .then().statusCode(404);
        tenant.as("viewer").get(path(primary)).then().body("status", equalTo("assigned"));
    }

    @Test
    void theHistoryTellsWhatHappenedInOrder() {
        String id = aClaimedAlert(tenant);
        tenant.as("analyst").body(Map.of("text", "Looks real")).post(path(id, "comments")).then().statusCode(201);
        tenant.as("analyst").post(path(id, "investigation")).then().statusCode(200);
        tenant.as("viewer").get(path(id, "events")).then().statusCode(200)
                .body("items.type", contains("assignment", "status_change", "comment", "status_change"))
                .body("items.to[3]", equalTo("investigating")).body("items.note[2]", equalTo("Looks real"));
    }

    @Test
    void aStaleVersionIsRefusedAndNamesTheCurrentOne() {
        String id = anAlert(tenant);
        String etag = tenant.as("viewer").get(path(id)).then().statusCode(200).extract().header("ETag");
        tenant.as("analyst").header("If-Match", etag).put(path(id, "assignment")).then().statusCode(200);
        tenant.as("analyst").header("If-Match", etag).post(path(id, "investigation")).then().statusCode(412)
                .header("ETag", notNullValue()).body("currentVersion", notNullValue());
        tenant.as("analyst").body(Map.of("severity", "low")).patch(path(id)).then().statusCode(428);
        tenant.as("analyst").header("If-Match", "nonsense").body(Map.of("severity", "low")).patch(path(id)).then()
                .statusCode(400);
        tenant.as("analyst").header("If-Match", "*").body(Map.of("severity", "low")).patch(path(id)).then().statusCode(200)
                .body("severity", equalTo("low")).body("sourceSeverity", equalTo("high"));
    }

    @Test
    void ofTwoWhoClaimAtOnceOneGetsIt() throws Exception {
        String id = anAlert(tenant);
        var statuses = java.util.stream.IntStream.range(0, 8).parallel()
                .map(i -> tenant.as("person-" + i, "analyst").put(path(id, "assignment")).statusCode()).boxed().toList();
        assertEquals(1, statuses.stream().filter(status -> status == 200).count(), statuses.toString());
        assertEquals(7, statuses.stream().filter(status -> status == 409).count(), statuses.toString());
    }

    private static String path(String id, String... more) {
        return "/api/v1/alerts/" + id + (more.length == 0 ? "" : "/" + more[0]);
    }
}
