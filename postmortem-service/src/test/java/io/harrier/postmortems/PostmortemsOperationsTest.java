package io.harrier.postmortems;

import java.util.Map;

import io.harrier.platform.testing.HarrierServers;
import io.harrier.platform.testing.OperationsTest;
import io.harrier.platform.testing.TestTenant;
import io.harrier.postmortems.incident.AnIncident;
import io.harrier.postmortems.plan.APlan;
import io.harrier.postmortems.review.AReview;
import io.harrier.postmortems.task.ATask;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@WithTestResource(HarrierServers.class)
class PostmortemsOperationsTest extends OperationsTest {

    private static final String FINDINGS = "/api/v1/reviews/{review}/findings";

    @Override
    protected Map<String, String> objectsOf(TestTenant tenant) {
        return objectsOf(AnIncident.knownTo(tenant));
    }

    @Override
    protected Hidden hidden(TestTenant tenant) {
        var incident = AnIncident.knownTo(tenant);
        var objects = objectsOf(incident);
        incident.restrictedTo("insider");
        return new Hidden(objects, "insider");
    }

    private static Map<String, String> objectsOf(AnIncident incident) {
        var tenant = incident.tenant;
        var review = AReview.planned(tenant, Map.of("incidentId", incident.id));
        var finding = finding(tenant, review);
        var plan = APlan.drafted(tenant, Map.of("incidentId", incident.id));
        return Map.of("/api/v1/incidents/{id}", incident.id.toString(),
                "/api/v1/reviews/{id}", review.id,
                "/api/v1/reviews/{review}", review.id,
                FINDINGS + "/{id}", finding,
                FINDINGS + "/{finding}", finding,
                FINDINGS + "/{finding}/recommendations/{id}", recommendation(tenant, review, finding),
                "/api/v1/remediation-plans/{id}", plan.id,
                "/api/v1/remediation-tasks/{id}", ATask.of(plan).id);
    }

    @Override
    protected Map<String, String> bodiesOf(TestTenant tenant, Map<String, String> objects) {
        return Map.of("planReview", "{\"type\": \"thematic\", \"name\": \"Phishing since spring\"}",
                "createTask", "{\"title\": \"Upgrade Log4j\", \"type\": \"patch\", \"planId\": \"%s\"}"
                        .formatted(objects.get("/api/v1/remediation-plans/{id}")));
    }

    /** An incident comes from events: one of another tenant is as unknown as one that is on its way. */
    @Override
    protected int answerToAStranger(String path) {
        return path.startsWith("/api/v1/incidents/") ? 503 : 404;
    }

    @Override
    protected String documentName() {
        return "postmortem-service";
    }

    static String finding(TestTenant tenant, AReview review) {
        return tenant.as("analyst").body(Map.of("type", "root_cause", "name", "Flat network"))
                .post("/api/v1/reviews/" + review.id + "/findings").then().statusCode(201).extract().path("id");
    }

    static String recommendation(TestTenant tenant, AReview review, String finding) {
        return tenant.as("analyst").body(Map.of("category", "technology", "name", "Segment it"))
                .post("/api/v1/reviews/" + review.id + "/findings/" + finding + "/recommendations").then().statusCode(201)
                .extract().path("id");
    }
}
