package io.harrier.alerts;

import static io.harrier.alerts.Alerts.aClaimedAlert;
import static io.harrier.alerts.Alerts.anAlert;
import static io.harrier.alerts.Alerts.many;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.harrier.platform.testing.HarrierServers;
import io.harrier.platform.testing.TestSql;
import io.harrier.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** Views of the list of alerts, kept for oneself or for all. */
@QuarkusTest
@WithTestResource(HarrierServers.class)
class SavedViewsTest {

    private static final String VIEWS = "/api/v1/alerts-service/saved-views";
    private static final Map<String, ?> OPEN = Map.of("status", List.of("open"), "sort", List.of("-severity"));

    private final TestTenant tenant = TestTenant.fresh();

    @Test
    void aPersonalViewIsItsOwnersAlone() {
        String id = save("ana", "viewer", Map.of("name", "Open", "parameters", OPEN)).statusCode(201)
                .body("parameters.status", contains("open")).body("owner.subject", is(TestTenant.subject("ana")))
                .body("shared", is(false)).extract().path("id");
        tenant.as("ana", "viewer").get(VIEWS + "/" + id).then().statusCode(200);
        for (var request : List.of(tenant.as("eve", "incident_manager"), TestTenant.fresh().as("ana", "viewer"))) {
            request.get(VIEWS + "/" + id).then().statusCode(404);
        }
        tenant.as("eve", "incident_manager").delete(VIEWS + "/" + id).then().statusCode(404);
        save("eve", "viewer", Map.of("name", "Open", "parameters", OPEN)).statusCode(201);
        save("ana", "viewer", Map.of("name", "Open", "parameters", OPEN)).statusCode(409);
        tenant.as("ana", "viewer").get(VIEWS).then().body("items.id", contains(id));
        tenant.as("ana", "viewer").delete(VIEWS + "/" + id).then().statusCode(204);
        tenant.as("ana", "viewer").get(VIEWS + "/" + id).then().statusCode(404);
        tenant.as("auditor").queryParam("subjectId", id).get("/api/v1/alerts-service/audit").then()
                .body("items.action", contains("saved_view_deleted", "saved_view_created"));
    }

    @Test
    void aSharedViewIsEverybodysAndChangedByItsOwnerOrAManager() {
        save("ana", "viewer", Map.of("name", "All", "parameters", OPEN, "shared", true)).statusCode(403);
        String id = save("ana", "analyst", Map.of("name", "All", "parameters", OPEN, "shared", true)).statusCode(201).extract()
                .path("id");
        tenant.as("eve", "viewer").get(VIEWS).then().body("items.name", contains("All"));
        save("eve", "analyst", Map.of("name", "All", "parameters", OPEN, "shared", true)).statusCode(409);
        var changed = Map.of("name", "Everything", "parameters", Map.of("q", List.of("beacon")), "shared", true);
        change("eve", "analyst", id, "*", changed).statusCode(403);
        change("ana", "viewer", id, "*", changed).statusCode(403);
        change("ana", "analyst", id, "\"9\"", changed).statusCode(412);
        change("ana", "analyst", id, "\"0\"", changed).statusCode(200).body("name", is("Everything")).body("version", is(1));
        change("mia", "incident_manager", id, "*", Map.of("name", "Mine now", "parameters", OPEN, "shared", false))
                .statusCode(422);
        change("mia", "incident_manager", id, "*", Map.of("name", "Ours", "parameters", OPEN, "shared", true)).statusCode(200);
        tenant.as("ana", "analyst").body(changed).put(VIEWS + "/" + id).then().statusCode(428);
        tenant.as("mia", "incident_manager").delete(VIEWS + "/" + id).then().statusCode(204);
    }

    @Test
    void oneViewIsShownFirst() {
        String one = save("ana", "analyst", Map.of("name", "One", "parameters", OPEN, "preferred", true)).extract().path("id");
        save("ana", "analyst", Map.of("name", "Two", "parameters", OPEN, "preferred", true)).statusCode(201).body("preferred",
                is(true));
        tenant.as("ana", "analyst").get(VIEWS + "/" + one).then().body("preferred", is(false)).body("version", is(1));
        save("eve", "analyst", Map.of("name", "Ours", "parameters", OPEN, "shared", true, "preferred", true)).statusCode(201);
        tenant.as("ana", "analyst").get(VIEWS).then().body("items.findAll { it.preferred }.name",
                containsInAnyOrder("Two", "Ours"));
    }

    @Test
    void viewsAreCountedAsTheCallerSeesThemAndNoFurtherThanAThousand() {
        many(tenant, 1_200, "Past ", "high", "resolved");
        String mine = aClaimedAlert(tenant);
        String other = anAlert(tenant);
        for (var view : Map
                .of("A resolved", Map.of("status", List.of("resolved")), "B open", Map.of("status", List.of("open")), "C mine",
                        Map.of("assignedTo", List.of("me")), "D words", Map.of("q", List.of("credential")), "E filter",
                        Map.of("filter", List.of("severity == 'high' && status in ['open', 'assigned', 'escalated']")))
                .entrySet()) {
            save(tenant.alias() + "-analyst", "analyst",
                    Map.of("name", view.getKey(), "parameters", view.getValue(), "shared", true))
                    .statusCode(201);
        }
        counts(tenant.alias() + "-analyst")
                .body("items.name", contains("A resolved", "B open", "C mine", "D words", "E filter"))
                .body("items.count", contains(1000, 1, 1, 2, 2)).body("items.more", contains(true, false, false, false, false));
        AnIncident.of(tenant, other).restrictedTo("ana");
        counts("eve").body("items.count", contains(1000, 0, 0, 1, 1));
        counts("ana").body("items.count", contains(1000, 0, 0, 2, 2));
        tenant.as("analyst").get("/api/v1/alerts/" + mine).then().statusCode(200);
    }

    @Test
    void whatTheListDoesNotTakeIsNotSaved() {
        refused("/parameters/colour", Map.of("colour", List.of("red")));
        refused("/parameters/status", Map.of("status", List.of("green")));
        refused("/parameters/from", Map.of("from", List.of("yesterday")));
        refused("/parameters/from", Map.of("from", List.of()));
        refused("/parameters/incidentId", Map.of("incidentId", List.of("1")));
        refused("/parameters/q", Map.of("q", List.of("ab")));
        refused("/parameters/filter", Map.of("filter", List.of("nothing == 1")));
        refused("/parameters/sort", Map.of("sort", List.of("colour")));
        save("ana", "viewer", Map.of("name", " ", "parameters", OPEN)).statusCode(422).body("errors.pointer",
                contains("/name"));
        save("ana", "viewer", new HashMap<>(Map.of("name", "x"))).statusCode(422);
        save("ana", "viewer", Map.of("name", "x", "parameters", Map.of("filter", List.of("a".repeat(2_001))))).statusCode(422);
    }

    @Test
    void oneThatIsReadNoMoreTakesNoCountFromTheOthers() {
        anAlert(tenant);
        save("eve", "analyst", Map.of("name", "Good", "parameters", OPEN, "shared", true)).statusCode(201);
        String old = save("eve", "analyst", Map.of("name", "Old", "parameters", OPEN, "shared", true)).extract().path("id");
        TestSql.as("alerts_owner").update("""
            update saved_views set parameters = '{"filter": ["nothing == 1"]}' where tenant_id = ? and id = ?::uuid""",
                tenant.id(), old);
        counts("ana").body("items.name", contains("Good", "Old")).body("items.count", contains(1, null));
        refused("/parameters/filter", Map.of("filter", List.of("title == \"\\u0000\"")));
    }

    private void refused(String pointer, Map<String, ?> parameters) {
        save("ana", "viewer", Map.of("name", "x", "parameters", parameters)).statusCode(422)
                .body("errors.pointer", contains(pointer))
                .body("detail", containsString(""));
    }

    private ValidatableResponse counts(String person) {
        return tenant.as(person, "analyst").get(VIEWS + "/counts").then().statusCode(200);
    }

    private ValidatableResponse save(String person, String role, Map<String, ?> view) {
        return tenant.as(person, role).body(view).post(VIEWS).then();
    }

    private ValidatableResponse change(String person, String role, String id, String match, Map<String, ?> view) {
        return tenant.as(person, role).header("If-Match", match).body(view).put(VIEWS + "/" + id).then();
    }
}
