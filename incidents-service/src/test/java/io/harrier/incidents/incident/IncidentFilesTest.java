package io.harrier.incidents.incident;

import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.harrier.incidents.IncidentsFixture;
import io.harrier.platform.testing.HarrierServers;
import io.harrier.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** What hangs on an incident, and the matrix, as files. */
@QuarkusTest
@WithTestResource(HarrierServers.class)
class IncidentFilesTest {

    private static final String AUDIT = "/api/v1/incidents-service/audit";

    private final TestTenant tenant = TestTenant.fresh();
    private final IncidentsFixture incidents = IncidentsFixture.of(tenant);

    @Test
    void eachListThatHangsOnAnIncidentIsAFile() {
        var id = incidents.closed();
        var other = incidents.detected();
        incidents.step(id, "reopening", Map.of("reason", "The address answered again")).statusCode(200);
        incidents.step(id, "reclassification", Map.of("severity", "critical", "reason", "=cmd()")).statusCode(200);
        incidents.step(id, "relations", Map.of("role", "related", "incidentId", other, "reason", "One actor")).statusCode(201);
        incidents.step(id, "roles", Map.of("role", "responder")).statusCode(201);
        incidents.step(id, "observables", Map.of("observables", List.of(Map.of("type", "ip", "value", "203.0.113.77"))))
                .statusCode(200);
        incidents.step(id, "watchers", Map.of()).statusCode(200);
        isFile(id, "reopenings", "id,containedAt", "The address answered again");
        isFile(id, "classifications", "id,previous.incidentType", ",other,critical,", "'=cmd()");
        isFile(id, "relations", "id,role,incident.id", other, "INC-000002", "One actor");
        isFile(id, "role-history", "id,role,person.subject", "responder");
        isFile(id, "observables", "type,value,seenIn", "ip,203.0.113.77,1,false");
        isFile(id, "watchers", "person.subject,person.name", TestTenant.subject(tenant.alias() + "-incident_manager"));
        assertTrue(file(id, "relations", "ndjson").get(0).startsWith("{\"id\":"));
        assertEquals(List.of(), file(id, "relations", "ndjson&role=part_of"));
        assertEquals(List.of(), file(id, "watchers", "ndjson&updatedSince=2099-01-01T00:00:00Z"));
        assertEquals(List.of(), file(id, "observables", "ndjson&updatedSince=2099-01-01T00:00:00Z"));
        tenant.as("auditor").queryParam("action", "export_ended").get(AUDIT).then()
                .body("items.detail.what", hasItem("role-history")).body("items.detail.rows", hasItem(1));
        tenant.as("auditor").queryParam("action", "export_begun").get(AUDIT).then()
                .body("items.detail.id", hasItem(List.of(id)));
    }

    @Test
    void theMatrixIsAFileToo() {
        var path = "/api/v1/classification-matrix/rows/export";
        var all = tenant.as("auditor").get(path + "?format=csv").then().statusCode(200).extract().asString().split("\r\n");
        assertTrue(all[0].startsWith("id,incidentType,detectionMethod"), all[0]);
        assertTrue(all.length > 5);
        var some = tenant.as("auditor").get(path + "?incidentType=malware").then().statusCode(200).extract().asString();
        assertTrue(some.lines().allMatch(it -> it.contains("\"incidentType\":\"malware\"")), some);
        tenant.as("tenant_admin").get(path).then().statusCode(403);
    }

    @Test
    void whatWasPromisedDoneAndMergedIsAFile() {
        var id = incidents.detected();
        var other = incidents.detected();
        incidents.step(other, "merge", Map.of("into", id, "reason", "The same host")).statusCode(200);
        incidents.step(id, "activities", Map.of("activityType", "log_analysis", "name", "Proxy logs")).statusCode(201);
        isFile(id, "merged-incidents", "id,reference,title", other, "INC-000002");
        isFile(id, "merged-timeline", "eventTime,endTime", other, id);
        isFile(id, "activities", "id,incidentId,activityType", "Proxy logs");
        assertEquals(List.of(), file(id, "activities", "ndjson&status=completed"));
        assertEquals(1, file(id, "sla/escalations", "csv").size());
        var policies = tenant.as("auditor").get("/api/v1/sla-policies/export?severity=critical").then().statusCode(200)
                .extract()
                .asString().lines().toList();
        assertEquals(1, policies.size());
        assertTrue(policies.get(0).contains("\"acknowledge\":15"), policies.get(0));
        tenant.as("tenant_admin")
                .body(Map.of("name", "Office", "timeZone", "Europe/Berlin", "week",
                        List.of(Map.of("day", "monday", "from", "09:00", "to", "17:00"))))
                .post("/api/v1/business-calendars").then().statusCode(201);
        var calendars = tenant.as("auditor").get("/api/v1/business-calendars/export?format=csv").then().statusCode(200)
                .extract()
                .asString();
        assertTrue(calendars.contains("Office,Europe/Berlin,"), calendars);
    }

    @Test
    void whatIsRefusedIsNoFileAndOnRecordAsNone() {
        var id = incidents.detected();
        var path = IncidentsFixture.PATH + id + "/relations/export";
        tenant.as("incident_manager").get(path).then().statusCode(403);
        TestTenant.fresh().as("auditor").get(path).then().statusCode(404);
        tenant.as("auditor").get(path + "?format=xlsx").then().statusCode(400);
        tenant.as("auditor").get(path + "?role=friend").then().statusCode(400);
        tenant.as("max", "incident_manager").header("If-Match", "*").body(Map.of("members", List.of()))
                .put(IncidentsFixture.PATH + id + "/restriction").then().statusCode(200);
        tenant.as("auditor").get(path).then().statusCode(404);
        tenant.as("auditor").get("/api/v1/incidents/export?filter=colour == 1").then().statusCode(400);
        tenant.as("auditor").queryParam("action", "export_begun").get(AUDIT).then().body("items", empty());
        tenant.as("max", "auditor").get(path).then().statusCode(200);
        tenant.as("auditor").queryParam("action", "export_begun").get(AUDIT).then().body("items.detail.what",
                hasItem("relations"));
    }

    private void isFile(String id, String list, String heading, String... parts) {
        var lines = file(id, list, "csv");
        assertTrue(lines.get(0).startsWith(heading), lines.get(0));
        for (var part : parts) {
            assertTrue(lines.stream().anyMatch(it -> it.contains(part)), part + " is not in " + lines);
        }
    }

    private List<String> file(String id, String list, String asked) {
        return tenant.as("auditor").accept("*/*").get(IncidentsFixture.PATH + id + "/" + list + "/export?format=" + asked)
                .then()
                .statusCode(200).extract().asString().lines().toList();
    }
}
