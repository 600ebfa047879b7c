package io.harrier.incidents.label;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import io.harrier.incidents.IncidentsFixture;
import io.harrier.platform.testing.HarrierServers;
import io.harrier.platform.testing.TestKafka;
import io.harrier.platform.testing.TestSql;
import io.harrier.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** What people hang on an incident: its team, its tags, its tickets and its problem. */
@QuarkusTest
@WithTestResource(HarrierServers.class)
class LabelsTest {

    private static final String PATH = IncidentsFixture.PATH;
    private static final String LIST = "/api/v1/incidents?";

    private final TestTenant tenant = TestTenant.fresh();
    private final IncidentsFixture incidents = IncidentsFixture.of(tenant);

    @Test
    void aTeamAnswersForAnIncident() {
        var id = incidents.opened(Map.of("title", "Beacon", "team", "soc-tier1"));
        var other = incidents.detected();
        put("analyst", id, "team", null, Map.of("team", "soc-tier2")).statusCode(428);
        put("analyst", id, "team", "\"7\"", Map.of("team", "soc-tier2")).statusCode(412);
        put("viewer", id, "team", "*", Map.of("team", "soc-tier2")).statusCode(403);
        put("analyst", id, "team", "*", Map.of("team", "Tier 2")).statusCode(422).body("errors[0].pointer", is("/team"));
        put("analyst", id, "team", "*", Map.of("team", "soc-tier2", "reason", "Needs forensics")).statusCode(200)
                .body("team", is("soc-tier2")).body("version", is(1));
        put("analyst", id, "team", "*", Map.of("team", "soc-tier2")).statusCode(200).body("version", is(1));
        tenant.as("viewer").get(LIST + "team=soc-tier2&team=soc-tier3").then().body("items.id", contains(id));
        tenant.as("viewer").get(LIST + "team=soc-tier2&q=beacon").then().body("items.id", contains(id));
        tenant.as("viewer").get(LIST + "team=soc-tier1").then().body("items", empty());
        incidents.get(id, "/timeline").body("items.title", hasItem("Team soc-tier2 answers for it"));
        var told = await().until(() -> events("assigned"), hasSize(1)).get(0);
        assertEquals("soc-tier2", told.at("/incident/team").asText());
        tenant.as("analyst").delete(PATH + id + "/team").then().statusCode(200).body("team", nullValue());
        put("analyst", incidents.closed(), "team", "*", Map.of("team", "soc-tier2")).statusCode(409);
        tenant.as("viewer").get(PATH + other).then().body("team", nullValue());
        TestTenant.fresh().as("analyst").delete(PATH + id + "/team").then().statusCode(404);
    }

    @Test
    void tagsHaveOneSpellingAndFindTheirIncidents() {
        var id = incidents.opened(Map.of("title", "Mail", "tags", List.of(" #Pay Roll", "VIP", "vip")));
        incidents.get(id, "").body("tags", contains("pay-roll", "vip"));
        var other = incidents.opened(Map.of("title", "Mail again", "tags", List.of("vip")));
        post(id, "tags", Map.of("tags", List.of("Campaign:Lynx", "vip"))).statusCode(200)
                .body("tags", contains("campaign:lynx", "pay-roll", "vip")).header("ETag", is("\"1\""));
        post(id, "tags", Map.of("tags", List.of("VIP"))).statusCode(200).header("ETag", is("\"1\""));
        tenant.as("viewer").get(LIST + "tag=Campaign:Lynx&tag=nothing").then().body("items.id", contains(id));
        tenant.as("viewer").get(LIST + "tag=vip&sort=openedAt").then().body("items.id", contains(id, other));
        tenant.as("viewer").get(LIST + "tag=vip&q=again").then().body("items.id", contains(other));
        tenant.as("analyst").delete(PATH + id + "/tags/VIP").then().statusCode(200)
                .body("tags", contains("campaign:lynx", "pay-roll"));
        tenant.as("analyst").delete(PATH + id + "/tags/vip").then().statusCode(200);
        tenant.as("viewer").get(LIST + "tag=vip").then().body("items.id", contains(other));
        tenant.as("analyst").header("If-Match", "*").contentType("application/merge-patch+json")
                .body("{\"tags\":[\"B\",\"a\"]}")
                .patch(PATH + id).then().statusCode(200).body("tags", contains("a", "b"));
        assertEquals(List.of(List.of("a"), List.of("b")), TestSql.as("incidents_owner")
                .query("select tag from incident_tags where incident_id = ? order by tag", UUID.fromString(id)));
        var changed = await().until(() -> events("described"), hasSize(3));
        assertEquals("[\"tags\"]", changed.get(0).get("changed").toString());
    }

    @Test
    void badTagsAreRefusedAndOnesTooMany() {
        var id = incidents.detected();
        for (var tag : List.of("", "-x", "a/b", "x".repeat(51))) {
            post(id, "tags", Map.of("tags", List.of(tag))).statusCode(422).body("errors[0].pointer", is("/tags/0"));
        }
        post(id, "tags", Map.of("tags", List.of())).statusCode(422);
        post(id, "tags", Map.of("tags", numbered("tag-", 50))).statusCode(200);
        post(id, "tags", Map.of("tags", List.of("one-more"))).statusCode(422).body("errors[0].pointer", is("/tags"));
        tenant.as("viewer").body(Map.of("tags", List.of("x"))).post(PATH + id + "/tags").then().statusCode(403);
        tenant.as("analyst").header("If-Match", "\"9\"").body(Map.of("tags", List.of("x"))).post(PATH + id + "/tags").then()
                .statusCode(412);
        TestTenant.fresh().as("analyst").body(Map.of("tags", List.of("x"))).post(PATH + id + "/tags").then().statusCode(404);
    }

    @Test
    void ticketsAndAProblemAreLinkedOneByOne() {
        var id = incidents.opened(Map.of("title", "Outage", "linkedTicketIds", List.of("T-1")));
        post(id, "tickets", Map.of("ticketIds", List.of("T-2", "T-1"))).statusCode(200).body("ticketIds",
                contains("T-1", "T-2"));
        tenant.as("analyst").delete(PATH + id + "/tickets/T-1").then().statusCode(200).body("ticketIds", contains("T-2"));
        tenant.as("analyst").delete(PATH + id + "/tickets/T-1").then().statusCode(200).body("version", is(2));
        post(id, "tickets", Map.of("ticketIds", numbered("T-", 100))).statusCode(422).body("errors[0].pointer",
                is("/ticketIds"));
        post(id, "tickets", Map.of("ticketIds", List.of(" "))).statusCode(422);
        var problem = UUID.randomUUID().toString();
        put("analyst", id, "problem", null, Map.of("problemId", problem)).statusCode(428);
        put("analyst", id, "problem", "*", Map.of()).statusCode(422);
        put("analyst", id, "problem", "*", Map.of("problemId", problem)).statusCode(200).body("problemId", is(problem));
        incidents.get(id, "/tickets").body("ticketIds", contains("T-2")).body("problemId", is(problem));
        tenant.as("analyst").delete(PATH + id + "/problem").then().statusCode(200).body("problemId", nullValue());
        tenant.as("viewer").delete(PATH + id + "/problem").then().statusCode(403);
        assertEquals(List.of("Incident opened", "Tickets linked", "Ticket unlinked", "Problem linked", "Problem unlinked"),
                incidents.timeline(id));
        TestTenant.fresh().as("viewer").get(PATH + id + "/tickets").then().statusCode(404);
    }

    private static List<String> numbered(String prefix, int count) {
        return IntStream.range(0, count).mapToObj(i -> prefix + (1000 + i)).toList();
    }

    private List<JsonNode> events(String verb) {
        return TestKafka.events(tenant, "io.harrier.incidents.incident." + verb + ".v1");
    }

    private ValidatableResponse post(String id, String below, Map<String, ?> body) {
        return tenant.as("analyst").body(body).post(PATH + id + "/" + below).then();
    }

    private ValidatableResponse put(String role, String id, String below, String version, Map<String, ?> body) {
        var request = tenant.as(role).body(body);
        return (version == null ? request : request.header("If-Match", version)).put(PATH + id + "/" + below).then();
    }
}
