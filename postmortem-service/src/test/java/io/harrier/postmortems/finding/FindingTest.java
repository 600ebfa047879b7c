package io.harrier.postmortems.finding;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import io.harrier.platform.testing.HarrierServers;
import io.harrier.platform.testing.TestKafka;
import io.harrier.platform.testing.TestTenant;
import io.harrier.postmortems.review.AReview;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@WithTestResource(HarrierServers.class)
class FindingTest {

    private static final Map<String, ?> GAP = Map.of("type", "detection_gap", "name", "No alert on reads of LSASS");
    private static final Map<String, ?> ADVICE = Map.of("name", "Alert on reads of LSASS", "category", "technology",
            "estimatedCost", 1200.5);

    private final TestTenant tenant = TestTenant.fresh();

    @Test
    void findingsAndRecommendationsAreAddedAndRead() {
        var review = AReview.tabletop(tenant);
        var finding = added(review, GAP);
        var cause = added(review, Map.of("type", "root_cause", "name", "Flat network"));
        var advice = recommended(review, finding);
        tenant.as("viewer").get(findings(review)).then().statusCode(200).body("items.id", contains(finding, cause));
        tenant.as("viewer").queryParam("type", "root_cause").get(findings(review)).then().body("items.id", contains(cause));
        tenant.as("viewer").queryParam("limit", 1).get(findings(review)).then().body("items.id", contains(finding));
        tenant.as("viewer").get(findings(review) + finding + "/recommendations/" + advice).then().statusCode(200)
                .header("ETag", "\"0\"")
                .body("status", equalTo("proposed"))
                .body("priority", equalTo("medium"))
                .body("estimatedCost", equalTo(1200.5f));
        tenant.as("viewer").get(findings(review) + finding + "/recommendations").then().body("items.id", contains(advice));
    }

    @Test
    void theyAreChangedWithTheVersionRead() {
        var review = AReview.tabletop(tenant);
        var path = findings(review) + added(review, GAP);
        tenant.as("analyst").body(Map.of("impact", "Late")).patch(path).then().statusCode(428);
        tenant.as("analyst").header("If-Match", "\"0\"").body(Map.of("impact", "Late")).patch(path).then().statusCode(200)
                .body("impact", equalTo("Late")).body("type", equalTo("detection_gap")).header("ETag", "\"1\"");
        tenant.as("analyst").header("If-Match", "\"0\"").body(Map.of("impact", "Later")).patch(path).then().statusCode(412);
        tenant.as("analyst").header("If-Match", "\"1\"").body(Map.of("name", "")).patch(path).then().statusCode(422)
                .body("errors[0].pointer", equalTo("/name"));
        var advice = findings(review) + added(review, GAP) + "/recommendations/";
        var id = tenant.as("analyst").body(ADVICE).post(advice).then().statusCode(201).extract().<String>path("id");
        tenant.as("analyst").header("If-Match", "\"0\"").body(Map.of("priority", "high")).patch(advice + id).then()
                .statusCode(200).body("priority", equalTo("high"));
        tenant.as("analyst").delete(advice + id).then().statusCode(204);
        tenant.as("analyst").get(advice).then().body("items", empty());
    }

    @Test
    void aFindingGoesWithItsRecommendations() {
        var review = AReview.tabletop(tenant);
        var finding = added(review, GAP);
        recommended(review, finding);
        tenant.as("analyst").header("If-Match", "\"4\"").delete(findings(review) + finding).then().statusCode(412);
        tenant.as("analyst").delete(findings(review) + finding).then().statusCode(204);
        tenant.as("analyst").get(findings(review) + finding).then().statusCode(404);
    }

    @Test
    void whatAnApproverReadsDoesNotChange() {
        var review = AReview.tabletop(tenant);
        var finding = added(review, GAP);
        var advice = recommended(review, finding);
        review.submitted();
        tenant.as("analyst").body(GAP).post(findings(review)).then().statusCode(409).body("state", equalTo("review"));
        tenant.as("analyst").header("If-Match", "*").body(Map.of("impact", "Late")).patch(findings(review) + finding).then()
                .statusCode(409);
        tenant.as("analyst").delete(findings(review) + finding).then().statusCode(409);
        tenant.as("analyst").body(ADVICE).post(findings(review) + finding + "/recommendations").then().statusCode(409);
        tenant.as("analyst").delete(findings(review) + finding + "/recommendations/" + advice).then().statusCode(409);
    }

    @Test
    void thePublicationCountsThem() {
        var review = AReview.tabletop(tenant);
        recommended(review, added(review, GAP));
        added(review, GAP);
        review.published();
        await().untilAsserted(() -> {
            var events = TestKafka.events(tenant, "io.harrier.postmortems.review.published.v1");
            assertEquals(1, events.size());
            assertEquals(2, events.get(0).get("findingsCount").intValue());
            assertEquals(1, events.get(0).get("recommendationsCount").intValue());
        });
    }

    @Test
    void aFindingIsFoundUnderItsOwnReviewOnly() {
        var finding = added(AReview.tabletop(tenant), GAP);
        var other = AReview.tabletop(tenant);
        tenant.as("viewer").get(findings(other) + finding).then().statusCode(404);
        tenant.as("analyst").body(ADVICE).post(findings(other) + finding + "/recommendations").then().statusCode(404);
    }

    @Test
    void aRoleWithoutTheRightAndAnotherTenantAreRefused() {
        var review = AReview.tabletop(tenant);
        var finding = added(review, GAP);
        for (var role : List.of("viewer", "compliance_officer", "auditor")) {
            tenant.as(role).body(GAP).post(findings(review)).then().statusCode(403);
            tenant.as(role).delete(findings(review) + finding).then().statusCode(403);
        }
        var stranger = TestTenant.fresh();
        stranger.as("analyst").body(GAP).post(findings(review)).then().statusCode(404);
        stranger.as("analyst").get(findings(review)).then().statusCode(404);
        stranger.as("analyst").get(findings(review) + finding).then().statusCode(404);
        stranger.as("analyst").delete(findings(review) + finding).then().statusCode(404);
    }

    @Test
    void whatIsMissingOrUnknownIsNamed() {
        var review = AReview.tabletop(tenant);
        tenant.as("analyst").body(Map.of("name", "x")).post(findings(review)).then().statusCode(422)
                .body("errors[0].pointer", equalTo("/type"));
        tenant.as("analyst").body(Map.of("name", "x", "type", "bug")).post(findings(review)).then().statusCode(400)
                .body("errors[0].pointer", equalTo("/type"));
        tenant.as("analyst").body(GAP).post("/api/v1/reviews/" + UUID.randomUUID() + "/findings").then().statusCode(404);
    }

    private String added(AReview review, Map<String, ?> finding) {
        return tenant.as("analyst").body(finding).post(findings(review)).then().statusCode(201).extract().path("id");
    }

    private String recommended(AReview review, String finding) {
        return tenant.as("analyst").body(ADVICE).post(findings(review) + finding + "/recommendations").then().statusCode(201)
                .extract().path("id");
    }

    private static String findings(AReview review) {
        return "/api/v1/reviews/" + review.id + "/findings/";
    }
}
