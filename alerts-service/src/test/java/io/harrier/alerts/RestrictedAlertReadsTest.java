package io.harrier.alerts;

import static io.harrier.alerts.Alerts.anAlert;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import io.harrier.platform.testing.HarrierServers;
import io.harrier.platform.testing.OpenApiDocument;
import io.harrier.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** Who is shown an alert of a restricted incident is in the data access log. */
@QuarkusTest
@WithTestResource(HarrierServers.class)
class RestrictedAlertReadsTest {

    private final TestTenant tenant = TestTenant.fresh();

    @Test
    void anAlertOfARestrictedIncidentIsOnRecordAndAnotherIsNot() {
        String hidden = anAlert(tenant);
        String open = anAlert(tenant);
        AnIncident.of(tenant, open);
        AnIncident.of(tenant, hidden).restrictedTo("ana");
        await().until(() -> tenant.as("eve", "viewer").get("/api/v1/alerts/" + hidden).statusCode() == 404);
        tenant.as("ana", "analyst").get("/api/v1/alerts/" + open).then().statusCode(200);
        log("").body("items", empty());
        tenant.as("ana", "analyst").get("/api/v1/alerts/" + hidden).then().statusCode(200);
        tenant.as("ana", "analyst").get("/api/v1/alerts").then().statusCode(200).body("items", hasSize(2));
        tenant.as("ana", "auditor").get("/api/v1/alerts/export").then().statusCode(200);
        log("?resourceType=alert").body("items.resourceId", contains(hidden, hidden, hidden))
                .body("items.action", contains("export", "read", "read"));
        log("?resourceType=alerts").body("items", hasSize(1)).body("items[0].action", is("export"))
                .body("items[0].dataVolumeRows", is(2)).body("items[0].resourceId", nullValue());
    }

    /** From the document, so that what is added later is asked too. */
    @Test
    void everyWayToReadAnAlertOfARestrictedIncidentIsOnRecord() {
        String alert = Alerts.aClaimedAlert(tenant);
        String playbook = Playbooks.anActivePlaybook(tenant, "Dumping", "credential_access");
        String event = tenant.as("viewer").get("/api/v1/alerts/" + alert + "/events").then().extract().path("items[0].id");
        AnIncident.of(tenant, alert).restrictedTo("ana");
        await().until(() -> tenant.as("eve", "viewer").get("/api/v1/alerts/" + alert).statusCode() == 404);
        var answered = OpenApiDocument.read().operations().stream()
                .filter(it -> it.is("get") && it.path().startsWith("/api/v1/alerts/{id}")).map(it -> {
                    String path = it.path().replace("{id}", alert).replace("{event}", event).replace("{playbook}", playbook)
                            .replace("{step}", Playbooks.step(tenant, playbook, 0));
                    int status = tenant.as("ana", it.roles().toArray(String[]::new)).get(path).statusCode();
                    return status == 200 ? "GET " + path : path + " answered " + status;
                }).toList();
        assertTrue(answered.size() > 5 && answered.stream().allMatch(it -> it.startsWith("GET ")), answered::toString);
        log("?limit=200&resourceType=alert&resourceId=" + alert).body("items.operation",
                containsInAnyOrder(answered.toArray()));
    }

    private ValidatableResponse log(String query) {
        return tenant.as("auditor").get("/api/v1/alerts-service/data-access" + query).then().statusCode(200);
    }
}
