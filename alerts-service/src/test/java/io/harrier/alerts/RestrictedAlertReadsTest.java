package io.harrier.alerts;

import static io.harrier.alerts.Alerts.anAlert;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import org.junit.jupiter.api.Test;

import io.harrier.platform.testing.HarrierServers;
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
        log("").body("items.resourceId", contains(hidden, hidden, hidden))
                .body("items.action", contains("export", "read", "read"))
                .body("items.resourceType", everyItem(is("alert")));
    }

    private ValidatableResponse log(String query) {
        return tenant.as("auditor").get("/api/v1/alerts-service/data-access" + query).then().statusCode(200);
    }
}
