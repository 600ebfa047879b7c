package io.harrier.postmortems.task;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.harrier.platform.testing.HarrierServers;
import io.harrier.platform.testing.TestKafka;
import io.harrier.platform.testing.TestTenant;
import io.harrier.postmortems.incident.AnIncident;
import io.harrier.postmortems.plan.APlan;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@WithTestResource(HarrierServers.class)
class TaskLifeTest {

    private static final String COMPLETED = "io.harrier.postmortems.task.completed.v1";

    private final TestTenant tenant = TestTenant.fresh();
    private APlan plan;

    @BeforeEach
    void aPlanToWorkOn() {
        plan = APlan.approved(tenant);
    }

    @Test
    void aTaskThatIsVerifiedIsCompletedByItsVerifier() {
        var task = ATask.verifiedOf(plan).done();
        task.get().body("status", equalTo("in_progress")).body("awaitsVerification", equalTo(true))
                .body("steps", contains("verification", "rejection", "cancellation"))
                .body("completionEvidence[0].title", equalTo("Scan"))
                .body("completedAt", nullValue());
        assertEquals(List.of(), TestKafka.events(tenant, COMPLETED));
        task.tries("incident_manager", "verification", Map.of("results", "Clean")).statusCode(200)
                .body("status", equalTo("completed")).body("verificationResults", equalTo("Clean"))
                .body("verifiedBy.subject", equalTo(TestTenant.subject(tenant.alias() + "-incident_manager")))
                .body("steps", empty());
        await().untilAsserted(() -> {
            var events = TestKafka.events(tenant, COMPLETED);
            assertEquals(1, events.size());
            assertEquals(task.id, events.get(0).at("/task/id").textValue());
            assertEquals(plan.id, events.get(0).at("/task/planId").textValue());
        });
        tenant.as("auditor").queryParam("subjectId", task.id).get("/api/v1/postmortem-service/audit").then()
                .body("items.action", contains("task_verified", "task_done", "task_started", "task_created"));
    }

    @Test
    void whoDidItDoesNotVerifyIt() {
        ATask.verifiedOf(plan).done().tries("analyst", "verification").statusCode(422)
                .body("errors[0].detail", containsString("reported it done"));
    }

    @Test
    void theAssigneeDoesNotVerifyIt() {
        var manager = tenant.alias() + "-incident_manager";
        var task = ATask.made(tenant, Map.of("planId", plan.id, "assignedTo",
                Map.of("subject", TestTenant.subject(manager), "name", TestTenant.name(manager)))).done();
        task.tries("incident_manager", "verification").statusCode(422)
                .body("errors[0].detail", containsString("assignee"));
        tenant.as("somebody-else", "analyst").body(Map.of()).post("/api/v1/remediation-tasks/" + task.id + "/verification")
                .then().statusCode(200);
    }

    @Test
    void whatIsReportedDoneIsNotGivenToSomebodyElseFirst() {
        var manager = tenant.alias() + "-incident_manager";
        var task = ATask.made(tenant, Map.of("planId", plan.id, "assignedTo",
                Map.of("subject", TestTenant.subject(manager), "name", TestTenant.name(manager)))).done();
        var assignment = "/api/v1/remediation-tasks/" + task.id + "/assignment";
        tenant.as("incident_manager").header("If-Match", "*")
                .body(Map.of("assignee", Map.of("subject", "u1", "name", "Uma Ops")))
                .put(assignment).then().statusCode(409)
                .body("legalSteps", contains("verification", "rejection", "cancellation"));
        tenant.as("incident_manager").delete(assignment).then().statusCode(409);
        task.patched("*", Map.of("title", "Something else")).statusCode(409);
        task.tries("incident_manager", "verification").statusCode(422);
        task.tries("incident_manager", "rejection").statusCode(200);
        tenant.as("incident_manager").delete(assignment).then().statusCode(200);
    }

    @Test
    void whatIsVerifiedNeedsEvidence() {
        ATask.verifiedOf(plan).started().tries("analyst", "completion", Map.of()).statusCode(422)
                .body("errors[0].pointer", equalTo("/evidence"));
        ATask.of(plan).started().tries("analyst", "completion", Map.of("actualHours", 2.5)).statusCode(200)
                .body("status", equalTo("completed")).body("actualHours", equalTo(2.5f));
    }

    @Test
    void whatIsRejectedIsDoneAgain() {
        var task = ATask.verifiedOf(plan).done();
        task.tries("incident_manager", "rejection").statusCode(200).body("awaitsVerification", equalTo(false))
                .body("doneBy", nullValue()).body("statusReason", equalTo("No maintenance window"));
        task.step("completion").tries("incident_manager", "verification").statusCode(200);
    }

    @Test
    void aTaskIsBlockedDeferredAndTakenUpAgain() {
        var task = ATask.of(plan);
        task.tries("analyst", "blockage", Map.of("reason", "Waiting", "blockers", List.of("Vendor"))).statusCode(200)
                .body("status", equalTo("blocked")).body("blockers", contains("Vendor"));
        task.started().get().body("status", equalTo("in_progress")).body("blockers", empty());
        task.tries("analyst", "deferral", Map.of("reason", "Later", "until", "2027-01-01")).statusCode(200)
                .body("status", equalTo("deferred")).body("deferredUntil", equalTo("2027-01-01"));
        task.done().is("completed");
    }

    @ParameterizedTest
    @CsvSource({"completion", "verification", "rejection"})
    void aStepTooEarlyIsRefusedWithTheLegalOnes(String step) {
        ATask.of(plan).tries("incident_manager", step).statusCode(409).body("state", equalTo("not_started"))
                .body("legalSteps", contains("beginning", "blockage", "deferral", "cancellation"));
    }

    @ParameterizedTest
    @CsvSource({"beginning", "blockage", "completion", "verification", "rejection", "deferral", "cancellation"})
    void aCompletedTaskTakesNoStep(String step) {
        ATask.of(plan).done().tries("incident_manager", step).statusCode(409).body("legalSteps", empty())
                .body("detail", containsString("'" + step + "'"));
    }

    @Test
    void aCancelledTaskIsNotChanged() {
        var task = ATask.of(plan).step("cancellation");
        task.patched("*", Map.of("title", "x")).statusCode(409);
        task.dependingOn(List.of()).statusCode(409);
    }

    @Test
    void aTaskIsAssignedToAPersonAndATeam() {
        var task = ATask.of(plan);
        var path = "/api/v1/remediation-tasks/" + task.id + "/assignment";
        var ana = Map.of("assignee", Map.of("subject", "u1", "name", "Ana Lyst"), "team", "Platform");
        tenant.as("analyst").body(ana).put(path).then().statusCode(428);
        tenant.as("analyst").header("If-Match", "\"0\"").body(ana).put(path).then().statusCode(200)
                .body("assignedTo.name", equalTo("Ana Lyst")).body("assignedTeam", equalTo("Platform"));
        tenant.as("viewer").queryParam("assignedTo", "u1").get("/api/v1/remediation-tasks").then()
                .body("items.id", contains(task.id));
        tenant.as("analyst").delete(path).then().statusCode(200).body("assignedTo", nullValue());
    }

    @Test
    void verificationOnceAskedForStays() {
        ATask.verifiedOf(plan).patched("*", Map.of("verificationRequired", false)).statusCode(422)
                .body("errors[0].pointer", equalTo("/verificationRequired"));
        ATask.of(plan).patched("*", Map.of("verificationRequired", true)).statusCode(200);
    }

    @Test
    void aTaskBelongsToAPlanOrDirectlyToAnIncident() {
        var incident = AnIncident.knownTo(tenant);
        var task = ATask.made(tenant, Map.of("incidentId", incident.id));
        tenant.as("viewer").queryParam("incidentId", incident.id).get("/api/v1/remediation-tasks").then()
                .body("items.id", contains(task.id)).body("items[0].planId", nullValue());
        var planned = APlan.drafted(tenant, Map.of("incidentId", incident.id));
        ATask.of(planned).get().body("incidentId", equalTo(incident.id.toString()));
        refused(Map.of()).statusCode(422).body("errors[0].pointer", equalTo("/planId"));
        refused(Map.of("planId", plan.id, "incidentId", incident.id)).statusCode(422)
                .body("errors[0].pointer", equalTo("/incidentId"));
        refused(Map.of("planId", UUID.randomUUID())).statusCode(404);
        refused(Map.of("incidentId", UUID.randomUUID())).statusCode(503).header("Retry-After", not(nullValue()));
        refused(Map.of("planId", plan.id, "type", "magic")).statusCode(400).body("errors[0].pointer", equalTo("/type"));
    }

    @Test
    void theListIsFilteredAndPagedByDueDate() {
        ATask.of(plan);
        var later = ATask.made(tenant, Map.of("planId", plan.id, "dueDate", "2026-05-02", "priority", "low"));
        var sooner = ATask.made(tenant, Map.of("planId", plan.id, "dueDate", "2026-05-01")).started();
        var list = "/api/v1/remediation-tasks";
        String next = tenant.as("viewer").queryParam("sort", "dueDate").queryParam("limit", 1).get(list).then()
                .body("items.id", contains(sooner.id)).extract().path("nextCursor");
        tenant.as("viewer").queryParam("sort", "dueDate").queryParam("cursor", next).get(list).then()
                .body("items.id", contains(later.id)).body("nextCursor", nullValue());
        tenant.as("viewer").queryParam("status", "open").queryParam("dueUntil", "2026-12-31").get(list).then()
                .body("items.id", contains(later.id));
        tenant.as("viewer").queryParam("priority", "low").queryParam("type", "patch").queryParam("planId", plan.id).get(list)
                .then().body("items.id", contains(later.id));
        tenant.as("viewer").queryParam("status", "finished").get(list).then().statusCode(400);
    }

    @Test
    void rolesVersionsAndTenantsAreKeptApart() {
        var task = ATask.of(plan);
        for (var role : List.of("viewer", "compliance_officer", "auditor", "tenant_admin")) {
            task.tries(role, "beginning").statusCode(403);
        }
        task.patched(null, Map.of("title", "x")).statusCode(428);
        task.patched("\"0\"", Map.of("title", "x")).statusCode(200);
        task.patched("\"0\"", Map.of("title", "y")).statusCode(412);
        var stranger = TestTenant.fresh();
        stranger.as("viewer").get("/api/v1/remediation-tasks/" + task.id).then().statusCode(404);
        stranger.as("analyst").post("/api/v1/remediation-tasks/" + task.id + "/beginning").then().statusCode(404);
        stranger.as("analyst").body(ATask.with(Map.of("planId", plan.id))).post("/api/v1/remediation-tasks").then()
                .statusCode(404);
    }

    private io.restassured.response.ValidatableResponse refused(Map<String, ?> more) {
        return tenant.as("analyst").body(ATask.with(more)).post("/api/v1/remediation-tasks").then();
    }
}
