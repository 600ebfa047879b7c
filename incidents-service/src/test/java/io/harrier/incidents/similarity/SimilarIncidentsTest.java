package io.harrier.incidents.similarity;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.harrier.incidents.IncidentsFixture;
import io.harrier.platform.testing.EventSchemas;
import io.harrier.platform.testing.HarrierServers;
import io.harrier.platform.testing.TestKafka;
import io.harrier.platform.testing.TestSql;
import io.harrier.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** What incidents have in common, and how they come to have it. */
@QuarkusTest
@WithTestResource(HarrierServers.class)
class SimilarIncidentsTest {

    private static final String JOINED = "io.harrier.alerts.alert.joined.v1";

    private final TestTenant tenant = TestTenant.fresh();
    private final IncidentsFixture incidents = IncidentsFixture.of(tenant);

    @Test
    void theRarerWhatTwoShareTheMoreSimilarTheyAre() {
        var id = incident("Beaconing to a new domain", "malware", "ws-1");
        var rare = incident("Proxy denied", "other", "srv-9");
        var common = incident("Port scan", "other", "fw-2");
        var third = incident("Login failed", "other", "dc-3");
        incident("Disk full", "other", "nas-4");
        var sameHost = incident("Macro blocked", "phishing", "WS-1");
        var sameTitle = incident("Beaconing to a new domain", "malware", "ws-5");
        observe(id, "203.0.113.7", "198.51.100.1");
        observe(rare, "203.0.113.7");
        observe(common, "198.51.100.1");
        observe(third, "198.51.100.1");
        var similar = similar("viewer", id).body("items.incident.id", not(hasItem(id)))
                .body("items.score", everyItem(lessThanOrEqualTo(1f))).body("tooCommon", empty());
        List<String> order = similar.extract().path("items.incident.id");
        assertEquals(5, order.size(), order.toString());
        similar.body(item(rare) + ".reasons.reason", contains("observable"))
                .body(item(rare) + ".reasons[0].value", is("203.0.113.7")).body(item(rare) + ".reasons[0].seenIn", is(2))
                .body(item(rare) + ".reasons[0].type", is("ip")).body(item(common) + ".reasons[0].seenIn", is(3))
                .body(item(sameHost) + ".reasons.reason", contains("system"))
                .body(item(sameTitle) + ".reasons.reason", contains("title", "incident_type"))
                .body(item(sameTitle) + ".score", is(0.3f));
        assertEquals(true, order.indexOf(rare) < order.indexOf(common), order.toString());
        tenant.as("viewer").get(IncidentsFixture.PATH + id + "/similar-incidents?limit=1").then().body("items", hasSize(1));
        tenant.as("viewer").get(IncidentsFixture.PATH + id + "/similar-incidents?limit=51").then().statusCode(400);
        restrict(rare);
        similar("viewer", id).body("items.incident.id", not(hasItem(rare)));
        incidents.get(id, "/observables").body("items.find { it.value == '203.0.113.7' }.seenIn", is(1));
        similar("max", id).body("items.incident.id", hasItem(rare));
        tenant.as("viewer").get(IncidentsFixture.PATH + rare + "/similar-incidents").then().statusCode(404);
    }

    @Test
    void whatTooManyHaveTellsNothingAndItIsSaid() {
        var id = incident("Beaconing", "malware", "ws-1");
        var other = incident("Something else", "other", "ws-2");
        observe(id, "203.0.113.7");
        observe(other, "203.0.113.7");
        TestSql.as("incidents_owner").update(
                """
                    insert into incidents (tenant_id, id, number, title, incident_type, severity, priority, status, detection_method,
                        detected_at, opened_at, created_at, created_by, updated_at, updated_by)
                    select tenant_id, gen_random_uuid(), number + n, md5(n::text), incident_type, severity, priority, status, detection_method,
                        detected_at, opened_at, created_at, created_by, updated_at, updated_by
                    from incidents, generate_series(1, 501) n where id = ?""",
                UUID.fromString(other));
        TestSql.as("incidents_owner").update("""
            insert into incident_observables (tenant_id, incident_id, type, value, origin, added_at)
            select tenant_id, id, 'ip', '203.0.113.7', id, opened_at from incidents where tenant_id = ? and number > 2""",
                tenant.id());
        similar("viewer", id).body("items", empty()).body("tooCommon", contains("203.0.113.7"));
    }

    @Test
    void alertsBringTheirObservablesAndTakeThemAlong() {
        var alert = UUID.randomUUID().toString();
        var primary = UUID.randomUUID().toString();
        var id = incidents.opened(Map.of("title", "Beaconing", "alertIds", List.of(primary, alert)));
        joined(id, alert, "203.0.113.7");
        joined(id, UUID.randomUUID().toString(), "192.0.2.1");
        joined(id, primary, "198.51.100.1");
        Awaitility.await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> incidents.get(id, "/observables").body("items.value",
                        containsInAnyOrder("203.0.113.7", "198.51.100.1")));
        incidents.get(id, "/observables").body("items.ofAlerts", contains(true, true));
        tenant.as("viewer").queryParam("filter", "'203.0.113.7' in observables").get("/api/v1/incidents").then()
                .body("items.id", contains(id));
        tenant.as("analyst").delete(IncidentsFixture.PATH + id + "/alerts/" + alert).then().statusCode(200);
        incidents.get(id, "/observables").body("items.value", contains("198.51.100.1"));
    }

    @Test
    void peopleAddObservablesAndTakeThemBack() {
        var id = incidents.detected();
        observe(id, "203.0.113.7", "198.51.100.1");
        observe(id, "203.0.113.7");
        incidents.get(id, "/observables").body("items.value", containsInAnyOrder("198.51.100.1", "203.0.113.7"))
                .body("items.addedBy.name", contains("Ana", "Ana")).body("items.ofAlerts", contains(false, false));
        incidents.get(id, "/observables?limit=1").body("items", hasSize(1));
        var path = IncidentsFixture.PATH + id + "/observables";
        tenant.as("viewer").body(ips("192.0.2.1")).post(path).then().statusCode(403);
        tenant.as("analyst").header("If-Match", "\"0\"").body(ips("192.0.2.1")).post(path).then().statusCode(412);
        tenant.as("analyst").body(Map.of("observables", List.of(Map.of("type", "ip", "value", "")))).post(path).then()
                .statusCode(422).body("errors[0].pointer", is("/observables/0/value"));
        TestTenant.fresh().as("analyst").body(ips("192.0.2.1")).post(path).then().statusCode(404);
        var one = Map.of("type", "ip", "value", "203.0.113.7");
        tenant.as("analyst").body(one).post(path + "/removal").then().statusCode(200).body("items.value",
                contains("198.51.100.1"));
        tenant.as("analyst").body(one).post(path + "/removal").then().statusCode(404);
        tenant.as("auditor").queryParam("subjectId", id).get("/api/v1/incidents-service/audit").then()
                .body("items[0].detail.noLongerObserved.value", is("203.0.113.7"));
    }

    private void joined(String incident, String alert, String address) {
        var payload = (ObjectNode) EventSchemas.sample(JOINED);
        payload.put("alertId", alert).put("incidentId", incident);
        payload.set("observables", new ObjectMapper().valueToTree(List.of(Map.of("type", "ip", "value", address))));
        TestKafka.send("harrier.alerts", incident, payload.toString().getBytes(),
                Map.of("ce_specversion", "1.0", "ce_id", UUID.randomUUID().toString(), "ce_type", JOINED, "ce_source",
                        "/harrier/alerts", "ce_subject", alert, "ce_time", Instant.now().toString(), "ce_tenantid",
                        tenant.id().toString()));
    }

    private String incident(String title, String type, String system) {
        return incidents.opened(Map.of("title", title, "incidentType", type, "affectedSystems", List.of(system)));
    }

    private void observe(String id, String... addresses) {
        tenant.as("ana", "analyst").body(ips(addresses)).post(IncidentsFixture.PATH + id + "/observables").then()
                .statusCode(200);
    }

    private static Map<String, ?> ips(String... addresses) {
        return Map.of("observables", Stream.of(addresses).map(it -> Map.of("type", "ip", "value", it)).toList());
    }

    private void restrict(String id) {
        tenant.as("max", "incident_manager").header("If-Match", "*").body(Map.of("members", List.of()))
                .put(IncidentsFixture.PATH + id + "/restriction").then().statusCode(200);
    }

    private ValidatableResponse similar(String person, String id) {
        return tenant.as(person, "viewer").get(IncidentsFixture.PATH + id + "/similar-incidents").then().statusCode(200);
    }

    private static String item(String incident) {
        return "items.find { it.incident.id == '" + incident + "' }";
    }
}
