package io.harrier.incidents.announcement;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasSize;
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

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
    }

    private List<JsonNode> events(String verb, int count) {
        var type = "io.harrier.incidents.incident." + verb + ".v1";
        await().until(() -> TestKafka.events(tenant, type), hasSize(count));
        return TestKafka.events(tenant, type);
    }
}
