package io.harrier.incidents.handover;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import io.harrier.incidents.IncidentsFixture;
import io.harrier.platform.testing.HarrierServers;
import io.harrier.platform.testing.TestKafka;
import io.harrier.platform.testing.TestSql;
import io.harrier.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
@WithTestResource(HarrierServers.class)
class HandoverTest {

    private static final String PATH = IncidentsFixture.PATH;
    private static final Map<String, String> BOB = Map.of("subject", TestTenant.subject("bob"), "name", "Bob");

    private final TestTenant tenant = TestTenant.fresh();
    private final IncidentsFixture incidents = IncidentsFixture.of(tenant);

    @Test
    void aShiftHandsOverAllThatLivesEachWithItsEntryEventAndAudit() {
        var first = ownedByAna();
        var second = ownedByAna();
        var ended = ownedByAna();
        incidents.step(ended, "false-positive", Map.of("justification", "A test")).statusCode(200);
        var key = UUID.randomUUID().toString();
        var request = Map.of("from", TestTenant.subject("ana"), "to", BOB, "reason", "The night shift takes over");
        var answer = handOver(key, request).statusCode(200).body("items.id", containsInAnyOrder(first, second))
                .body("items.status", contains(200, 200)).body("items[0].incident.version", is(2)).body("more", is(false));
        assertEquals(answer.extract().asString(), handOver(key, request).extract().asString());
        handOver(null, request).body("items", empty());
        for (var id : List.of(first, second)) {
            incidents.get(id, "").body("owner.name", is("Bob")).body("version", is(2));
            incidents.get(id, "/timeline").body("items.title", hasItem("Bob is owner")).body("items.description",
                    hasItem("Max changed the owner: The night shift takes over"));
            incidents.get(id, "/role-history").body("items.person.name", contains("Ana", "Bob"));
            tenant.as("auditor").queryParam("subjectId", id).get("/api/v1/incidents-service/audit").then()
                    .body("items[0].detail.reason", is("The night shift takes over"));
        }
        incidents.get(ended, "").body("owner.name", is("Ana"));
        await().until(() -> TestKafka.events(tenant, "io.harrier.incidents.incident.assigned.v1").stream()
                .filter(it -> it.path("reason").asText().startsWith("The night shift")).toList(), hasSize(2));
    }

    @Test
    void thoseNamedAreAnsweredOneByOneAndABadOneHoldsUpNone() {
        var mine = ownedByAna();
        var nobodys = incidents.detected();
        var ended = incidents.closed();
        var hidden = incidents.detected();
        tenant.as("ida", "incident_manager").header("If-Match", "*").body(Map.of("members", List.of()))
                .put(PATH + hidden + "/restriction").then().statusCode(200);
        var foreign = IncidentsFixture.of(TestTenant.fresh()).detected();
        var ids = Stream.of(mine, nobodys, ended, hidden, foreign, mine).toList();
        var items = handOver(null, Map.of("ids", ids, "to", BOB, "reason", "Leave")).statusCode(200).body("items", hasSize(5));
        var statuses = Map.of(mine, 200, nobodys, 200, ended, 409, hidden, 404, foreign, 404);
        statuses.forEach((id, status) -> items.body("items.find { it.id == '" + id + "' }.status", is(status)));
        items.body("items.find { it.id == '" + ended + "' }.problem.legalSteps", contains("reopening"));
        incidents.get(nobodys, "").body("owner.name", is("Bob")).body("acknowledgedAt", notNullValue());
        handOver(null, Map.of("ids", List.of(mine), "to", BOB, "reason", "Again")).body("items[0].incident.version", is(2));
        // Nothing is kept of what nobody can ask for again.
        assertEquals(0L, TestSql.as("incidents_owner").value(Long.class,
                "select count(*) from idempotency_keys where tenant_id = ?", tenant.id()));
    }

    @Test
    void incidentManagersHandOverToo() {
        var id = incidents.detected();
        tenant.as("max", "incident_manager").header("If-Match", "*").body(Map.of()).put(PATH + id + "/incident-manager").then()
                .statusCode(200);
        handOver(null, Map.of("from", TestTenant.subject("max"), "to", BOB, "role", "incident_manager", "reason", "Leave"))
                .body("items.id", contains(id));
        incidents.get(id, "").body("incidentManager.name", is("Bob"));
    }

    @Test
    void whatSaysTooLittleOrTooMuchIsRefused() {
        var id = incidents.detected();
        refused(Map.of("to", BOB, "reason", "x"), "/from");
        refused(Map.of("from", "ana", "ids", List.of(id), "to", BOB, "reason", "x"), "/from");
        refused(Map.of("from", "ana", "reason", "x"), "/to");
        refused(Map.of("from", "ana", "to", BOB), "/reason");
        refused(Map.of("from", BOB.get("subject"), "to", BOB, "reason", "x"), "/to");
        refused(Map.of("from", "ana", "to", BOB, "role", "scribe", "reason", "x"), "/role");
        refused(Map.of("ids", Stream.generate(UUID::randomUUID).limit(101).toList(), "to", BOB, "reason", "x"), "/ids");
        tenant.as("analyst").body(Map.of("ids", List.of(id), "to", BOB, "reason", "x"))
                .post("/api/v1/incidents/bulk/reassignment").then().statusCode(403);
        var key = UUID.randomUUID().toString();
        handOver(key, Map.of("ids", List.of(id), "to", BOB, "reason", "x")).statusCode(200);
        handOver(key, Map.of("ids", List.of(id), "to", BOB, "reason", "y")).statusCode(422);
    }

    private void refused(Map<String, ?> request, String pointer) {
        handOver(null, request).statusCode(422).body("errors.pointer", hasItem(pointer));
    }

    private String ownedByAna() {
        var id = incidents.detected();
        tenant.as("ana", "analyst").header("If-Match", "*").body(Map.of()).put(PATH + id + "/assignment").then()
                .statusCode(200);
        return id;
    }

    private ValidatableResponse handOver(String key, Map<String, ?> request) {
        var as = tenant.as("max", "incident_manager").body(request);
        return (key == null ? as : as.header("Idempotency-Key", key)).post("/api/v1/incidents/bulk/reassignment").then();
    }
}
