package io.harrier.incidents.announcement;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import io.harrier.incidents.IncidentsFixture;
import io.harrier.platform.testing.HarrierServers;
import io.harrier.platform.testing.TestKafka;
import io.harrier.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** What other services are told; every event is checked against its published schema as it is read. */
@QuarkusTest
@WithTestResource(HarrierServers.class)
class IncidentEventsTest {

    private final TestTenant tenant = TestTenant.fresh();
    private final IncidentsFixture incidents = IncidentsFixture.of(tenant);

    @Test
    void everyMoveIsToldWithTheVersionItLeft() {
        var id = incidents.closed();
        incidents.step(id, "reopening", Map.of("reason", "The address answered again")).statusCode(200);
        var changes = events("status_changed", 4);
        assertEquals(List.of("contained", "remediated", "closed", "investigating"),
                changes.stream().map(it -> it.get("to").asText()).toList());
        assertEquals(List.of(1, 2, 3, 4), changes.stream().map(it -> it.at("/incident/version").asInt()).toList());
        var closed = events("closed", 1).get(0);
        assertEquals("resolved", closed.get("closureReason").asText());
        assertEquals("Host rebuilt, credentials rotated", closed.at("/incident/resolutionSummary").asText());
        var reopened = events("reopened", 1).get(0);
        assertEquals("The address answered again", reopened.get("reason").asText());
        assertTrue(reopened.at("/incident/closedAt").isMissingNode());
        var types = TestKafka.records("harrier.incidents", record -> id.equals(record.key())).stream()
                .map(record -> TestKafka.header(record, "ce_type").replaceAll(".*incident\\.(.*)\\.v1", "$1")).toList();
        assertEquals(
                List.of("opened", "status_changed", "status_changed", "status_changed", "closed", "status_changed", "reopened"),
                types);
    }

    @Test
    void aFalsePositiveEndsLikeAClosing() {
        incidents.step(incidents.detected(), "false-positive", Map.of("justification", "A red team exercise")).statusCode(200);
        var closed = events("closed", 1).get(0);
        assertEquals("false_positive", closed.at("/incident/status").asText());
        assertEquals("false_positive", closed.get("closureReason").asText());
    }

    @Test
    void whatIsTooLongIsCutAndSaidSo() {
        var systems = Arrays.asList(new String[150]);
        systems.replaceAll(it -> UUID.randomUUID().toString());
        incidents.opened(Map.of("title", "Everything at once", "description", "x".repeat(20_000), "affectedSystems", systems));
        incidents.opened(Map.of("title", "A little"));
        // Events of two incidents come in any order.
        var opened = events("opened", 2).stream().collect(Collectors.toMap(it -> it.at("/incident/title").asText(), it -> it));
        var cut = opened.get("Everything at once");
        assertTrue(cut.get("truncated").asBoolean());
        assertEquals(4_000, cut.at("/incident/description").asText().length());
        assertEquals(100, cut.at("/incident/affectedSystems").size());
        assertTrue(opened.get("A little").path("truncated").isMissingNode());
    }

    @Test
    void anIncidentThatIsNobodysAgainSaysSo() {
        var id = incidents.detected();
        tenant.as("analyst").header("If-Match", "*").body(Map.of()).put(IncidentsFixture.PATH + id + "/assignment").then()
                .statusCode(200);
        tenant.as("analyst").delete(IncidentsFixture.PATH + id + "/assignment").then().statusCode(200);
        var assigned = events("assigned", 2);
        assertEquals(TestTenant.subject(tenant.alias() + "-analyst"), assigned.get(0).at("/incident/owner/subject").asText());
        assertTrue(assigned.get(1).at("/incident/owner").isMissingNode());
        assertEquals(TestTenant.subject(tenant.alias() + "-analyst"), assigned.get(1).at("/previousOwner/subject").asText());
    }

    @Test
    void whoSeesARestrictedIncidentIsToldWithEveryChangeOfIt() {
        var id = incidents.detected();
        var reporter = TestTenant.subject(tenant.alias() + "-analyst");
        var member = Map.of("members", List.of(Map.of("subject", TestTenant.subject("ana"), "name", "Ana")));
        tenant.as("max", "incident_manager").header("If-Match", "*").body(member)
                .put(IncidentsFixture.PATH + id + "/restriction").then()
                .statusCode(200);
        tenant.as("max", "incident_manager").header("If-Match", "*")
                .body(Map.of("person", Map.of("subject", "b-17", "name", "Bob")))
                .put(IncidentsFixture.PATH + id + "/assignment").then().statusCode(200);
        tenant.as("max", "incident_manager").delete(IncidentsFixture.PATH + id + "/restriction").then().statusCode(200);
        var changes = events("access_changed", 2);
        assertEquals(List.of(true, false), changes.stream().map(it -> it.at("/incident/restricted").asBoolean()).toList());
        var named = Stream.of(TestTenant.subject("ana"), TestTenant.subject("max"), reporter);
        assertEquals(named.sorted().toList(), texts(changes.get(0).at("/incident/members")));
        assertTrue(texts(events("assigned", 1).get(0).at("/incident/members")).contains("b-17"));
        assertTrue(changes.get(1).at("/incident/members").isMissingNode());
        assertTrue(events("opened", 1).get(0).at("/incident/members").isMissingNode());
    }

    @Test
    void whatPeopleObservedAndWhatStandsForItIsToldWithTheVersionItLeft() {
        var one = UUID.randomUUID().toString();
        var two = UUID.randomUUID().toString();
        var id = incidents.opened(Map.of("title", "Two alerts", "alertIds", List.of(one, two)));
        tenant.as("analyst").header("If-Match", "*").body(Map.of("alertId", two))
                .put(IncidentsFixture.PATH + id + "/primary-alert")
                .then().statusCode(200);
        var changed = events("primary_alert_changed", 1).get(0);
        assertEquals(List.of(one, two, "1"), List.of(changed.get("previousPrimaryAlertId").asText(),
                changed.at("/incident/primaryAlertId").asText(), changed.at("/incident/version").asText()));
        var url = Map.of("type", "url", "value", "https://evil.example/" + "x".repeat(2_000));
        observe(id, "/observables", Map.of("observables", Stream.generate(() -> url).limit(20).toList()));
        observe(id, "/observables/removal", url);
        var observed = events("observables_changed", 2);
        assertEquals(List.of(2, 3), observed.stream().map(it -> it.at("/incident/version").asInt()).toList());
        assertEquals(3, observed.get(0).get("added").size());
        assertTrue(observed.get(0).get("truncated").asBoolean());
        assertEquals("url", observed.get(1).at("/removed/0/type").asText());
        incidents.get(id, "").body("version", is(3));
    }

    @Test
    void whoWatchesAnIncidentIsNamedInEveryEventAsLongAsTheySeeIt() {
        var id = incidents.detected();
        var eve = TestTenant.subject("eve");
        var ana = TestTenant.subject("ana");
        for (var who : List.of("eve", "ana")) {
            tenant.as(who, "viewer").post(IncidentsFixture.PATH + id + "/watchers").then().statusCode(200);
            tenant.as(who, "viewer").post(IncidentsFixture.PATH + id + "/watchers").then().statusCode(200);
        }
        incidents.step(id, "investigation", Map.of()).statusCode(200);
        var told = Stream.of(eve, ana).sorted().toList();
        assertEquals(told, texts(events("status_changed", 1).get(0).at("/incident/watchers")));
        var member = Map.of("members", List.of(Map.of("subject", ana, "name", "Ana")));
        tenant.as("max", "incident_manager").header("If-Match", "*").body(member)
                .put(IncidentsFixture.PATH + id + "/restriction").then().statusCode(200);
        assertEquals(List.of(ana), texts(events("access_changed", 1).get(0).at("/incident/watchers")));
        tenant.as("ana", "viewer").delete(IncidentsFixture.PATH + id + "/watchers/me").then().statusCode(200);
        var changes = events("watchers_changed", 3);
        assertEquals(List.of(true, true, false), changes.stream().map(it -> it.get("watching").asBoolean()).toList());
        assertEquals(List.of(), texts(changes.get(2).at("/incident/watchers")));
        assertEquals(ana, changes.get(2).at("/actor/subject").asText());
    }

    private void observe(String id, String path, Map<String, ?> body) {
        tenant.as("ana", "analyst").header("If-Match", "*").body(body).post(IncidentsFixture.PATH + id + path).then()
                .statusCode(200);
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
    }

    private List<JsonNode> events(String verb, int count) {
        var type = "io.harrier.incidents.incident." + verb + ".v1";
        await().until(() -> TestKafka.events(tenant, type), hasSize(count));
        return TestKafka.events(tenant, type);
    }
}
