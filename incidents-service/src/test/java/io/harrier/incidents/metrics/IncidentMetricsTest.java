package io.harrier.incidents.metrics;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import io.harrier.incidents.IncidentsFixture;
import io.harrier.platform.testing.HarrierServers;
import io.harrier.platform.testing.TestSql;
import io.harrier.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@WithTestResource(HarrierServers.class)
class IncidentMetricsTest {

    private final TestTenant tenant = TestTenant.fresh();
    private final IncidentsFixture incidents = IncidentsFixture.of(tenant);

    @Test
    void whatIsNotReachedHasNoTimeAndSaysWhy() {
        var id = incidents.detected();
        incidents.get(id, "/metrics").body("timeToDetect.missing", is("occurrence_unknown"))
                .body("timeToDetect.duration", nullValue()).body("timeToAcknowledge.missing", is("not_reached"))
                .body("timeToClose.missing", is("not_reached")).body("timeToClose.formula",
                        is("closedAt - openedAt - stoodClosed"))
                .body("reopenings", is(0)).body("stoodClosed", is("PT0S"));
        tenant.as("viewer").get(IncidentsFixture.PATH + UUID.randomUUID() + "/metrics").then().statusCode(404);
        TestTenant.fresh().as("viewer").get(IncidentsFixture.PATH + id + "/metrics").then().statusCode(404);
    }

    @Test
    void eachTimeFollowsItsFormula() {
        var id = incidents.opened(Map.of("title", "Beacon", "detectedAt", "2026-03-02T08:00:00Z", "occurredAt",
                "2026-03-02T06:30:00Z"));
        incidents.step(id, "containment", Map.of()).statusCode(200);
        milestones(id, "acknowledged_at = opened_at + interval '5 minutes', contained_at = opened_at + interval '90 minutes'");
        incidents.get(id, "/metrics").body("timeToDetect.duration", is("PT1H30M")).body("timeToDetect.seconds", is(5400))
                .body("timeToAcknowledge.duration", is("PT5M")).body("timeToContain.seconds", is(5400))
                .body("timeToContain.missing", nullValue()).body("timeToRemediate.missing", is("not_reached"));
    }

    @Test
    void whoArrivedOwnedHadNothingToAcknowledge() {
        var id = incidents.investigating();
        milestones(id, "acknowledged_at = opened_at");
        incidents.get(id, "/metrics").body("timeToAcknowledge.missing", is("arrived_owned"))
                .body("timeToAcknowledge.seconds", nullValue());
    }

    /** Closed for two of the three days since it was opened. */
    @Test
    void theTimeItStoodClosedIsNotCountedAndWhatWasUndoneIsKept() {
        var id = incidents.closed();
        incidents.get(id, "/reopenings").body("items", empty());
        incidents.step(id, "reopening", Map.of("reason", "The address answered again")).statusCode(200)
                .body("containedAt", nullValue()).body("acknowledgedAt", notNullValue());
        TestSql.as("incidents_owner").update(
                "update incident_reopenings set closed_at = reopened_at - interval '2 days' where incident_id = ?",
                UUID.fromString(id));
        incidents.get(id, "/reopenings").body("items", hasSize(1)).body("items[0].closureReason", is("resolved"))
                .body("items[0].resolutionSummary", is("Host rebuilt, credentials rotated"))
                .body("items[0].containedAt", notNullValue()).body("items[0].reason", is("The address answered again"));
        incidents.get(id, "/metrics").body("reopenings", is(1)).body("stoodClosed", is("PT48H"))
                .body("timeToClose.missing", is("not_reached")).body("timeToContain.missing", is("not_reached"));
        for (var step : List.of("containment", "remediation")) {
            incidents.step(id, step, Map.of("reason", "Again")).statusCode(200);
        }
        incidents.close(id).statusCode(200);
        milestones(id, "opened_at = closed_at - interval '3 days'");
        incidents.get(id, "/metrics").body("timeToClose.duration", is("PT24H")).body("timeToRemediate.seconds",
                greaterThan(0));
        incidents.step(id, "reopening", Map.of("reason", "Once more")).statusCode(200);
        var cursor = incidents.get(id, "/reopenings?limit=1").extract().<String>path("nextCursor");
        incidents.get(id, "/reopenings?limit=1&cursor=" + cursor).body("items.reason", contains("Once more"));
    }

    @Test
    void whatWasNoneSaysNothingAboutTheResponse() {
        var id = incidents.contained();
        incidents.step(id, "false-positive", Map.of("justification", "A red team exercise")).statusCode(200);
        incidents.get(id, "/metrics").body("timeToContain.missing", is("not_counted")).body("timeToClose.missing",
                is("not_counted")).body("timeToAcknowledge.missing", nullValue());
    }

    /** Contained after an hour, then merged for ten days: nobody had to do with it meanwhile, but it was contained before. */
    @Test
    void theTimeAMergeStoodIsNotTakenFromWhatWasReachedBefore() {
        var id = incidents.contained();
        incidents.step(id, "merge", Map.of("into", incidents.detected(), "reason", "The same host")).statusCode(200);
        incidents.step(id, "merge-reversal", Map.of("reason", "Another host")).statusCode(200);
        TestSql.as("incidents_owner").update(
                "update incident_reopenings set closed_at = reopened_at - interval '10 days' where incident_id = ?",
                UUID.fromString(id));
        milestones(id,
                "opened_at = opened_at - interval '11 days', contained_at = opened_at - interval '11 days' + interval '1 hour'");
        incidents.get(id, "/metrics").body("timeToContain.duration", is("PT1H")).body("stoodClosed", is("PT240H"));
    }

    private static void milestones(String id, String changes) {
        TestSql.as("incidents_owner").update("update incidents set " + changes + " where id = ?", UUID.fromString(id));
    }
}
