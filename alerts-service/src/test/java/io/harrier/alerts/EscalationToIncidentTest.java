package io.harrier.alerts;

import static io.harrier.alerts.Alerts.aClaimedAlert;
import static io.harrier.alerts.Alerts.anAlert;
import static io.harrier.alerts.Alerts.awaitEvent;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import io.harrier.platform.testing.HarrierServers;
import io.harrier.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** Alerts go to an incident that is there already; its own service has the last word. */
@QuarkusTest
@WithTestResource(HarrierServers.class)
class EscalationToIncidentTest {

    private final TestTenant tenant = TestTenant.fresh();

    @Test
    void alertsJoinTheIncidentThatTakesThem() {
        var incident = AnIncident.of(tenant, anAlert(tenant));
        String id = aClaimedAlert(tenant);
        String other = anAlert(tenant);
        String escalation = escalate("analyst", id, Map.of("incidentId", incident.id, "alertIds", List.of(other)))
                .statusCode(200).body("status", is("escalated")).body("incidentId", nullValue()).extract().path("escalationId");
        var event = awaitEvent(tenant, "io.harrier.alerts.alert.escalated.v1",
                it -> it.get("escalationId").asText().equals(escalation));
        assertEquals(incident.id.toString(), event.get("incidentId").asText());
        incident.takes(escalation, id, other);
        for (String joined : List.of(id, other)) {
            view(joined).body("incidentId", is(incident.id.toString())).body("incidentReference", is("INC-000042"));
        }
    }

    @Test
    void whatTheIncidentRefusesIsItsOwnersAgainWithTheReason() {
        var incident = AnIncident.of(tenant, anAlert(tenant));
        String id = aClaimedAlert(tenant);
        String escalation = escalate("analyst", id, Map.of("incidentId", incident.id)).extract().path("escalationId");
        incident.refuses(escalation, "Incident INC-000042 has ended (closed)");
        view(id).body("status", is("assigned")).body("claimable", is(false)).body("escalationId", nullValue())
                .body("assignedTo.subject", is(TestTenant.subject(tenant.alias() + "-analyst")))
                .body("leaseUntil", notNullValue());
        tenant.as("viewer").get("/api/v1/alerts/" + id + "/events").then().body("items.note",
                hasItem("Incident INC-000042 has ended (closed)"));
        escalate("analyst", id, Map.of()).statusCode(200);
        // A refusal that comes once more finds another escalation and changes nothing.
        incident.refuses(escalation, "Late");
        view(id).body("status", is("escalated"));
    }

    @Test
    void onlyALiveIncidentThatTheCallerSeesTakesAlerts() {
        String id = aClaimedAlert(tenant);
        escalate("analyst", id, Map.of("incidentId", UUID.randomUUID())).statusCode(404);
        var foreign = TestTenant.fresh();
        var theirs = AnIncident.of(foreign, anAlert(foreign));
        escalate("analyst", id, Map.of("incidentId", theirs.id)).statusCode(404);
        var closed = AnIncident.of(tenant, anAlert(tenant)).closed();
        escalate("analyst", id, Map.of("incidentId", closed.id)).statusCode(409).body("detail", containsString("INC-000042"));
        var restricted = AnIncident.of(tenant, anAlert(tenant)).restrictedTo("insider");
        escalate("analyst", id, Map.of("incidentId", restricted.id)).statusCode(404);
        view(id).body("status", is("assigned"));
        tenant.as("analyst").delete("/api/v1/alerts/" + id + "/assignment").then().statusCode(200);
        tenant.as("insider", "analyst").put("/api/v1/alerts/" + id + "/assignment").then().statusCode(200);
        tenant.as("insider", "analyst").body(Map.of("incidentId", restricted.id)).post("/api/v1/alerts/" + id + "/escalation")
                .then().statusCode(200);
    }

    private ValidatableResponse escalate(String role, String id, Map<String, ?> body) {
        return tenant.as(role).body(body).post("/api/v1/alerts/" + id + "/escalation").then();
    }

    private ValidatableResponse view(String id) {
        return tenant.as("viewer").get("/api/v1/alerts/" + id).then().statusCode(200);
    }
}
