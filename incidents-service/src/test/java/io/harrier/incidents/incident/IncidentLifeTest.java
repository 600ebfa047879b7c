package io.harrier.incidents.incident;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.harrier.incidents.IncidentsFixture;
import io.harrier.platform.testing.HarrierServers;
import io.harrier.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@WithTestResource(HarrierServers.class)
class IncidentLifeTest {

    private static final String PATH = IncidentsFixture.PATH;
    private final TestTenant tenant = TestTenant.fresh();
    private final IncidentsFixture incidents = IncidentsFixture.of(tenant);

    @Test
    void anIncidentGoesFromDetectedToClosed() {
        var id = incidents.detected();
        incidents.get(id, "").body("status", is("detected")).body("coarseStatus", is("OPEN")).body("severityAlias", is("SEV2"))
                .body("reference", matchesPattern("INC-\\d{6}"))
                .body("legalSteps", contains("acknowledgement", "investigation", "containment", "false-positive", "merge"));
        incidents.step(id, "acknowledgement", Map.of()).statusCode(200).body("acknowledgedAt", notNullValue());
        incidents.step(id, "investigation", Map.of()).statusCode(200).body("status", is("investigating"));
        incidents.step(id, "containment", Map.of("reason", "Hosts isolated")).statusCode(200).body("coarseStatus",
                is("MITIGATING"));
        incidents.step(id, "remediation", Map.of()).statusCode(200).body("coarseStatus", is("RESOLVED"));
        incidents.close(id).statusCode(200).body("status", is("closed")).body("closureReason", is("resolved"))
                .body("closedAt", notNullValue()).body("legalSteps", contains("reopening"));
        assertEquals(
                List.of("Incident opened", "Acknowledged", "Status changed to investigating", "Status changed to contained",
                        "Status changed to remediated", "Status changed to closed"),
                incidents.timeline(id));
        incidents.get(id, "/timeline").body("items.severity", contains("info", "info", "info", "medium", "medium", "high"));
    }

    @Test
    void aStepTheStatusDoesNotAllowIsRefusedAndTheLegalOnesNamed() {
        var id = incidents.detected();
        incidents.step(id, "remediation", Map.of()).statusCode(409).body("state", is("detected"))
                .body("legalSteps", hasItems("investigation", "containment"));
        incidents.close(id).statusCode(409).body("state", is("detected"));
        incidents.step(id, "reopening", Map.of("reason", "no")).statusCode(409);
        var closed = incidents.closed();
        for (var step : List.of("investigation", "containment", "remediation", "acknowledgement")) {
            incidents.step(closed, step, Map.of("reason", "no")).statusCode(409).body("legalSteps", contains("reopening"));
        }
        incidents.step(closed, "false-positive", Map.of("justification", "no")).statusCode(409);
        incidents.close(closed).statusCode(409);
    }

    @Test
    void anAcknowledgedIncidentIsNotAcknowledgedAgain() {
        var id = incidents.detected();
        incidents.step(id, "acknowledgement", Map.of()).statusCode(200);
        incidents.step(id, "acknowledgement", Map.of()).statusCode(409).body("legalSteps", not("acknowledgement"));
    }

    private static org.hamcrest.Matcher<Iterable<? super String>> not(String item) {
        return org.hamcrest.Matchers.not(hasItem(item));
    }

    @Test
    void goingBackNeedsAReasonAndUndoesWhatWasReached() {
        var id = incidents.remediated();
        incidents.step(id, "investigation", Map.of()).statusCode(422).body("errors[0].pointer", is("/reason"));
        incidents.step(id, "investigation", Map.of("reason", "The address answered again")).statusCode(200)
                .body("status", is("investigating")).body("containedAt", nullValue()).body("remediatedAt", nullValue());
    }

    @Test
    void closingNeedsASummaryAndAReasonOfPeoples() {
        var id = incidents.remediated();
        incidents.step(id, "closure", Map.of("closureReason", "resolved")).statusCode(422).body("errors.pointer",
                hasItem("/resolutionSummary"));
        incidents.step(id, "closure", Map.of("resolutionSummary", "Done")).statusCode(422).body("errors.pointer",
                hasItem("/closureReason"));
        incidents.step(id, "closure", Map.of("closureReason", "merged", "resolutionSummary", "Done")).statusCode(422);
        incidents.step(id, "closure", Map.of("closureReason", "whatever", "resolutionSummary", "Done")).statusCode(400);
        incidents.step(id, "closure", Map.of("closureReason", "accepted_risk", "resolutionSummary", "Done")).statusCode(200);
    }

    @Test
    void aClosedIncidentIsReopenedWithAReason() {
        var id = incidents.closed();
        incidents.step(id, "reopening", Map.of()).statusCode(422);
        incidents.step(id, "reopening", Map.of("reason", "The address answered again")).statusCode(200)
                .body("status", is("investigating"))
                .body("closedAt", nullValue()).body("closureReason", nullValue()).body("resolutionSummary", nullValue());
    }

    @Test
    void aFalsePositiveEndsFromAnyLiveStatusForGood() {
        for (var id : List.of(incidents.detected(), incidents.investigating(), incidents.contained(), incidents.remediated())) {
            incidents.step(id, "false-positive", Map.of()).statusCode(422);
            incidents.step(id, "false-positive", Map.of("justification", "A red team exercise")).statusCode(200)
                    .body("status", is("false_positive")).body("coarseStatus", is("CLOSED"))
                    .body("closureReason", is("false_positive"))
                    .body("resolutionSummary", is("A red team exercise"));
            incidents.step(id, "reopening", Map.of("reason", "no")).statusCode(409).body("state", is("false_positive"));
        }
    }

    @Test
    void anAnalystWorksOnIncidentsAndAManagerEndsThem() {
        var id = incidents.detected();
        var analyst = tenant.as("analyst");
        analyst.body(Map.of()).post(PATH + id + "/containment").then().statusCode(200);
        tenant.as("analyst").body(Map.of()).post(PATH + id + "/remediation").then().statusCode(200);
        for (var step : List.of("closure", "false-positive", "reopening", "merge", "reclassification")) {
            tenant.as("analyst").body(Map.of()).post(PATH + id + "/" + step).then().statusCode(403);
        }
        tenant.as("viewer").body(Map.of()).post(PATH + id + "/investigation").then().statusCode(403);
        tenant.as("pipeline").get(PATH + id).then().statusCode(403);
    }

    @Test
    void aStepOnAnOldVersionIsRefused() {
        var id = incidents.investigating();
        tenant.as("analyst").header("If-Match", "\"0\"").body(Map.of()).post(PATH + id + "/containment").then().statusCode(412)
                .header("ETag", equalTo("\"1\""));
        tenant.as("analyst").header("If-Match", "\"1\"").body(Map.of()).post(PATH + id + "/containment").then().statusCode(200)
                .header("ETag", equalTo("\"2\""));
    }

    @Test
    void ofTwoWhoTakeTheSameStepAtOnceOneDoes() {
        var id = incidents.detected();
        var answers = IntStream.range(0, 6).parallel()
                .mapToObj(i -> tenant.as("analyst").body(Map.of()).post(PATH + id + "/containment").statusCode()).sorted()
                .toList();
        assertEquals(List.of(200, 409, 409, 409, 409, 409), answers);
        assertEquals(List.of("Incident opened", "Status changed to contained"), incidents.timeline(id));
    }

    @Test
    void anotherTenantSeesNothingOfIt() {
        var id = incidents.detected();
        var other = TestTenant.fresh();
        other.as("incident_manager").get(PATH + id).then().statusCode(404);
        other.as("incident_manager").body(Map.of()).post(PATH + id + "/investigation").then().statusCode(404);
        other.as("viewer").get("/api/v1/incidents").then().statusCode(200).body("items.size()", is(0));
    }
}
