package io.harrier.incidents.access;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

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

    @Test
    void whoNamesItInABodyIsOnRecord() {
        var id = restricted();
        var open = incidents.detected();
        var eve = tenant.as("eve", "incident_manager");
        eve.body(Map.of("into", id, "reason", "Perhaps")).post(PATH + open + "/merge").then().statusCode(404);
        tenant.as("eve", "analyst").body(Map.of("role", "related", "incidentId", id, "reason", "Perhaps"))
                .post(PATH + open + "/relations").then().statusCode(404);
        tenant.as("eve", "incident_manager")
                .body(Map.of("ids", List.of(open, id), "to", Map.of("subject", "b-1"), "reason", "Perhaps"))
                .post(PATH + "bulk/reassignment").then().statusCode(200);
        log("?success=false").body("items.resourceId", contains(id, id, id)).body("items.operation", contains(
                "POST " + PATH + "bulk/reassignment", "POST " + PATH + open + "/relations", "POST " + PATH + open + "/merge"));
    }

    @Test
    void anExportSaysHowMuchWentOutHoweverItsPathIsSpelled() {
        var id = restricted();
        incidents.detected();
        for (var path : List.of("export", "export/")) {
            assertEquals(2,
                    tenant.as("ana", "auditor").accept("*/*").get(PATH + path).then().statusCode(200).extract().asString()
                            .lines()
                            .count());
            log("?limit=2").body("items.action", contains("export", "export")).body("items.accessMethod",
                    contains("export", "export")).body("items[0].resourceType", is("incidents"))
                    .body("items[0].dataVolumeRows", is(2)).body("items[1].resourceId", is(id));
        }
        log("").body("items", hasSize(4));
        tenant.as("eve", "auditor").accept("*/*").get(PATH + "export").then().statusCode(200);
        log("").body("items", hasSize(4));
    }

    @Test
    void theAuditLogSaysWhatWasChangedOfItButNotTheWords() {
        var id = restricted();
        var secret = "The director did it";
        var ana = "analyst";
        tenant.as("ana", ana).header("If-Match", "*").contentType("application/merge-patch+json")
                .body(Map.of("description", secret)).patch(PATH + id).then().statusCode(200);
        tenant.as("ana", ana).body(Map.of("tags", List.of("the-director"))).post(PATH + id + "/tags").then().statusCode(200);
        tenant.as("ana", ana).body(Map.of("observables", List.of(Map.of("type", "user", "value", "the-director"))))
                .post(PATH + id + "/observables").then().statusCode(200);
        tenant.as("max", "incident_manager").body(Map.of("severity", "critical", "reason", secret))
                .post(PATH + id + "/reclassification").then().statusCode(200);
        tenant.as("max", "legal").body(Map.of("reason", secret)).post(PATH + id + "/evidence-holds").then().statusCode(201);
        String item = tenant.as("ana", ana)
                .body(Map.of("evidenceType", "other", "name", "A laptop"))
                .post(PATH + id + "/evidence").then().statusCode(201).extract().path("id");
        tenant.as("ana", ana)
                .body(Map.of("to", Map.of("subject", TestTenant.subject("max"), "name", "Max"), "reason", secret))
                .post(PATH + id + "/evidence/" + item + "/transfer").then().statusCode(200);
        var all = tenant.as("auditor").queryParam("limit", 200).get("/api/v1/incidents-service/audit").then().statusCode(200)
                .body("items.detail.custodyHash", hasItem(notNullValue())).extract().asString();
        assertFalse(all.contains(secret), all);
        var audit = tenant.as("auditor").queryParam("subjectId", id).queryParam("limit", 200)
                .get("/api/v1/incidents-service/audit").then().statusCode(200)
                .body("items.detail.changes", hasItem(contains("description"))).body("items.detail.tagged", hasItem(1))
                .body("items.detail.observed", hasItem(1)).body("items.detail.reason", hasItem("withheld")).extract()
                .asString();
        assertFalse(audit.toLowerCase().contains("the director") || audit.contains("the-director"), audit);
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
