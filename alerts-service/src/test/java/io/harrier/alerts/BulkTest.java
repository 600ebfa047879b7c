package io.harrier.alerts;

import static io.harrier.alerts.Alerts.aClaimedAlert;
import static io.harrier.alerts.Alerts.aResolvedAlert;
import static io.harrier.alerts.Alerts.anAlert;
import static io.harrier.alerts.Alerts.awaitEvent;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.harrier.platform.testing.HarrierServers;
import io.harrier.platform.testing.TestSql;
import io.harrier.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
@WithTestResource(HarrierServers.class)
class BulkTest {

    private final TestTenant tenant = TestTenant.fresh();

    @Test
    void oneBadItemNeverFailsTheRest() {
        String open = anAlert(tenant);
        String held = anAlert(tenant);
        tenant.as("colleague", "analyst").put("/api/v1/alerts/" + held + "/assignment").then().statusCode(200);
        String foreign = anAlert(TestTenant.fresh());
        String hidden = anAlert(tenant);
        AnIncident.of(tenant, hidden).restrictedTo("insider");
        String stale = anAlert(tenant);
        String resolved = aResolvedAlert(tenant);
        var body = Map.of("ids", List.of(resolved, open, held, foreign, hidden, stale), "versions", Map.of(stale, 7, open, 0));
        bulk("analyst", "assignment", body).statusCode(200)
                .body("items.id", contains(resolved, open, held, foreign, hidden, stale))
                .body("items.status", contains(409, 200, 409, 404, 404, 412))
                .body("items[0].problem.state", is("resolved")).body("items[1].alert.status", is("assigned"))
                .body("items[1].alert.version", is(1)).body("items[1].problem", nullValue())
                .body("items[2].problem.detail", containsString("Colleague")).body("items[5].problem.currentVersion", is(0));
        bulk("analyst", "assignment", Map.of("ids", List.of(open, held), "step", "release"))
                .body("items.status", contains(200, 403)).body("items[0].alert.status", is("open"));
        bulk("incident_manager", "assignment", Map.of("ids", List.of(held), "step", "release"))
                .body("items.status", contains(200));
    }

    @Test
    void onlyAManagerGivesAlertsToOthers() {
        var ids = List.of(anAlert(tenant), aClaimedAlert(tenant));
        var to = Map.of("subject", TestTenant.subject("ana"), "name", "Ana");
        var body = Map.of("ids", ids, "step", "assign", "assignee", to, "reason", "Knows the host");
        bulk("analyst", "assignment", body).statusCode(403);
        bulk("incident_manager", "assignment", Map.of("ids", ids, "step", "assign")).statusCode(422)
                .body("errors.pointer", contains("/assignee"));
        bulk("incident_manager", "assignment", body).statusCode(200).body("items.status", contains(200, 200));
        tenant.as("ana", "analyst").get("/api/v1/alerts?assignedTo=me").then().body("items.id.size()", is(2))
                .body("items.claimable", everyItem(is(false)));
        awaitEvent(tenant, "io.harrier.alerts.alert.assigned.v1",
                it -> it.at("/assignedTo/name").asText().equals("Ana") && it.get("alertId").asText().equals(ids.get(0)));
        var alone = Map.of("assignee", to);
        tenant.as("analyst").body(alone).put("/api/v1/alerts/" + ids.get(0) + "/assignment").then().statusCode(403);
        tenant.as("incident_manager").body(alone).put("/api/v1/alerts/" + ids.get(0) + "/assignment").then().statusCode(200)
                .body("assignedTo.name", is("Ana"));
    }

    @Test
    void openAlertsAreClaimedAndResolved() {
        var ids = List.of(anAlert(tenant), aClaimedAlert(tenant));
        bulk("analyst", "resolution", Map.of("ids", ids, "outcome", "false_positive", "notes", "Scanner")).statusCode(200)
                .body("items.alert.status", contains("resolved", "resolved"));
        tenant.as("viewer").get("/api/v1/alerts/" + ids.get(0) + "/events").then().body("items.type",
                contains("assignment", "status_change", "status_change"));
        bulk("viewer", "resolution", Map.of("ids", ids, "outcome", "false_positive", "notes", "x")).statusCode(403);
        bulk("analyst", "resolution", Map.of("ids", List.of(), "outcome", "duplicate", "notes", "x")).statusCode(422);
        bulk("analyst", "comments", Map.of("ids", ids, "text", "Exercise")).body("items.status", contains(200, 200));
        String open = anAlert(tenant);
        bulk("analyst", "reclassification", Map.of("ids", List.of(open, ids.get(0)), "change", Map.of("severity", "low")))
                .body("items.status", contains(200, 409));
        tenant.as("viewer").get("/api/v1/alerts/" + open).then().body("severity", is("low"));
    }

    @Test
    void aRepeatUnderTheSameKeyIsAnsweredAsItWasAndGoesOnWithWhatWasRefused() {
        String open = anAlert(tenant);
        String held = anAlert(tenant);
        tenant.as("colleague", "analyst").put("/api/v1/alerts/" + held + "/assignment").then().statusCode(200);
        var body = Map.of("ids", List.of(open, held));
        String key = UUID.randomUUID().toString();
        keyed(key, body).then().body("items.status", contains(200, 409)).body("items[0].alert.version", is(1));
        tenant.as("colleague", "analyst").delete("/api/v1/alerts/" + held + "/assignment").then().statusCode(200);
        keyed(key, body).then().body("items.status", contains(200, 200)).body("items[0].alert.version", is(1));
        keyed(key, Map.of("ids", List.of(open))).then().statusCode(422);
    }

    @Test
    void withoutAKeyEachRequestIsAnotherButWhatItDidIsKnownToItself() {
        var ids = List.of(anAlert(tenant), anAlert(tenant));
        for (int request = 1; request <= 2; request++) {
            bulk("analyst", "comments", Map.of("ids", ids, "text", "Exercise")).body("items.status", contains(200, 200));
            assertEquals(2L * request, TestSql.as("alerts_owner").value(Long.class,
                    "select count(*) from idempotency_keys where tenant_id = ? and operation = 'commentAlerts'", tenant.id()));
        }
        tenant.as("viewer").get("/api/v1/alerts/" + ids.get(0) + "/events").then().body("items.note",
                contains("Exercise", "Exercise"));
    }

    @Test
    void twoRequestsOverTheSameAlertsInReverseOrderBothEnd() {
        var ids = new ArrayList<>(IntStream.range(0, 40).mapToObj(i -> anAlert(tenant)).toList());
        var reversed = new ArrayList<>(ids);
        Collections.reverse(reversed);
        String primary = anAlert(tenant);
        var first = CompletableFuture.supplyAsync(() -> bulk("ana", "merge", ids, primary));
        var second = CompletableFuture.supplyAsync(() -> bulk("bob", "merge", reversed, primary));
        var answers = List.of(first.join(), second.join());
        var statuses = answers.stream().flatMap(it -> it.<List<Integer>>path("items.status").stream()).sorted().toList();
        assertEquals(Collections.nCopies(40, 200), statuses.subList(0, 40));
        assertEquals(Collections.nCopies(40, 409), statuses.subList(40, 80));
        tenant.as("viewer").get("/api/v1/alerts/" + primary).then().body("merges.alerts", is(40))
                .body("merges.seenCount", is(41));
    }

    @Test
    void escalationsOverTheSameAlertsInReverseOrderAreOneIncident() {
        var ids = new ArrayList<>(IntStream.range(0, 20).mapToObj(i -> anAlert(tenant)).toList());
        var reversed = new ArrayList<>(ids);
        Collections.reverse(reversed);
        var first = CompletableFuture.supplyAsync(() -> bulk("ana", "escalation", ids, null));
        var second = CompletableFuture.supplyAsync(() -> bulk("bob", "escalation", reversed, null));
        var statuses = List.of(first.join().<List<Integer>>path("items.status"),
                second.join().<List<Integer>>path("items.status"));
        assertEquals(List.of(Collections.nCopies(20, 200), Collections.nCopies(20, 409)),
                statuses.stream().sorted((one, other) -> one.get(0) - other.get(0)).toList());
        tenant.as("viewer").get("/api/v1/alerts/" + ids.get(0)).then().body("escalationId", notNullValue());
    }

    @Test
    void thoseThatCanBeAreEscalatedToOneIncidentWithTheFirstAsItsPrimary() {
        String resolved = aResolvedAlert(tenant);
        String first = anAlert(tenant);
        String second = aClaimedAlert(tenant);
        var body = Map.of("ids", List.of(resolved, second, first), "reason", "One campaign");
        bulk("analyst", "escalation", body).statusCode(200).body("items", hasSize(3)).body("items.status",
                contains(409, 200, 200));
        var event = awaitEvent(tenant, "io.harrier.alerts.alert.escalated.v1",
                it -> it.get("primaryAlertId").asText().equals(second));
        assertEquals(2, event.get("alertIds").size());
        bulk("analyst", "escalation", body).body("items.status", everyItem(equalTo(409)));
    }

    private ValidatableResponse bulk(String role, String step, Object body) {
        return tenant.as(role).body(body).post("/api/v1/alerts/bulk/" + step).then();
    }

    private Response bulk(String person, String step, List<String> ids, String into) {
        return tenant.as(person, "analyst").body(into == null ? Map.of("ids", ids) : Map.of("ids", ids, "into", into))
                .post("/api/v1/alerts/bulk/" + step);
    }

    private Response keyed(String key, Object body) {
        return tenant.as("analyst").header("Idempotency-Key", key).body(body).post("/api/v1/alerts/bulk/assignment");
    }
}
