package io.harrier.incidents.relation;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import io.harrier.incidents.IncidentsFixture;
import io.harrier.platform.testing.HarrierServers;
import io.harrier.platform.testing.TestKafka;
import io.harrier.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** What incidents are to each other. */
@QuarkusTest
@WithTestResource(HarrierServers.class)
class RelationTest {

    private static final String RELATED = "io.harrier.incidents.incident.related.v1";

    private final TestTenant tenant = TestTenant.fresh();
    private final IncidentsFixture incidents = IncidentsFixture.of(tenant);

    @Test
    void aRelationIsSeenFromBothEnds() {
        var id = incidents.detected();
        var closed = incidents.closed();
        relate(id, "duplicate_of", closed).statusCode(201).body("role", is("duplicate_of"))
                .body("incident.reference", is("INC-000002")).body("incident.status", is("closed"))
                .body("reason", is("The same hosts")).body("createdBy.subject", is(TestTenant.subject("ana")));
        of(id).body("items.role", contains("duplicate_of")).body("items.incident.id", contains(closed));
        of(closed).body("items.role", contains("duplicated_by")).body("items.incident.id", contains(id));
        relate(closed, "related", id).statusCode(201);
        relate(id, "related", closed).statusCode(409);
        of(id).body("items.role", contains("related", "duplicate_of"));
        of(id, "?role=duplicate_of").body("items", hasSize(1));
        of(closed, "?role=duplicate_of").body("items", empty());
        of(id, "?limit=1").body("items", hasSize(1)).body("nextCursor", notNullValue());
        incidents.get(id, "/timeline").body("items.title", hasItem("Now duplicate of INC-000002"));
        incidents.get(closed, "/timeline").body("items.title", hasItem("Now duplicated by INC-000001"));
        await().until(() -> TestKafka.events(tenant, RELATED), hasSize(4));
        var told = TestKafka.events(tenant, RELATED).stream()
                .filter(it -> it.at("/relation/kind").asText().equals("duplicate_of")).toList();
        told.forEach(it -> assertEquals(List.of(id, closed, "true"), List.of(it.at("/relation/from").asText(),
                it.at("/relation/to").asText(), it.path("standing").asText())));
        assertEquals(Set.of(id, closed), told.stream().map(it -> it.at("/incident/id").asText()).collect(Collectors.toSet()));
        assertEquals(Set.of(version(id), version(closed)), TestKafka.events(tenant, RELATED).stream()
                .filter(it -> it.at("/relation/kind").asText().equals("related"))
                .map(it -> it.at("/incident/version").asInt()).collect(Collectors.toSet()));
        tenant.as("auditor").queryParam("subjectId", id).get("/api/v1/incidents-service/audit").then().body("items.action",
                hasItem("incident_related"));
    }

    @Test
    void aCampaignHasPartsAndNoneLeadsBackToItself() {
        var campaign = incidents.detected();
        var first = incidents.detected();
        var second = incidents.detected();
        var third = incidents.detected();
        relate(campaign, "parent_of", first).statusCode(201).body("role", is("parent_of"));
        relate(second, "part_of", campaign).statusCode(201);
        relate(third, "part_of", second).statusCode(201);
        of(campaign, "?role=parent_of").body("items.incident.id", contains(second, first));
        relate(first, "part_of", second).statusCode(409).body("detail", containsString("another campaign"));
        relate(campaign, "part_of", third).statusCode(422).body("errors[0].pointer", is("/incidentId"));
        relate(third, "parent_of", campaign).statusCode(422);
        relate(first, "duplicate_of", second).statusCode(201);
        relate(second, "duplicate_of", first).statusCode(422);
        relate(first, "duplicate_of", third).statusCode(409);
        relate(first, "related", first).statusCode(422);
    }

    @Test
    void whatWasTakenBackStaysInTheHistory() {
        var id = incidents.detected();
        var other = incidents.detected();
        String relation = relate(id, "part_of", other).extract().path("id");
        String path = IncidentsFixture.PATH + other + "/relations/" + relation;
        tenant.as("viewer").delete(path).then().statusCode(403);
        tenant.as("analyst").header("If-Match", "\"0\"").delete(path).then().statusCode(412);
        tenant.as("bob", "analyst").queryParam("reason", "Another actor").delete(path).then().statusCode(200)
                .body("role", is("parent_of")).body("removedBy.name", is("Bob")).body("removalReason", is("Another actor"));
        tenant.as("analyst").delete(path).then().statusCode(409);
        of(id).body("items", empty());
        of(id, "?history=true").body("items.removedAt", contains(notNullValue()));
        tenant.as("viewer").get(path).then().statusCode(200);
        incidents.get(id, "/timeline").body("items.title", hasItem("No longer part of INC-000002"));
        relate(id, "part_of", other).statusCode(201);
        await().until(() -> TestKafka.events(tenant, RELATED), hasSize(6));
    }

    @Test
    void aHiddenEndHidesTheRelation() {
        var id = incidents.detected();
        var other = incidents.detected();
        String relation = relate(id, "related", other).extract().path("id");
        tenant.as("max", "incident_manager").header("If-Match", "*")
                .body(Map.of("members", List.of(Map.of("subject", TestTenant.subject("ana"), "name", "Ana"))))
                .put(IncidentsFixture.PATH + other + "/restriction").then().statusCode(200);
        of(id).body("items", empty());
        tenant.as("viewer").get(IncidentsFixture.PATH + id + "/relations/" + relation).then().statusCode(404);
        tenant.as("viewer").get(IncidentsFixture.PATH + other + "/relations").then().statusCode(404);
        tenant.as("eve", "analyst").delete(IncidentsFixture.PATH + id + "/relations/" + relation).then().statusCode(404);
        tenant.as("max", "viewer").get(IncidentsFixture.PATH + id + "/relations").then().body("items.incident.id",
                contains(other));
        relate("eve", id, "part_of", other).statusCode(404);
        relate("ana", id, "part_of", other).statusCode(201);
        var titles = incidents.timeline(id);
        assertEquals("Now part of a restricted incident", titles.get(titles.size() - 1));
        var foreign = IncidentsFixture.of(TestTenant.fresh()).detected();
        relate("ana", id, "related", foreign).statusCode(404);
        relate("ana", id, "related", UUID.randomUUID().toString()).statusCode(404);
        assertFalse(titles.contains("Now part of INC-000002"));
    }

    private int version(String id) {
        return incidents.get(id, "").extract().path("version");
    }

    private ValidatableResponse of(String id) {
        return of(id, "");
    }

    private ValidatableResponse of(String id, String query) {
        return incidents.get(id, "/relations" + query);
    }

    private ValidatableResponse relate(String id, String role, String other) {
        return relate("ana", id, role, other);
    }

    private ValidatableResponse relate(String person, String id, String role, String other) {
        return tenant.as(person, "analyst").body(Map.of("role", role, "incidentId", other, "reason", "The same hosts"))
                .post(IncidentsFixture.PATH + id + "/relations").then();
    }
}
