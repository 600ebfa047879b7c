package io.harrier.postmortems;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;

import java.util.Map;

import org.junit.jupiter.api.Test;

import io.harrier.platform.testing.HarrierServers;
import io.harrier.platform.testing.TestTenant;
import io.harrier.postmortems.incident.AnIncident;
import io.harrier.postmortems.plan.APlan;
import io.harrier.postmortems.review.AReview;
import io.harrier.postmortems.task.ATask;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** Who is shown the review, plan or task of a restricted incident is in the data access log. */
@QuarkusTest
@WithTestResource(HarrierServers.class)
class RestrictedReviewReadsTest {

    private final TestTenant tenant = TestTenant.fresh();

    @Test
    void whatBelongsToARestrictedIncidentIsOnRecord() {
        var incident = AnIncident.knownTo(tenant);
        var review = AReview.planned(tenant, Map.of("incidentId", incident.id));
        var plan = APlan.drafted(tenant, Map.of("incidentId", incident.id));
        var task = ATask.of(plan);
        get("reviews", review.id);
        log().body("items", empty());
        incident.restrictedTo("insider");
        get("reviews", review.id);
        get("remediation-plans", plan.id);
        get("remediation-tasks", task.id);
        log().body("items.resourceId", contains(task.id, plan.id, review.id)).body("items.resourceType",
                contains("remediation_task", "remediation_plan", "review"));
    }

    private void get(String what, String id) {
        tenant.as("insider", "viewer").get("/api/v1/" + what + "/" + id).then().statusCode(200);
    }

    private ValidatableResponse log() {
        return tenant.as("auditor").get("/api/v1/postmortem-service/data-access?action=read").then().statusCode(200);
    }
}
