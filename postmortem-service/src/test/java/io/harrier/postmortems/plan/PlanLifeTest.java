package io.harrier.postmortems.plan;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.harrier.platform.testing.HarrierServers;
import io.harrier.platform.testing.TestKafka;
import io.harrier.platform.testing.TestTenant;
import io.harrier.postmortems.incident.AnIncident;
import io.harrier.postmortems.review.AReview;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@WithTestResource(HarrierServers.class)
class PlanLifeTest {

    private final TestTenant tenant = TestTenant.fresh();

    @Test
    void aPlanIsDraftedApprovedHeldAndResumed() {
        var plan = APlan.drafted(tenant);
        plan.get().body("status", equalTo("draft")).body("type", equalTo("incident")).body("priority", equalTo("high"))
                .body("steps", contains("approval", "cancellation"));
        plan.step("approval").is("approved", 0);
        plan.step("hold").get().body("status", equalTo("on_hold")).body("statusReason", equalTo("Frozen"));
        plan.step("resumption").is("approved", 0);
        plan.step("beginning").get().body("status", equalTo("in_progress")).body("actualStartDate", not(nullValue()));
        plan.step("hold").step("resumption").is("in_progress", 0);
        await().untilAsserted(() -> {
            var events = TestKafka.events(tenant, "io.harrier.postmortems.plan.approved.v1");
            assertEquals(1, events.size());
            assertEquals(plan.id, events.get(0).at("/plan/id").textValue());
            assertEquals(TestTenant.name(tenant.alias() + "-incident_manager"), events.get(0).at("/actor/name").textValue());
        });
        tenant.as("auditor").queryParam("subjectId", plan.id).get("/api/v1/postmortem-service/audit").then()
                .body("items.action", contains("plan_resumed", "plan_held", "plan_started", "plan_resumed", "plan_held",
                        "plan_approved", "plan_created"));
    }

    @Test
    void whoMadeItDoesNotApproveIt() {
        String id = tenant.as("incident_manager").body(APlan.CONTENT).post("/api/v1/remediation-plans").then().statusCode(201)
                .extract().path("id");
        tenant.as("incident_manager").post("/api/v1/remediation-plans/" + id + "/approval").then().statusCode(422);
        tenant.as("another-manager", "incident_manager").post("/api/v1/remediation-plans/" + id + "/approval").then()
                .statusCode(200);
    }

    @Test
    void whoWroteItLastDoesNotApproveIt() {
        var plan = APlan.drafted(tenant);
        var path = "/api/v1/remediation-plans/" + plan.id;
        tenant.as("incident_manager").header("If-Match", "*").body(Map.of("scope", "Everything")).patch(path).then()
                .statusCode(200);
        tenant.as("incident_manager").post(path + "/approval").then().statusCode(422);
        tenant.as("another-manager", "incident_manager").post(path + "/approval").then().statusCode(200);
        // Who does it may change who owns it, also if they had written it.
        tenant.as("incident_manager").header("If-Match", "*").body(Map.of("owner", Map.of("subject", "u1", "name", "Uma Ops")))
                .patch(path)
                .then().statusCode(200);
    }

    @Test
    void whatWasApprovedStaysAsItWas() {
        var plan = APlan.drafted(tenant, Map.of("budgetEstimate", 12000.5)).step("approval");
        var changes = List.<Map<String, ?>>of(Map.of("scope", "Everything"), Map.of("objectives", List.of("Less")),
                Map.of("successCriteria", List.of("None")), Map.of("budgetEstimate", 99), Map.of("type", "control_gap"),
                Map.of("constraints", List.of("None")));
        for (var change : changes) {
            plan.patched("*", change).statusCode(409).body("state", equalTo("approved"))
                    .body("legalSteps", hasItems("hold", "cancellation"));
        }
        plan.patched("*", Map.of("scope", "Payment platform", "budgetEstimate", 12000.50, "name", "Harden it",
                "plannedEndDate", "2027-04-01")).statusCode(200).body("name", equalTo("Harden it"));
        plan.get().body("scope", equalTo("Payment platform")).body("status", equalTo("approved"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"beginning", "hold", "resumption"})
    void aDraftTakesNoStepBeforeItsApproval(String step) {
        APlan.drafted(tenant).tries("incident_manager", step).statusCode(409).body("type", containsString("illegal-move"))
                .body("state", equalTo("draft")).body("legalSteps", contains("approval", "cancellation"));
    }

    @Test
    void aCancelledPlanIsOver() {
        var plan = APlan.approved(tenant).step("cancellation");
        plan.get().body("status", equalTo("cancelled")).body("statusReason", equalTo("Frozen")).body("steps", empty());
        plan.tries("incident_manager", "beginning").statusCode(409).body("legalSteps", empty());
        plan.patched("*", Map.of("name", "Another")).statusCode(409);
    }

    @Test
    void aPlanEndsWhenItStartsOrLater() {
        var wrong = Map.of("plannedStartDate", "2026-04-02", "plannedEndDate", "2026-04-01");
        tenant.as("analyst").body(APlan.with(wrong)).post("/api/v1/remediation-plans").then().statusCode(422)
                .body("errors[0].pointer", equalTo("/plannedEndDate"));
        var plan = APlan.drafted(tenant, Map.of("plannedStartDate", "2026-04-02", "plannedEndDate", "2026-04-02"));
        plan.patched("\"0\"", Map.of("plannedEndDate", "2026-04-01")).statusCode(422);
        plan.patched("\"0\"", Map.of("plannedEndDate", "2026-05-01")).statusCode(200)
                .body("plannedEndDate", equalTo("2026-05-01"));
    }

    @Test
    void whatIsMissingIsNamed() {
        tenant.as("analyst").body(Map.of("name", "Plan", "objectives", List.of())).post("/api/v1/remediation-plans").then()
                .statusCode(422).body("errors.pointer", contains("/objectives", "/scope", "/successCriteria"));
    }

    @Test
    void whatIsWrittenIsRead() {
        var plan = APlan.drafted(tenant, Map.of(
                "riskAssessment", List.of(Map.of("risk", "Downtime", "likelihood", "low", "mitigation", "At night")),
                "resourceRequirements", List.of(Map.of("resource", "DBA", "amount", "2 days")),
                "dependencies", List.of(Map.of("name", "New identity provider")),
                "constraints", List.of("No downtime"),
                "stakeholders", List.of(Map.of("name", "Cora Compliance")),
                "owner", Map.of("subject", "u1", "name", "Max Manager"),
                "budgetEstimate", 12000.5));
        plan.get().body("riskAssessment[0].likelihood", equalTo("low"))
                .body("resourceRequirements[0].amount", equalTo("2 days"))
                .body("dependencies[0].name", equalTo("New identity provider"))
                .body("constraints", contains("No downtime"))
                .body("stakeholders[0].name", equalTo("Cora Compliance"))
                .body("owner.name", equalTo("Max Manager"))
                .body("budgetEstimate", equalTo(12000.5f));
    }

    @Test
    void aPlanIsOfItsReviewsIncident() {
        var incident = AnIncident.knownTo(tenant);
        var review = AReview.planned(tenant, Map.of("incidentId", incident.id));
        var plan = APlan.drafted(tenant, Map.of("reviewId", review.id));
        plan.get().body("incidentId", equalTo(incident.id.toString()));
        plan.patched("*", Map.of("incidentId", UUID.randomUUID())).statusCode(422)
                .body("errors[0].pointer", equalTo("/incidentId"));
        var other = AnIncident.knownTo(tenant);
        tenant.as("analyst").body(APlan.with(Map.of("reviewId", review.id, "incidentId", other.id)))
                .post("/api/v1/remediation-plans").then().statusCode(422).body("errors[0].pointer", equalTo("/incidentId"));
        tenant.as("analyst").body(APlan.with(Map.of("reviewId", UUID.randomUUID()))).post("/api/v1/remediation-plans").then()
                .statusCode(422).body("errors[0].pointer", equalTo("/reviewId"));
        tenant.as("analyst").body(APlan.with(Map.of("incidentId", UUID.randomUUID()))).post("/api/v1/remediation-plans").then()
                .statusCode(503).header("Retry-After", not(nullValue()));
    }

    @Test
    void thePublicationNamesThePlan() {
        var incident = AnIncident.knownTo(tenant);
        var review = AReview.planned(tenant, Map.of("incidentId", incident.id));
        var plan = APlan.drafted(tenant, Map.of("reviewId", review.id));
        review.published();
        await().untilAsserted(() -> {
            var events = TestKafka.events(tenant, "io.harrier.postmortems.review.published.v1");
            assertEquals(1, events.size());
            assertEquals(plan.id, events.get(0).get("planId").textValue());
        });
    }

    @Test
    void theListIsFilteredAndPaged() {
        var draft = APlan.drafted(tenant, Map.of("type", "vulnerability", "priority", "low"));
        var approved = APlan.approved(tenant);
        tenant.as("viewer").get("/api/v1/remediation-plans").then().body("items.id", contains(approved.id, draft.id));
        tenant.as("viewer").queryParam("status", "approved", "in_progress").get("/api/v1/remediation-plans").then()
                .body("items.id", contains(approved.id));
        tenant.as("viewer").queryParam("type", "vulnerability").queryParam("priority", "low").get("/api/v1/remediation-plans")
                .then().body("items.id", contains(draft.id));
        String next = tenant.as("viewer").queryParam("limit", 1).get("/api/v1/remediation-plans").then()
                .body("items.id", contains(approved.id)).extract().path("nextCursor");
        tenant.as("viewer").queryParam("limit", 1).queryParam("cursor", next).get("/api/v1/remediation-plans").then()
                .body("items.id", contains(draft.id)).body("nextCursor", nullValue());
        tenant.as("viewer").queryParam("status", "done").get("/api/v1/remediation-plans").then().statusCode(400);
    }

    @ParameterizedTest
    @CsvSource({"analyst, approval", "analyst, hold", "viewer, beginning", "compliance_officer, approval",
            "auditor, cancellation"})
    void aRoleWithoutTheRightIsRefused(String role, String step) {
        var plan = APlan.drafted(tenant);
        plan.tries(role, step).statusCode(403);
        plan.is("draft", 0);
    }

    @Test
    void staleVersionsAndOtherTenantsAreRefused() {
        var plan = APlan.approved(tenant);
        plan.patched(null, Map.of("name", "x")).statusCode(428);
        plan.patched("\"0\"", Map.of("name", "x")).statusCode(412);
        tenant.as("incident_manager").header("If-Match", "\"0\"").body(Map.of("reason", "x"))
                .post("/api/v1/remediation-plans/" + plan.id + "/hold").then().statusCode(412);
        var stranger = TestTenant.fresh();
        stranger.as("viewer").get("/api/v1/remediation-plans/" + plan.id).then().statusCode(404);
        stranger.as("incident_manager").post("/api/v1/remediation-plans/" + plan.id + "/beginning").then().statusCode(404);
        stranger.as("viewer").get("/api/v1/remediation-plans").then().body("items", empty());
    }
}
