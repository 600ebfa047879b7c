package io.harrier.incidents.access;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.harrier.incidents.IncidentsFixture;
import io.harrier.platform.testing.HarrierServers;
import io.harrier.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** Who reads, changes or asks in vain for a restricted incident is in the data access log. */
@QuarkusTest
@WithTestResource(HarrierServers.class)
class RestrictedAccessTest {

    private static final String PATH = IncidentsFixture.PATH;

    private final TestTenant tenant = TestTenant.fresh();
    private final IncidentsFixture incidents = IncidentsFixture.of(tenant);

    @Test
    void everyWayToReadItIsOnRecord() {
        var id = restricted();
        for (var below : List.of("", "/timeline", "/events", "/sla", "/alerts", "/classifications", "/restriction")) {
            tenant.as("ana", "analyst").header("Harrier-Purpose", "Case 7").get(PATH + id + below).then().statusCode(200);
            log("?action=read&limit=1&userId=" + TestTenant.subject("ana"))
                    .body("items[0].operation", is("GET " + PATH + id + below))
                    .body("items[0].resourceType", is("incident")).body("items[0].resourceId", is(id))
                    .body("items[0].dataClassification", is("restricted")).body("items[0].success", is(true))
                    .body("items[0].purpose", is("Case 7"));
        }
        log("?action=read").body("items", hasSize(7));
    }

    @Test
    void aListAndASearchThatShowItAreOnRecord() {
        var id = restricted();
        incidents.detected();
        tenant.as("ana", "analyst").get("/api/v1/incidents").then().body("items", hasSize(2));
        tenant.as("ana", "analyst").get("/api/v1/incidents?q=credential").then().body("items", hasSize(2));
        tenant.as("eve", "analyst").get("/api/v1/incidents").then().body("items", hasSize(1));
        log("?action=read").body("items.resourceId", contains(id, id)).body("items.userName", everyItem(is("Ana")))
                .body("items.operation", everyItem(startsWith("GET /api/v1/incidents")));
    }

    @Test
    void aChangeOfItIsOnRecordAsAWrite() {
        var id = restricted();
        tenant.as("ana", "analyst").body(Map.of()).post(PATH + id + "/investigation").then().statusCode(200);
        tenant.as("ana", "analyst").body(Map.of()).post(PATH + id + "/investigation").then().statusCode(409);
        tenant.as("max", "incident_manager").delete(PATH + id + "/restriction").then().statusCode(200);
        log("?resourceId=" + id).body("items.action", contains("delete", "write"));
    }

    @Test
    void whatIsNotRestrictedIsNotOnRecord() {
        var id = incidents.detected();
        tenant.as("ana", "analyst").get(PATH + id).then().statusCode(200);
        tenant.as("ana", "analyst").get(PATH + id + "/timeline").then().statusCode(200);
        log("").body("items", empty());
    }

    @Test
    void whoAsksInVainIsOnRecordAndWhoAsksForNothingIsNot() {
        var id = restricted();
        tenant.as("eve", "analyst").get(PATH + id.toUpperCase() + "/timeline").then().statusCode(404);
        tenant.as("eve", "analyst").body(Map.of()).post(PATH + id + "/investigation").then().statusCode(404);
        tenant.as("eve", "analyst").get(PATH + java.util.UUID.randomUUID()).then().statusCode(404);
        TestTenant.fresh().as("eve", "analyst").get(PATH + id).then().statusCode(404);
        log("?success=false").body("items.resourceId", contains(id, id)).body("items.userName", everyItem(is("Eve")))
                .body("items.failureReason", everyItem(is("not one of those who see it")))
                .body("items.operation", hasItem("GET " + PATH + id.toUpperCase() + "/timeline"));
    }

    private String restricted() {
        var id = incidents.opened(Map.of("title", "Credential dumping by a director", "severity", "high"));
        tenant.as("max", "incident_manager").header("If-Match", "*")
                .body(Map.of("members", List.of(Map.of("subject", TestTenant.subject("ana"), "name", "Ana"))))
                .put(PATH + id + "/restriction").then().statusCode(200);
        return id;
    }

    private ValidatableResponse log(String query) {
        return tenant.as("auditor").get("/api/v1/incidents-service/data-access" + query).then().statusCode(200);
    }
}
