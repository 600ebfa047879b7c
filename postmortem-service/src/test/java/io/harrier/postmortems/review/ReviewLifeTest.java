package io.harrier.postmortems.review;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.harrier.platform.testing.HarrierServers;
import io.harrier.platform.testing.TestKafka;
import io.harrier.platform.testing.TestTenant;
import io.harrier.postmortems.incident.AnIncident;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@WithTestResource(HarrierServers.class)
class ReviewLifeTest {

    private static final String PUBLISHED = "io.harrier.postmortems.review.published.v1";

    private final TestTenant tenant = TestTenant.fresh();

    @Test
    void aReviewGoesFromItsDateToItsPublication() {
        var incident = AnIncident.knownTo(tenant);
        var review = AReview.planned(tenant, Map.of("incidentId", incident.id)).published();
        review.get().body("status", equalTo("published"))
                .body("steps", empty())
                .body("submittedBy.name", equalTo(TestTenant.name(tenant.alias() + "-analyst")))
                .body("approvedBy.subject", equalTo(TestTenant.subject(tenant.alias() + "-compliance_officer")))
                .body("incidentSummary", equalTo("LSASS was read on pay-db-01."));
        await().untilAsserted(() -> {
            var events = TestKafka.events(tenant, PUBLISHED);
            assertEquals(1, events.size());
            assertEquals(review.id, events.get(0).at("/review/id").textValue());
            assertEquals(incident.id.toString(), events.get(0).at("/review/incidentId").textValue());
            assertEquals(0, events.get(0).get("findingsCount").intValue());
        });
    }

    @Test
    void everyStepIsAudited() {
        var review = AReview.tabletop(tenant).published();
        tenant.as("auditor").queryParam("subjectId", review.id).get("/api/v1/postmortem-service/audit").then().statusCode(200)
                .body("items.action", contains("review_published", "review_approved", "review_submitted", "review_drafted",
                        "review_updated", "review_started", "review_scheduled"));
    }

    @ParameterizedTest
    @CsvSource({"analyst, draft", "analyst, submission", "compliance_officer, approval", "compliance_officer, publication"})
    void aStepTooEarlyIsRefusedWithTheLegalOnes(String role, String step) {
        AReview.tabletop(tenant).tries(role, step).statusCode(409)
                .body("type", containsString("illegal-move"))
                .body("state", equalTo("scheduled"))
                .body("legalSteps", contains("beginning"));
    }

    @Test
    void aPublishedReviewTakesNoStepAndNoChange() {
        var review = AReview.tabletop(tenant).published();
        review.tries("analyst", "beginning").statusCode(409).body("legalSteps", empty());
        review.patched("*", Map.of("name", "Another")).statusCode(409);
    }

    @Test
    void aDraftSaysWhatHappened() {
        var review = AReview.tabletop(tenant).started();
        review.tries("analyst", "draft").statusCode(422).body("errors[0].pointer", equalTo("/incidentSummary"));
        review.write(Map.of("incidentSummary", "  "));
        review.tries("analyst", "draft").statusCode(422);
        review.is("in_progress");
    }

    @Test
    void aDraftGoesOnSayingWhatHappened() {
        var review = AReview.tabletop(tenant).drafted();
        review.patched("*", nothing("incidentSummary")).statusCode(422).body("errors[0].pointer", equalTo("/incidentSummary"));
    }

    @Test
    void whoSubmittedItDoesNotApproveIt() {
        var review = AReview.tabletop(tenant).drafted().step("incident_manager", "submission");
        review.tries("incident_manager", "approval").statusCode(422);
        review.step("compliance_officer", "approval").is("approved");
    }

    @Test
    void aReviewIsSentBackWithAReasonAndSubmittedAnew() {
        var review = AReview.tabletop(tenant).submitted();
        review.tries("compliance_officer", "revision").statusCode(400);
        tenant.as("compliance_officer").body(Map.of("reason", "No root cause"))
                .post("/api/v1/reviews/" + review.id + "/revision")
                .then().statusCode(200).body("status", equalTo("draft")).body("sentBackReason", equalTo("No root cause"))
                .body("submittedAt", nullValue());
        review.write(Map.of("rootCause", "A service account could log on."));
        review.step("analyst", "submission").get().body("status", equalTo("review")).body("sentBackReason", nullValue());
    }

    @Test
    void whatIsSubmittedIsNotWrittenAnyMore() {
        AReview.tabletop(tenant).submitted().patched("*", Map.of("name", "Another")).statusCode(409)
                .body("legalSteps", contains("approval", "revision"));
    }

    @Test
    void aReviewPublishedExternallyHasAPublicSummary() {
        var review = AReview.tabletop(tenant).started();
        review.write(Map.of("incidentSummary", "It was an exercise.", "publishExternally", true));
        review.step("analyst", "draft").step("analyst", "submission").step("compliance_officer", "approval");
        review.tries("compliance_officer", "publication").statusCode(422)
                .body("errors[0].pointer", equalTo("/publicSummary"));
    }

    @ParameterizedTest
    @CsvSource({"analyst, approval", "viewer, beginning", "compliance_officer, submission", "auditor, publication",
            "tenant_admin, revision"})
    void aRoleWithoutTheRightIsRefused(String role, String step) {
        var review = AReview.tabletop(tenant);
        tenant.as(role).body(Map.of("reason", "x")).post("/api/v1/reviews/" + review.id + "/" + step).then().statusCode(403);
        review.is("scheduled");
    }

    @Test
    void aStepOfAStaleVersionIsRefused() {
        var review = AReview.tabletop(tenant).started();
        tenant.as("analyst").header("If-Match", "\"0\"").post("/api/v1/reviews/" + review.id + "/draft").then().statusCode(412)
                .header("ETag", "\"1\"").body("currentVersion", equalTo(1));
    }

    @Test
    void anotherTenantSeesNothingOfIt() {
        var review = AReview.tabletop(tenant);
        var stranger = TestTenant.fresh();
        for (var path : List.of("", "/internal-notes")) {
            stranger.as("analyst").get("/api/v1/reviews/" + review.id + path).then().statusCode(404);
        }
        stranger.as("analyst").post("/api/v1/reviews/" + review.id + "/beginning").then().statusCode(404);
        stranger.as("viewer").get("/api/v1/reviews").then().statusCode(200).body("items", empty());
    }

    private static Map<String, ?> nothing(String property) {
        var change = new java.util.HashMap<String, Object>();
        change.put(property, null);
        return change;
    }
}
