package io.harrier.postmortems.review;

import static io.harrier.postmortems.incident.AnIncident.CLOSED_AT;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import io.harrier.platform.testing.HarrierServers;
import io.harrier.platform.testing.TestTenant;
import io.harrier.postmortems.incident.AnIncident;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
@WithTestResource(HarrierServers.class)
class PostmortemTest {

    private static final Map<String, ?> DOCUMENT = Map.of(
            "impactSummary", "Payments stood still for 40 minutes.",
            "rootCause", "A service account could log on interactively.",
            "timeline", "08:14 detected, 09:20 contained",
            "whatWentWell", "Fast detection",
            "whatWentWrong", List.of("Slow containment", "No runbook"),
            "actionItems", List.of(Map.of("title", "Forbid interactive logon")),
            "publicSummary", "Payments were delayed on 2 March.",
            "internalNotes", "Ask legal first");

    private final TestTenant tenant = TestTenant.fresh();

    @Test
    void aPostmortemBeginsAReview() {
        var incident = AnIncident.knownTo(tenant);
        String review = write(incident, DOCUMENT).statusCode(200).body("status", equalTo("in_progress"))
                .extract().path("reviewId");
        tenant.as("viewer").get("/api/v1/reviews/" + review).then().statusCode(200)
                .body("type", equalTo("comprehensive"))
                .body("conductedDate", not(nullValue()))
                .body("timelineAnalysis", equalTo("08:14 detected, 09:20 contained"))
                .body("whatWentWrong", contains("Slow containment", "No runbook"));
        tenant.as("viewer").get(path(incident)).then().statusCode(200)
                .body("reviewId", equalTo(review))
                .body("impactSummary", equalTo("Payments stood still for 40 minutes."))
                .body("timeline", equalTo("08:14 detected, 09:20 contained"))
                .body("whatWentWell", contains("Fast detection"))
                .body("actionItems.title", contains("Forbid interactive logon"))
                .body("publicSummary", equalTo("Payments were delayed on 2 March."))
                .body("internalNotes", nullValue());
        tenant.as("analyst").get("/api/v1/reviews/" + review + "/internal-notes").then()
                .body("notes", equalTo("Ask legal first"));
        tenant.as("auditor").queryParam("subjectId", review).queryParam("action", "postmortem_updated")
                .get("/api/v1/postmortem-service/audit").then().body("items", hasSize(1));
    }

    @Test
    void aPostmortemIsWrittenInTheReviewThatTheClosingScheduled() {
        var incident = AnIncident.of(tenant).told("opened").closed("resolved", CLOSED_AT).awaitHandled();
        String scheduled = tenant.as("viewer").queryParam("incidentId", incident.id).get("/api/v1/reviews").then().extract()
                .path("items[0].id");
        write(incident, DOCUMENT).statusCode(200).body("reviewId", equalTo(scheduled)).body("status", equalTo("in_progress"));
    }

    @Test
    void theClosingAdoptsTheReviewThatAPostmortemBegan() {
        var incident = AnIncident.knownTo(tenant);
        String review = write(incident, DOCUMENT).extract().path("reviewId");
        incident.closed("resolved", CLOSED_AT).awaitHandled();
        tenant.as("viewer").queryParam("incidentId", incident.id).get("/api/v1/reviews").then().body("items.id",
                contains(review));
    }

    @Test
    void whatASecondWritingLeavesOutStays() {
        var incident = AnIncident.knownTo(tenant);
        write(incident, DOCUMENT).statusCode(200);
        write(incident, Map.of("rootCause", "A shared password.")).statusCode(200)
                .body("rootCause", equalTo("A shared password."))
                .body("impactSummary", equalTo("Payments stood still for 40 minutes."));
    }

    @Test
    void aStaleWritingIsRefused() {
        var incident = AnIncident.knownTo(tenant);
        write(incident, DOCUMENT).header("ETag", "\"1\"");
        tenant.as("analyst").header("If-Match", "\"0\"").body(DOCUMENT).post(path(incident)).then().statusCode(412);
    }

    @Test
    void aPublishedPostmortemIsFinal() {
        var incident = AnIncident.of(tenant).told("opened").closed("resolved", CLOSED_AT).awaitHandled();
        String review = tenant.as("viewer").queryParam("incidentId", incident.id).get("/api/v1/reviews").then().extract()
                .path("items[0].id");
        AReview.of(tenant, review).submitted();
        write(incident, DOCUMENT).statusCode(409).body("state", equalTo("review"));
        AReview.of(tenant, review).step("compliance_officer", "approval").step("compliance_officer", "publication");
        write(incident, DOCUMENT).statusCode(409).body("detail", containsString(review));
    }

    @Test
    void anIncidentNotKnownYetIsAskedForAgainAndOneWithoutAPostmortemIsNotFound() {
        var unknown = AnIncident.of(tenant);
        write(unknown, DOCUMENT).statusCode(503).header("Retry-After", not(nullValue()));
        tenant.as("viewer").get(path(unknown)).then().statusCode(503);
        tenant.as("viewer").get(path(AnIncident.knownTo(tenant))).then().statusCode(404);
    }

    @Test
    void anUnknownPropertyIsNamed() {
        write(AnIncident.knownTo(tenant), Map.of("blame", "…")).statusCode(400)
                .body("errors[0].pointer", equalTo("/blame"));
    }

    @Test
    void theNamesOfServiceDesksAreTaken() {
        var incident = AnIncident.knownTo(tenant);
        String review = write(incident, Map.of(
                "impact_summary", "Payments stood still for 40 minutes.",
                "root_cause", "A service account could log on interactively.",
                "timeline", "08:14 detected, 09:20 contained",
                "what_went_well", "Fast detection",
                "what_went_wrong", "Slow containment",
                "action_items", List.of(Map.of("title", "Forbid interactive logon")),
                "public_summary", "Payments were delayed on 2 March.",
                "internal_notes", "Ask legal first")).statusCode(200)
                .body("impactSummary", equalTo("Payments stood still for 40 minutes."))
                .body("rootCause", equalTo("A service account could log on interactively."))
                .body("timeline", equalTo("08:14 detected, 09:20 contained"))
                .body("whatWentWell", contains("Fast detection"))
                .body("whatWentWrong", contains("Slow containment"))
                .body("actionItems.title", contains("Forbid interactive logon"))
                .body("publicSummary", equalTo("Payments were delayed on 2 March."))
                .extract().path("reviewId");
        tenant.as("analyst").get("/api/v1/reviews/" + review + "/internal-notes").then()
                .body("notes", equalTo("Ask legal first"));
    }

    @Test
    void onlyWhoMayContributeWrites() {
        var incident = AnIncident.knownTo(tenant);
        for (var role : List.of("viewer", "compliance_officer", "auditor", "tenant_admin")) {
            tenant.as(role).body(DOCUMENT).post(path(incident)).then().statusCode(403);
        }
    }

    @Test
    void theSameRequestTwiceWritesOnce() {
        var incident = AnIncident.knownTo(tenant);
        var key = UUID.randomUUID().toString();
        for (var time : List.of(1, 2)) {
            tenant.as("analyst").header("Idempotency-Key", key).body(DOCUMENT).post(path(incident)).then().statusCode(200)
                    .body("version", equalTo(1));
        }
    }

    private ValidatableResponse write(AnIncident incident, Map<String, ?> document) {
        return tenant.as("analyst").body(document).post(path(incident)).then();
    }

    private static String path(AnIncident incident) {
        return "/api/v1/incidents/" + incident.id + "/postmortem";
    }
}
