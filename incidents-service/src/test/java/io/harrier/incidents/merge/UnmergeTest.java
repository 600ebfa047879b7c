package io.harrier.incidents.merge;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import io.harrier.incidents.HeldRow;
import io.harrier.incidents.IncidentsFixture;
import io.harrier.platform.testing.HarrierServers;
import io.harrier.platform.testing.TestKafka;
import io.harrier.platform.testing.TestSql;
import io.harrier.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** What a merge took in, and how it is undone. */
@QuarkusTest
@WithTestResource(HarrierServers.class)
class UnmergeTest {

    private final TestTenant tenant = TestTenant.fresh();
    private final IncidentsFixture incidents = IncidentsFixture.of(tenant);
    private final String shared = UUID.randomUUID().toString();
    private final String brought = UUID.randomUUID().toString();
    private final String gone = UUID.randomUUID().toString();

    @Test
    void whatCameWithTheMergeGoesBackAndTheIncidentLivesAgain() {
        var id = incidents.opened(Map.of("title", "The same again", "alertIds", List.of(brought, gone, shared)));
        var own = UUID.randomUUID().toString();
        var into = incidents.opened(Map.of("title", "The first", "alertIds", List.of(shared, own)));
        merge(id, into).statusCode(200);
        incidents.get(into, "/alerts").body("items.alertId", containsInAnyOrder(brought, gone, shared, own));
        incidents.get(into, "/merged-incidents").body("items.id", contains(id)).body("items.reference", contains("INC-000001"));
        tenant.as("analyst").delete(IncidentsFixture.PATH + into + "/alerts/" + gone).then().statusCode(200);

        undo(id, null).statusCode(422).body("errors[0].pointer", is("/reason"));
        tenant.as("analyst").body(Map.of("reason", "x")).post(IncidentsFixture.PATH + id + "/merge-reversal").then()
                .statusCode(403);
        tenant.as("incident_manager").header("If-Match", "\"0\"").body(Map.of("reason", "x"))
                .post(IncidentsFixture.PATH + id + "/merge-reversal").then().statusCode(412);
        undo(id, "Another intruder").statusCode(200).body("status", is("detected")).body("mergedInto", nullValue())
                .body("closureReason", nullValue());
        undo(id, "Again").statusCode(409);

        incidents.get(into, "/alerts").body("items.alertId", containsInAnyOrder(shared, own))
                .body("items.primary", containsInAnyOrder(true, false));
        incidents.get(id, "/alerts").body("items.alertId", containsInAnyOrder(shared, brought));
        incidents.get(into, "/merged-incidents").body("items", empty());
        incidents.get(into, "/timeline").body("items.title", hasItem("INC-000001 taken out of this incident again"));
        incidents.get(id, "/timeline").body("items.description",
                hasItem(containsString("Merge into INC-000002 undone: Another intruder")));
        incidents.get(id, "/sla").body("state", not("cancelled"));
        await().until(() -> events("unmerged"), hasSize(1));
        assertEquals(into, events("unmerged").get(0).at("/from/id").asText());
        assertEquals(into, events("merged").get(0).at("/into/id").asText());
        assertEquals(List.of(brought), last("alerts_unlinked", into));
        assertEquals(List.of(brought), last("alerts_linked", id));
        await().until(() -> events("reopened"), hasSize(1));
        merge(id, into).statusCode(200);
        undo(id, "After all").statusCode(200);
    }

    @Test
    void theIncidentStandsWhereItStoodAndItsClocksGoOnWhereTheyWere() {
        var into = incidents.detected();
        var contained = incidents.contained();
        incidents.step(contained, "sla/pause", Map.of("reason", "Waiting for the vendor")).statusCode(200);
        String at = incidents.get(contained, "").extract().path("containedAt");
        merge(contained, into).statusCode(200);
        undo(contained, "Apart").statusCode(200).body("status", is("contained")).body("containedAt", is(at))
                .body("closedAt", nullValue());
        incidents.get(contained, "/sla").body("clocks.findAll { it.state == 'stopped' }.goal",
                containsInAnyOrder("acknowledge", "investigate", "contain"))
                .body("clocks.findAll { it.state == 'paused' }.goal", contains("resolve")).body("clocks", hasSize(4));

        var detected = incidents.detected();
        var before = incidents.get(detected, "/sla").extract().<List<String>>path("clocks.startedAt");
        merge(detected, into).statusCode(200).body("acknowledgedAt", notNullValue());
        incidents.get(detected, "/sla").body("clocks.state", everyItem(is("cancelled")));
        undo(detected, "Apart").statusCode(200).body("status", is("detected")).body("acknowledgedAt", nullValue())
                .body("investigatingAt", nullValue());
        incidents.get(detected, "/sla").body("clocks.state", everyItem(is("running"))).body("clocks.startedAt", is(before))
                .body("clocks.pauses.flatten().reason", everyItem(is("Merged into another incident")))
                .body("clocks.pauses.flatten()", hasSize(4));
        incidents.get(detected, "/timeline").body("items.title", hasItem("SLA clocks go on after the merge"));
        incidents.step(detected, "reclassification", Map.of("severity", "critical", "reason", "It is worse")).statusCode(200);
        incidents.get(detected, "/sla").body("clocks.breachedAt", everyItem(nullValue()));
    }

    @Test
    void whatWasMergedIntoAnotherMeanwhileIsLeftThere() {
        var id = incidents.detected();
        var into = incidents.detected();
        var third = incidents.detected();
        merge(id, into).statusCode(200);
        CompletableFuture<Integer> answer;
        try (var held = HeldRow.of("select from incidents where id = ? for update", UUID.fromString(id))) {
            answer = CompletableFuture.supplyAsync(() -> undo(id, "Apart").extract().statusCode());
            held.awaitWaiting(1);
            held.write("update incidents set merged_into = ? where id = ?", UUID.fromString(third), UUID.fromString(id));
        }
        assertEquals(409, answer.join());
        incidents.get(id, "").body("mergedInto", is(third)).body("status", is("closed"));
    }

    @Test
    void whatIsMergedWhileItIsAskedForIsNotHalfUndone() {
        var id = incidents.detected();
        var into = incidents.detected();
        CompletableFuture<Integer> answer;
        try (var held = HeldRow.of("select from incidents where id = ? for update", UUID.fromString(id))) {
            answer = CompletableFuture.supplyAsync(() -> undo(id, "Apart").extract().statusCode());
            held.awaitWaiting(1);
            held.write("update incidents set status = 'closed', closed_at = now(), closure_reason = 'merged',"
                    + " resolution_summary = 'Merged', merged_into = ? where id = ?", UUID.fromString(into),
                    UUID.fromString(id));
        }
        assertEquals(409, answer.join());
        incidents.get(id, "").body("mergedInto", is(into)).body("status", is("closed"));
    }

    @Test
    void whatHappensToTheOtherMeanwhileIsNoReasonNotTo() {
        var id = incidents.detected();
        var into = incidents.detected();
        merge(id, into).statusCode(200);
        CompletableFuture<Integer> answer;
        try (var held = HeldRow.of("select from incidents where id = ? for update", UUID.fromString(into))) {
            answer = CompletableFuture.supplyAsync(() -> undo(id, "Apart").extract().statusCode());
            held.awaitWaiting(1);
            held.write("update incidents set version = version + 1 where id = ?", UUID.fromString(into));
        }
        assertEquals(200, answer.join());
    }

    @Test
    void theLastAlertsOfTheOtherMayLeaveWithTheMerge() {
        var id = incidents.opened(Map.of("title", "With alerts", "alertIds", List.of(brought)));
        var into = incidents.detected();
        merge(id, into).statusCode(200);
        undo(id, "Apart").statusCode(200);
        incidents.get(into, "/alerts").body("items", empty());
        incidents.get(id, "/alerts").body("items.alertId", contains(brought)).body("items.primary", contains(true));
        undo(into, "Never merged").statusCode(409);
        undo(UUID.randomUUID().toString(), "Nothing").statusCode(404);
    }

    @Test
    void whatWentOnIntoAThirdIsUndoneFirst() {
        var first = incidents.detected();
        var second = incidents.detected();
        var third = incidents.detected();
        merge(first, second).statusCode(200);
        merge(second, third).statusCode(200);
        undo(first, "No").statusCode(409).body("detail", containsString("INC-000002"));
        note(first, "Seen in the first");
        note(third, "Seen in the third");
        incidents.get(third, "/merged-timeline?limit=200").body("items.description",
                hasItems("Seen in the first", "Seen in the third")).body("items.incidentId", hasItems(first, second, third));
        incidents.get(third, "/merged-timeline?eventType=note").body("items", hasSize(2));
        undo(second, "No").statusCode(200);
        incidents.get(third, "/merged-timeline?limit=200").body("items.incidentId", not(hasItem(first)));
        undo(first, "No").statusCode(200);
    }

    @Test
    void whatIsHiddenIsNotAmongWhatWasMerged() {
        var id = incidents.detected();
        var into = incidents.detected();
        merge(id, into).statusCode(200);
        // As it was left by a version before, which let what was merged be restricted while all saw what lives on.
        TestSql.as("incidents_owner").update("update incidents set restricted = true, reporter = ? where id = ?",
                TestTenant.subject("max"), UUID.fromString(id));
        incidents.get(into, "/merged-incidents").body("items", empty());
        incidents.get(into, "/merged-timeline?limit=200").body("items.incidentId", not(hasItem(id)));
        tenant.as("max", "viewer").get(IncidentsFixture.PATH + into + "/merged-incidents").then().body("items.id",
                contains(id));
        tenant.as("eve", "incident_manager").body(Map.of("reason", "x")).post(IncidentsFixture.PATH + id + "/merge-reversal")
                .then().statusCode(404);
    }

    private void note(String id, String text) {
        tenant.as("analyst").body(Map.of("eventType", "note", "description", text))
                .post(IncidentsFixture.PATH + id + "/timeline").then().statusCode(201);
    }

    private ValidatableResponse merge(String id, String into) {
        return incidents.step(id, "merge", Map.of("into", into, "reason", "The same host"));
    }

    private ValidatableResponse undo(String id, String reason) {
        return incidents.step(id, "merge-reversal", reason == null ? Map.of() : Map.of("reason", reason));
    }

    private List<JsonNode> events(String verb) {
        return TestKafka.events(tenant, "io.harrier.incidents.incident." + verb + ".v1");
    }

    /** The alerts that the last event of this kind about an incident names. */
    private List<String> last(String verb, String incident) {
        await().until(() -> events(verb).stream().anyMatch(it -> it.at("/incident/id").asText().equals(incident)));
        var of = events(verb).stream().filter(it -> it.at("/incident/id").asText().equals(incident)).toList();
        var ids = new java.util.ArrayList<String>();
        of.get(of.size() - 1).path("alertIds").forEach(it -> ids.add(it.asText()));
        return ids;
    }
}
