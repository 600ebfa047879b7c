package io.harrier.incidents.investigation;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;

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
class InvestigationTest {

    private static final String ALL = "/api/v1/investigation-activities";

    private final TestTenant tenant = TestTenant.fresh();
    private final IncidentsFixture incidents = IncidentsFixture.of(tenant);

    @Test
    void anActivityIsPlannedDoneAndToldOnTheTimeline() {
        var id = incidents.detected();
        var activity = planned(id,
                Map.of("activityType", "forensic_analysis", "name", "Image the memory", "plan", "Two people, WinPmem",
                        "dueAt", "2026-03-02T18:00:00Z"));
        step(id, activity, "beginning", Map.of()).statusCode(200).body("status", is("in_progress"))
                .body("startTime", notNullValue()).body("overdue", is(true))
                .body("assignedTo.subject", is(TestTenant.subject(tenant.alias() + "-analyst")));
        step(id, activity, "completion", Map.of()).statusCode(422).body("errors[0].pointer", is("/findings"));
        step(id, activity, "blockage", Map.of("reason", "The host is off")).statusCode(200).body("statusReason",
                is("The host is off"));
        step(id, activity, "beginning", Map.of()).statusCode(200).body("statusReason", nullValue());
        step(id, activity, "completion", Map.of("findings", "LSASS was read", "nextSteps", "Hunt for the hash")).statusCode(200)
                .body("endTime", notNullValue()).body("overdue", is(false)).body("legalSteps", contains("reopening"));
        var told = incidents.timeline(id);
        assertTrue(told.containsAll(List.of("Investigation planned: Image the memory", "Investigation begun: Image the memory",
                "Investigation blocked: Image the memory", "Investigation completed: Image the memory")), told.toString());
        incidents.get(id, "/timeline?eventType=response_action").body("items.description",
                hasItem(containsString("Next steps: Hunt for the hash")));
        await().until(() -> changes().size() == 5);
        assertEquals(List.of("planning", "beginning", "blockage", "beginning", "completion"), changes());
        step(id, activity, "reopening", Map.of("reason", "Another host")).statusCode(200).body("status", is("planned"))
                .body("endTime", nullValue()).body("findings", is("LSASS was read"));
    }

    @Test
    void onlyLegalStepsAreTakenAndRefusalsNameThem() {
        var id = incidents.detected();
        var activity = planned(id, "Interview the admins");
        step(id, activity, "completion", Map.of("findings", "x")).statusCode(409)
                .body("legalSteps", contains("beginning", "blockage", "cancellation"));
        step(id, activity, "reopening", Map.of("reason", "x")).statusCode(409);
        step(id, activity, "cancellation", Map.of()).statusCode(422).body("errors[0].pointer", is("/reason"));
        step(id, activity, "cancellation", Map.of("reason", "They left")).statusCode(200).body("status", is("cancelled"));
        step(id, activity, "beginning", Map.of()).statusCode(409);
        patch(id, activity, "*", Map.of("name", "x")).statusCode(409);
        tenant.as("viewer").post(path(id, activity) + "/beginning").then().statusCode(403);
        TestTenant.fresh().as("analyst").post(path(id, activity) + "/beginning").then().statusCode(404);
        step(incidents.detected(), activity, "reopening", Map.of("reason", "x")).statusCode(404);
    }

    @Test
    void whatIsWrittenChangesByTheVersionThatWasRead() {
        var id = incidents.detected();
        var activity = planned(id, "Proxy logs");
        patch(id, activity, null, Map.of("name", "x")).statusCode(428);
        patch(id, activity, "\"7\"", Map.of("name", "x")).statusCode(412);
        patch(id, activity, "\"0\"", Map.of("name", "")).statusCode(422).body("errors[0].pointer", is("/name"));
        patch(id, activity, "\"0\"", Map.of("status", "completed")).statusCode(400);
        patch(id, activity, "\"0\"", Map.of("findings", "Nothing yet", "dueAt", "2026-12-24T18:00:00Z")).statusCode(200)
                .body("findings", is("Nothing yet")).body("version", is(1));
        var key = Map.of("activityType", "other", "name", "Once");
        var one = tenant.as("analyst").header("Idempotency-Key", "k-1").body(key).post(path(id, "")).then().statusCode(201)
                .extract();
        assertEquals(one.<String>path("id"), tenant.as("analyst").header("Idempotency-Key", "k-1").body(key).post(path(id, ""))
                .then().statusCode(201).extract().path("id"));
        incidents.get(id, "/activities").body("items.name", contains("Once", "Proxy logs"));
    }

    @Test
    void everybodyHasAListOfTheirOwnAndOfWhatIsDue() {
        var id = incidents.detected();
        var late = planned(id, Map.of("activityType", "other", "name", "Late", "dueAt", "2026-01-01T00:00:00Z"));
        var soon = planned(id, Map.of("activityType", "interviews", "name", "Soon", "dueAt", "2999-01-01T00:00:00Z"));
        planned(id, "Some day");
        tenant.as("analyst").header("If-Match", "*").put(path(id, soon) + "/assignment").then().statusCode(200);
        tenant.as("analyst").header("If-Match", "*").body(Map.of("person", Map.of("subject", "b-17", "name", "Bob")))
                .put(path(id, late) + "/assignment").then().statusCode(200).body("assignedTo.name", is("Bob"));
        list("mine=true").body("items.name", contains("Soon"));
        list("assignedTo=b-17").body("items.name", contains("Late"));
        list("unassigned=true").body("items.name", contains("Some day"));
        list("overdue=true").body("items.id", contains(late));
        list("dueUntil=2026-06-01T00:00:00Z").body("items.id", contains(late));
        list("activityType=interviews&status=planned").body("items.id", contains(soon));
        var first = list("sort=dueAt&limit=1").body("items.name", contains("Late")).extract();
        list("sort=dueAt&limit=1&cursor=" + first.path("nextCursor")).body("items.name", contains("Soon"));
        tenant.as("analyst").delete(path(id, soon) + "/assignment").then().statusCode(200).body("assignedTo", nullValue());
        list("mine=true").body("items", empty());
        assertEquals(4, tenant.as("auditor").get(ALL + "/export?format=csv").then().statusCode(200).extract().asString()
                .split("\r\n").length);
    }

    @Test
    void whatIsOpenEndsWithTheIncidentAndNothingIsPlannedThen() {
        var id = incidents.remediated();
        var activity = planned(id, "Proxy logs");
        incidents.close(id).statusCode(200);
        incidents.get(id, "/activities").body("items.status", contains("cancelled"))
                .body("items[0].statusReason", containsString("closed"));
        assertTrue(incidents.timeline(id).contains("Investigation cancelled: Proxy logs"));
        tenant.as("analyst").body(Map.of("activityType", "other", "name", "x")).post(path(id, "")).then().statusCode(409);
        incidents.step(id, "reopening", Map.of("reason", "It beacons again")).statusCode(200);
        step(id, activity, "reopening", Map.of("reason", "It beacons again")).statusCode(200);
    }

    @Test
    void ofARestrictedIncidentOutsidersSeeNone() {
        var id = incidents.detected();
        var activity = planned(id, "Proxy logs");
        tenant.as("max", "incident_manager").header("If-Match", "*").body(Map.of("members", List.of()))
                .put(IncidentsFixture.PATH + id + "/restriction").then().statusCode(200);
        tenant.as("outsider", "analyst").get(ALL).then().statusCode(200).body("items", empty());
        tenant.as("outsider", "analyst").get(path(id, activity)).then().statusCode(404);
        tenant.as("outsider", "analyst").post(path(id, activity) + "/beginning").then().statusCode(404);
        tenant.as("max", "incident_manager").get(ALL).then().statusCode(200).body("items", hasSize(1)).body("items.id",
                hasItems(activity));
    }

    private List<String> changes() {
        return TestKafka.events(tenant, "io.harrier.incidents.incident.investigation_changed.v1").stream()
                .map(it -> it.get("change").asText()).toList();
    }

    private ValidatableResponse list(String query) {
        return tenant.as("analyst").get(ALL + "?" + query).then().statusCode(200);
    }

    private String planned(String incident, String name) {
        return planned(incident, Map.of("activityType", "log_analysis", "name", name));
    }

    private String planned(String incident, Map<String, ?> activity) {
        return tenant.as("analyst").body(activity).post(path(incident, "")).then().statusCode(201).extract().path("id");
    }

    private ValidatableResponse step(String incident, String activity, String step, Map<String, ?> body) {
        return tenant.as("analyst").body(body).post(path(incident, activity) + "/" + step).then();
    }

    private ValidatableResponse patch(String incident, String activity, String match, Map<String, ?> body) {
        var request = tenant.as("analyst").contentType("application/merge-patch+json").body(body);
        return (match == null ? request : request.header("If-Match", match)).patch(path(incident, activity)).then();
    }

    private static String path(String incident, String activity) {
        return IncidentsFixture.PATH + incident + "/activities" + (activity.isEmpty() ? "" : "/" + activity);
    }
}
