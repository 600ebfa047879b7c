package io.harrier.incidents.classification;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.harrier.incidents.IncidentsFixture;
import io.harrier.platform.testing.EventSchemas;
import io.harrier.platform.testing.HarrierServers;
import io.harrier.platform.testing.TestKafka;
import io.harrier.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
@WithTestResource(HarrierServers.class)
class ClassificationMatrixTest {

    private static final String RECLASSIFIED = "io.harrier.incidents.incident.reclassified.v1";
    private static final String MATRIX = "/api/v1/classification-matrix/rows";

    private final TestTenant tenant = TestTenant.fresh();
    private final IncidentsFixture incidents = IncidentsFixture.of(tenant);

    @Test
    void everyTenantBeginsWithRowsThatHoldUntilItChangesThem() {
        opened("data_leak", Map.of()).body("severity", is("high")).body("priority", is("high"))
                .body("playbook", is("data-leak-response"));
        opened("data_leak", Map.of("severity", "critical")).body("priority", is("emergency"));
        opened("data_leak", Map.of("severity", "low")).body("severity", is("low")).body("priority", is("low"));
        opened("data_leak", Map.of("severity", "low", "priority", "high")).body("priority", is("high"));
        var rows = rows("").body("items", hasSize(10)).body("items[0].createdBy.subject", is("classification-matrix"));
        rows("?incidentType=data_leak").body("items", hasSize(2)).body("items[0].roles.role",
                contains("incident_manager", "legal"));
        String malware = rows.extract().path("items.find { it.incidentType == 'malware' }.id");
        admin().delete(MATRIX + "/" + malware).then().statusCode(204);
        opened("malware", Map.of()).body("severity", is("medium")).body("playbook", nullValue());
        rows("?incidentType=malware").body("items", empty());
        var cursor = rows("?limit=4").body("items", hasSize(4)).extract().<String>path("nextCursor");
        rows("?limit=200&cursor=" + cursor).body("items", hasSize(5)).body("nextCursor", nullValue());
    }

    @Test
    void theRowThatAsksForMoreGoesFirst() {
        var row = row("phishing", "medium", "medium", Map.of("detectionMethod", "customer_report", "team", "fraud", "playbook",
                "fraud-response"));
        create(row).statusCode(201).body("version", is(0));
        create(row).statusCode(409);
        create(row("phishing", "critical", "emergency", Map.of("whenSeverity", "critical", "playbook", "war-room")))
                .statusCode(201);
        opened("phishing", Map.of()).body("playbook", is("phishing-response")).body("team", nullValue());
        opened("phishing", Map.of("detectionMethod", "customer_report")).body("team", is("fraud"));
        opened("phishing", Map.of("detectionMethod", "customer_report", "team", "soc")).body("team", is("soc"));
        opened("phishing", Map.of("detectionMethod", "customer_report", "severity", "SEV1")).body("playbook", is("war-room"))
                .body("priority", is("emergency"));
    }

    @Test
    void rolesAreFilledFromTheStartOrWaitForSomebody() {
        var roles = List.of(Map.of("role", "incident_manager", "person", Map.of("subject", "m-1", "name", "Max")),
                Map.of("role", "responder", "person", Map.of("subject", "r-1", "name", "Rita")), Map.of("role", "scribe"));
        create(row("ddos", "high", "high", Map.of("whenSeverity", "high", "roles", roles))).statusCode(201);
        String id = opened("ddos", Map.of("severity", "high")).body("incidentManager.name", is("Max")).extract().path("id");
        incidents.get(id, "/roles").body("items.role", containsInAnyOrder("incident_manager", "responder"))
                .body("items.person.name", containsInAnyOrder("Max", "Rita")).body("wanted", contains("scribe"));
        tenant.as("analyst").body(Map.of("role", "scribe")).post(IncidentsFixture.PATH + id + "/roles").then().statusCode(201);
        incidents.get(id, "/roles").body("wanted", empty());
        incidents.get(id, "/timeline").body("items.title", hasItem("Rita is responder"));
        tenant.as("auditor").queryParam("subjectId", id).get("/api/v1/incidents-service/audit").then()
                .body("items.findAll { it.action == 'incident_role_granted' }.detail.person", hasItem("r-1"));
    }

    @Test
    void anEscalationGetsWhatItDoesNotSay() {
        create(row("system_compromise", "critical", "high", Map.of("whenSeverity", "critical", "team", "dfir")))
                .statusCode(201);
        var type = "io.harrier.alerts.alert.escalated.v1";
        var payload = (ObjectNode) EventSchemas.sample(type);
        payload.put("escalationId", UUID.randomUUID().toString());
        TestKafka.send("harrier.alerts", "a", payload.toString().getBytes(),
                Map.of("ce_specversion", "1.0", "ce_id", UUID.randomUUID().toString(), "ce_type", type, "ce_source",
                        "/harrier/alerts", "ce_subject", "a", "ce_time", Instant.now().toString(), "ce_tenantid",
                        tenant.id().toString()));
        org.awaitility.Awaitility.await().untilAsserted(
                () -> tenant.as("viewer").get("/api/v1/incidents").then().body("items.team", contains("dfir"))
                        .body("items.priority", contains("high")).body("items.severity", contains("critical")));
    }

    @Test
    void whatIsTakenForSomethingElseIsWorkedByAnotherPlaybook() {
        String id = opened("other", Map.of()).body("playbook", nullValue()).extract().path("id");
        incidents.step(id, "reclassification", Map.of("incidentType", "malware", "reason", "A stealer")).statusCode(200)
                .body("playbook", is("malware-response")).body("severity", is("medium"));
        incidents.get(id, "/timeline").body("items.description",
                hasItem(containsString("worked by the playbook malware-response: A stealer")));
        org.awaitility.Awaitility.await().until(() -> !TestKafka.events(tenant, RECLASSIFIED).isEmpty());
        assertEquals("malware-response", TestKafka.events(tenant, RECLASSIFIED).get(0).at("/playbook/to").asText());
        incidents.step(id, "reclassification", Map.of("severity", "high", "reason", "On a server")).statusCode(200)
                .body("playbook", is("malware-response"));
    }

    @Test
    void rowsAreChangedByTheirVersionAndContradictNothing() {
        var first = row("other", "low", "low", Map.of("detectionMethod", "audit"));
        String id = create(first).statusCode(201).extract().path("id");
        var path = MATRIX + "/" + id;
        var next = row("other", "informational", "low", Map.of("detectionMethod", "audit", "description", "Findings"));
        admin().body(next).put(path).then().statusCode(428);
        admin().header("If-Match", "\"0\"").body(next).put(path).then().statusCode(200).header("ETag", is("\"1\""));
        admin().header("If-Match", "\"0\"").body(next).put(path).then().statusCode(412);
        admin().header("If-Match", "\"0\"").delete(path).then().statusCode(412);
        var taken = row("other", "low", "low", Map.of());
        admin().header("If-Match", "*").body(taken).put(path).then().statusCode(409);
        create(row("other", "low", "low", Map.of("whenSeverity", "high"))).statusCode(422).body("errors[0].pointer",
                is("/severity"));
        create(row("other", "low", "low", Map.of("whenSeverity", "low", "roles", List.of(Map.of("role", "owner")))))
                .statusCode(422).body("errors[0].pointer", is("/roles"));
        create(Map.of("incidentType", "other")).statusCode(422).body("errors.pointer", hasItem("/severity"));
        create(row("whatever", "low", "low", Map.of())).statusCode(400);
        tenant.as("incident_manager").body(first).post(MATRIX).then().statusCode(403);
        tenant.as("viewer").get(path).then().statusCode(200).body("description", is("Findings"));
        TestTenant.fresh().as("tenant_admin").get(path).then().statusCode(404);
        tenant.as("auditor").queryParam("subjectId", id).get("/api/v1/incidents-service/audit").then()
                .body("items.action", hasItem("classification_matrix_row_updated"));
    }

    private static Map<String, Object> row(String type, String severity, String priority, Map<String, ?> more) {
        var row = new HashMap<String, Object>(Map.of("incidentType", type, "severity", severity, "priority", priority));
        row.putAll(more);
        return row;
    }

    private ValidatableResponse create(Map<String, ?> row) {
        return admin().body(row).post(MATRIX).then();
    }

    private ValidatableResponse rows(String query) {
        return tenant.as("viewer").get(MATRIX + query).then().statusCode(200);
    }

    private io.restassured.specification.RequestSpecification admin() {
        return tenant.as("tenant_admin");
    }

    private ValidatableResponse opened(String type, Map<String, ?> more) {
        var incident = new HashMap<String, Object>(Map.of("title", "Something of type " + type, "incidentType", type));
        incident.putAll(more);
        return tenant.as("analyst").body(incident).post("/api/v1/incidents").then().statusCode(201);
    }
}
