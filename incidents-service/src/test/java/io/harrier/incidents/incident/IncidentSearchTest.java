package io.harrier.incidents.incident;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.harrier.incidents.IncidentsFixture;
import io.harrier.platform.testing.HarrierServers;
import io.harrier.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;

/** Lists of incidents by words and conditions, as views and as files. */
@QuarkusTest
@WithTestResource(HarrierServers.class)
class IncidentSearchTest {

    private static final String ALL = "/api/v1/incidents";
    private static final String EXPORT = ALL + "/export";
    private static final String VIEWS = "/api/v1/incidents-service/saved-views";

    private final TestTenant tenant = TestTenant.fresh();
    private final IncidentsFixture incidents = IncidentsFixture.of(tenant);

    @Test
    void wordsAreFoundInWhatIsSaidOfItAndInItsTimeline() {
        var id = incidents.opened(Map.of("title", "Beaconing", "description", "To evil.example by C:\\Temp\\upd.exe",
                "affectedSystems", List.of("pay-db-01")));
        incidents.opened(Map.of("title", "Beaconing elsewhere"));
        note(id, "Seen again from 203.0.113.77 in the proxy log");
        for (var q : List.of("evil.example", "upd.exe beacon", "pay-db", "203.0.113", "PROXY again beaconing", "inc-000001")) {
            list(Map.of("q", q)).body("items.id", contains(id));
        }
        for (var q : List.of("nothing", "203.0.113.78", "beaconing lost", "--")) {
            list(Map.of("q", q)).body("items.id", empty());
        }
        tenant.as("analyst").contentType("application/merge-patch+json").header("If-Match", "*")
                .body("{\"title\": \"Exfiltration\"}")
                .patch(ALL + "/" + id).then().statusCode(200);
        list(Map.of("q", "exfil")).body("items.id", contains(id));
        list(Map.of("q", "beaconing evil.example")).body("items.id", empty());
        restrict(id);
        note(id, "Known to insiders");
        list(Map.of("q", "insiders")).body("items.id", empty());
        list(Map.of("q", "203.0.113.77")).body("items.id", empty());
        tenant.as("max", "viewer").queryParam("q", "insiders").get(ALL).then().body("items.id", contains(id));
        TestTenant.fresh().as("viewer").queryParam("q", "exfil").get(ALL).then().body("items", empty());
    }

    @Test
    void aFilterComparesWhatIsKnownOfIncidents() {
        var id = incidents
                .opened(Map.of("title", "Beaconing", "severity", "critical", "affectedSystems", List.of("pay-db-01")));
        var other = incidents.opened(Map.of("title", "A lost badge", "severity", "low", "incidentType", "physical_security"));
        var contained = incidents.contained();
        tenant.as("ana", "analyst").header("If-Match", "*").body(Map.of()).put(ALL + "/" + id + "/assignment").then()
                .statusCode(200);
        filtered("severity >= 'high'").body("items.id", contains(contained, id));
        filtered("severity < 'high' && priority <= 'medium'").body("items.id", contains(other));
        filtered("incidentType == 'physical_security' || 'pay-db-01' in affectedSystems").body("items.id", contains(other, id));
        filtered("title.contains('lost') && !restricted").body("items.id", contains(other));
        filtered("reference == 'INC-000003'").body("items.id", contains(contained));
        filtered("containedAt != null && openedAt > now - duration('1h')").body("items.id", contains(contained));
        filtered("closureReason != 'duplicate' && owner.subject == null").body("items.id", contains(contained, other));
        filtered("status in ['contained', 'remediated']").body("items.id", contains(contained));
        tenant.as("ana", "viewer").queryParam("filter", "owner.subject == me").get(ALL).then().body("items.id", contains(id));
        tenant.as("ana", "viewer").queryParam("owner", "me").get(ALL).then().body("items.id", contains(id));
        list(Map.of("filter", "severity >= 'high'", "q", "beaconing", "status", "OPEN")).body("items.id", contains(id));
        refused("colour == 'red'", "There is no colour");
        refused("severity == 'green'", "severity is one of");
        refused("size(title) > 3", "column");
    }

    @Test
    void aViewIsKeptWithItsCount() {
        var id = incidents.detected();
        incidents.contained();
        restrict(incidents.detected());
        var open = save(Map.of("name", "Open", "shared", true, "parameters",
                Map.of("status", List.of("OPEN"), "severity", List.of("SEV2"), "sort", List.of("openedAt")))).statusCode(201)
                .extract().<String>path("id");
        save(Map.of("name", "Said", "parameters", Map.of("q", List.of("dumping"), "filter", List.of("severity >= 'high'"))))
                .statusCode(201);
        tenant.as("ana", "analyst").get(VIEWS + "/counts").then().statusCode(200).body("items.name",
                containsInAnyOrder("Open", "Said")).body("items.find { it.id == '" + open + "' }.count", is(1))
                .body("items.find { it.name == 'Said' }.count", is(2));
        tenant.as("max", "viewer").get(VIEWS + "/counts").then().body("items.count", contains(2));
        for (var wrong : List.of(Map.of("colour", List.of("red")), Map.of("status", List.of("green")),
                Map.of("filter", List.of("colour == 1")), Map.of("sort", List.of("title")),
                Map.of("reference", List.of("4711")))) {
            save(Map.of("name", "Wrong", "parameters", wrong)).statusCode(422).body("errors[0].pointer",
                    is("/parameters/" + wrong.keySet().iterator().next()));
        }
        list(Map.of("status", "OPEN")).body("items.id", contains(id));
    }

    @Test
    void aViewKeepsTeamTagAndWhatItsReaderWatches() {
        var id = incidents.opened(Map.of("title", "Beaconing", "team", "soc-tier2", "tags", List.of("pay-roll")));
        incidents.detected();
        tenant.as("ana", "analyst").post(ALL + "/" + id + "/watchers").then().statusCode(200);
        for (var asked : Map.of("team", "soc-tier2", "tag", "#Pay Roll", "watchedByMe", "true").entrySet()) {
            save(Map.of("name", asked.getKey(), "shared", true, "parameters",
                    Map.of(asked.getKey(), List.of(asked.getValue())))).statusCode(201);
            tenant.as("ana", "viewer").queryParam(asked.getKey(), asked.getValue()).get(ALL).then().body("items.id",
                    contains(id));
        }
        tenant.as("ana", "viewer").get(VIEWS + "/counts").then().body("items.count", contains(1, 1, 1));
        tenant.as("eve", "viewer").get(VIEWS + "/counts").then().body("items.find { it.name == 'watchedByMe' }.count", is(0));
        for (var wrong : List.of(Map.of("watchedByMe", List.of("perhaps")), Map.of("watchedByMe", List.of("true", "false")),
                Map.of("alertId", List.of("4711")), Map.of("q", List.of("x".repeat(501))))) {
            save(Map.of("name", "Wrong", "parameters", wrong)).statusCode(422).body("errors[0].pointer",
                    is("/parameters/" + wrong.keySet().iterator().next()));
        }
    }

    @Test
    void aFileHasWhatTheListHas() {
        var first = incidents.opened(Map.of("title", "=cmd()", "severity", "low"));
        var second = incidents.contained();
        var hidden = incidents.detected();
        restrict(hidden);
        var lines = export("ada", Map.of()).asString().lines().toList();
        assertEquals(2, lines.size());
        assertTrue(lines.get(0).contains(first) && lines.get(1).contains(second), lines.toString());
        assertTrue(export("max", Map.of("q", "dumping")).asString().contains(hidden));
        assertEquals(1, export("ada", Map.of("filter", "severity >= 'high'")).asString().lines().count());
        var csv = export("ada", Map.of("format", "csv"));
        assertEquals("attachment; filename=\"incidents.csv\"", csv.header("Content-Disposition"));
        var rows = csv.asString().split("\r\n");
        assertTrue(rows[0].startsWith("id,reference,title,"), rows[0]);
        assertTrue(rows[1].contains("'=cmd()"), rows[1]);
        assertFalse(csv.asString().contains(hidden));
        tenant.as("auditor").queryParam("action", "export_ended").get("/api/v1/incidents-service/audit").then()
                .body("items.detail.rows", contains(2, 1, 2, 2)).body("items[0].detail.whole", is(true));
        tenant.as("ada", "incident_manager").get(EXPORT).then().statusCode(403);
        for (var ask : List.of(Map.of("format", "xlsx"), Map.of("filter", "colour == 1"), Map.of("status", "green"))) {
            tenant.as("auditor").queryParams(ask).get(EXPORT).then().statusCode(400);
        }
    }

    private Response export(String person, Map<String, ?> asked) {
        return tenant.as(person, "auditor").accept("*/*").queryParams(asked).get(EXPORT).then().statusCode(200).extract()
                .response();
    }

    private ValidatableResponse save(Map<String, ?> view) {
        return tenant.as("ana", "analyst").body(view).post(VIEWS).then();
    }

    private void note(String id, String text) {
        tenant.as("max", "analyst").body(Map.of("eventType", "note", "description", text)).post(ALL + "/" + id + "/timeline")
                .then().statusCode(201);
    }

    private void restrict(String id) {
        tenant.as("max", "incident_manager").header("If-Match", "*").body(Map.of("members", List.of()))
                .put(ALL + "/" + id + "/restriction").then().statusCode(200);
    }

    private void refused(String filter, String why) {
        tenant.as("viewer").queryParam("filter", filter).get(ALL).then().statusCode(400).body("detail", containsString(why));
    }

    private ValidatableResponse filtered(String filter) {
        return list(Map.of("filter", filter));
    }

    private ValidatableResponse list(Map<String, String> asked) {
        return tenant.as("viewer").queryParams(new HashMap<>(asked)).get(ALL).then().statusCode(200);
    }
}
