package io.harrier.incidents.incident;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import io.harrier.incidents.IncidentsFixture;
import io.harrier.platform.testing.HarrierServers;
import io.harrier.platform.testing.TestKafka;
import io.harrier.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
@WithTestResource(HarrierServers.class)
class IncidentDirectionTest {

    private static final String PATH = IncidentsFixture.PATH;
    private final TestTenant tenant = TestTenant.fresh();
    private final IncidentsFixture incidents = IncidentsFixture.of(tenant);

    @Test
    void anAnalystTakesWhatIsNobodysAndGivesUpTheirOwn() {
        var id = incidents.detected();
        assign("ana", id, Map.of()).statusCode(200).body("owner.subject", is(TestTenant.subject("ana")))
                .body("owner.name", is("Ana"))
                .body("acknowledgedAt", notNullValue());
        assign("bob", id, Map.of()).statusCode(403);
        assign("ana", id, Map.of("person", Map.of("subject", "bob"))).statusCode(403);
        tenant.as("bob", "analyst").delete(PATH + id + "/assignment").then().statusCode(403);
        tenant.as("ana", "analyst").delete(PATH + id + "/assignment").then().statusCode(200).body("owner", nullValue());
        assign("bob", id, Map.of()).statusCode(200);
        await().until(() -> TestKafka.events(tenant, "io.harrier.incidents.incident.assigned.v1"), hasSize(3));
    }

    @Test
    void aManagerGivesAndTakesOver() {
        var id = incidents.detected();
        assign("ana", id, Map.of()).statusCode(200);
        tenant.as("max", "incident_manager").header("If-Match", "*")
                .body(Map.of("person", Map.of("subject", "b-17", "name", "Bob"), "reason", "Ana is off duty"))
                .put(PATH + id + "/assignment").then().statusCode(200).body("owner.name", is("Bob"));
        var manager = PATH + id + "/incident-manager";
        tenant.as("max", "incident_manager").header("If-Match", "*").body(Map.of()).put(manager).then().statusCode(200)
                .body("incidentManager.name", is("Max"));
        tenant.as("ana", "analyst").body(Map.of()).put(manager).then().statusCode(403);
        tenant.as("ana", "analyst").delete(manager).then().statusCode(403);
        tenant.as("max", "incident_manager").header("If-Match", "\"0\"").delete(manager).then().statusCode(412);
        tenant.as("max", "incident_manager").delete(manager).then().statusCode(200).body("incidentManager", nullValue());
        assertEquals(List.of("Incident opened", "Ana is owner", "Bob is owner", "Max is incident manager",
                "Nobody is incident manager"), incidents.timeline(id));
        await().until(() -> TestKafka.events(tenant, "io.harrier.incidents.incident.assigned.v1"), hasSize(4));
        tenant.as("auditor").queryParam("subjectId", id).get("/api/v1/incidents-service/audit").then()
                .body("items[0].detail.changed", is("incidentManager"));
    }

    @Test
    void whatIsPutNamesTheVersionItReplaces() {
        var alert = UUID.randomUUID().toString();
        var id = incidents.opened(Map.of("title", "A lost badge", "alertIds", List.of(alert)));
        Map<String, Map<String, ?>> bodies = Map.of("assignment", Map.of(), "incident-manager", Map.of(), "restriction",
                Map.of("members", List.of()), "primary-alert", Map.of("alertId", alert));
        bodies.forEach((below, body) -> {
            put(id, below, null, body).statusCode(428);
            put(id, below, "\"7\"", body).statusCode(412);
        });
        var version = incidents.get(id, "/restriction").body("members", hasSize(0)).extract().header("ETag");
        put(id, "restriction", version, Map.of("members", List.of())).statusCode(200).header("ETag", is("\"1\""));
        tenant.as("incident_manager").get(PATH + id + "/restriction").then().header("ETag", is("\"1\""));
    }

    private ValidatableResponse put(String id, String below, String version, Map<String, ?> body) {
        var request = tenant.as("incident_manager").body(body);
        return (version == null ? request : request.header("If-Match", version)).put(PATH + id + "/" + below).then();
    }

    @Test
    void everyReclassificationIsKeptWithItsReason() {
        var id = incidents.detected();
        incidents.step(id, "reclassification", Map.of("severity", "SEV1")).statusCode(422).body("errors[0].pointer",
                is("/reason"));
        incidents
                .step(id, "reclassification",
                        Map.of("severity", "SEV1", "priority", "emergency", "reason", "Domain credentials"))
                .statusCode(200)
                .body("severity", is("critical")).body("priority", is("emergency")).body("incidentType", is("other"));
        incidents.step(id, "reclassification", Map.of("severity", "critical", "reason", "Nothing new")).statusCode(200);
        incidents.step(id, "reclassification", Map.of("incidentType", "malware", "reason", "A stealer")).statusCode(200);
        incidents.get(id, "/classifications").body("items.previous.severity", contains("high", "critical"))
                .body("items.current.incidentType", contains("other", "malware"))
                .body("items.reason", contains("Domain credentials", "A stealer"));
        incidents.get(id, "/timeline").body("items.title", hasItem("Reclassified")).body("items.description",
                hasItem(containsString("Domain credentials")));
        await().until(() -> TestKafka.events(tenant, "io.harrier.incidents.incident.reclassified.v1"), hasSize(2));
        incidents.step(incidents.closed(), "reclassification", Map.of("severity", "low", "reason", "Too late")).statusCode(409)
                .body("legalSteps", contains("reopening"));
    }

    @Test
    void aRestrictedIncidentShowsItselfToThoseItNamesOnly() {
        var id = incidents.detected();
        tenant.as("max", "incident_manager").header("If-Match", "*")
                .body(Map.of("members", List.of(Map.of("subject", TestTenant.subject("ana"), "name", "Ana"))))
                .put(PATH + id + "/restriction").then().statusCode(200).body("restricted", is(true));
        for (var person : List.of("ana", "max", tenant.alias() + "-analyst")) {
            tenant.as(person, "analyst").get(PATH + id).then().statusCode(200);
            tenant.as(person, "analyst").get("/api/v1/incidents").then().body("items", hasSize(1));
        }
        for (var below : List.of("", "/timeline", "/events", "/sla", "/alerts", "/classifications", "/restriction")) {
            tenant.as("eve", "auditor", "incident_manager").get(PATH + id + below).then().statusCode(404);
        }
        tenant.as("eve", "incident_manager").get("/api/v1/incidents?q=credential").then().statusCode(200).body("items",
                hasSize(0));
        tenant.as("eve", "incident_manager").body(Map.of()).post(PATH + id + "/investigation").then().statusCode(404);
        tenant.as("eve", "incident_manager").delete(PATH + id + "/restriction").then().statusCode(404);
        tenant.as("ana", "analyst").get(PATH + id + "/restriction").then().body("members.name",
                containsInAnyOrder("Ana", "Max"));
        tenant.as("max", "incident_manager").delete(PATH + id + "/restriction").then().statusCode(200).body("restricted",
                is(false));
        tenant.as("eve", "viewer").get(PATH + id).then().statusCode(200);
    }

    @Test
    void aMergedIncidentLivesOnInTheOther() {
        var alerts = List.of(UUID.randomUUID().toString(), UUID.randomUUID().toString());
        var id = incidents.opened(Map.of("title", "The same again", "alertIds", alerts));
        var into = incidents.detected();
        incidents.step(id, "merge", Map.of("into", id, "reason", "x")).statusCode(422);
        incidents.step(id, "merge", Map.of("into", UUID.randomUUID().toString(), "reason", "x")).statusCode(404);
        incidents.step(id, "merge", Map.of("into", incidents.closed(), "reason", "x")).statusCode(422);
        incidents.step(id, "merge", Map.of("into", into, "reason", "The same host")).statusCode(200)
                .body("status", is("closed"))
                .body("closureReason", is("merged")).body("mergedInto", is(into)).body("legalSteps", hasSize(0));
        incidents.step(id, "reopening", Map.of("reason", "no")).statusCode(409);
        incidents.get(into, "/alerts").body("items.alertId", containsInAnyOrder(alerts.toArray())).body("items.primary",
                containsInAnyOrder(true, false));
        incidents.get(id, "/sla").body("state", is("cancelled"));
        incidents.get(into, "/timeline").body("items.title", hasItem("INC-000001 merged into this incident"));
        await().until(() -> TestKafka.events(tenant, "io.harrier.incidents.incident.closed.v1"), hasSize(2));
        await().until(() -> TestKafka.events(tenant, "io.harrier.incidents.incident.alerts_linked.v1"), hasSize(1));
    }

    @Test
    void aRestrictedIncidentIsMergedOnlyWhereNobodyElseSees() {
        var id = incidents.detected();
        var into = incidents.detected();
        restrict(id, "ana", "bob");
        merge(id, into).statusCode(422).body("errors[0].pointer", is("/into"));
        restrict(into, "ana", "eve");
        merge(id, into).statusCode(422).body("errors[0].pointer", is("/into"));
        tenant.as("max", "incident_manager").get(PATH + id).then().body("status", is("detected"));
        restrict(into, "ana");
        merge(id, into).statusCode(200).body("mergedInto", is(into));
        merge(incidents.detected(), into).statusCode(422).body("errors[0].detail", containsString("restrict this one first"));
    }

    private ValidatableResponse merge(String id, String into) {
        return tenant.as("max", "incident_manager").body(Map.of("into", into, "reason", "The same person"))
                .post(PATH + id + "/merge")
                .then();
    }

    private void restrict(String id, String... people) {
        var members = Stream.of(people).map(it -> Map.of("subject", TestTenant.subject(it), "name", it)).toList();
        tenant.as("max", "incident_manager").header("If-Match", "*").body(Map.of("members", members))
                .put(PATH + id + "/restriction").then().statusCode(200);
    }

    @Test
    void twoIncidentsWithTooManyAlertsTogetherAreNotMerged() {
        var id = incidents.opened(Map.of("title", "Many", "alertIds", alerts(201)));
        var into = incidents.opened(Map.of("title", "Many more", "alertIds", alerts(200)));
        incidents.step(id, "merge", Map.of("into", into, "reason", "x")).statusCode(422)
                .body("errors[0].pointer", is("/into")).body("errors[0].detail", containsString("400"));
        incidents.get(id, "").body("status", is("detected"));
    }

    private static List<String> alerts(int count) {
        return Stream.generate(() -> UUID.randomUUID().toString()).limit(count).toList();
    }

    private ValidatableResponse assign(String person, String id, Map<String, ?> body) {
        return tenant.as(person, "analyst").header("If-Match", "*").body(body).put(PATH + id + "/assignment").then();
    }
}
