package io.harrier.alerts;

import static io.harrier.alerts.Alerts.aClaimedAlert;
import static io.harrier.alerts.Alerts.awaitEvent;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.harrier.platform.testing.HarrierServers;
import io.harrier.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** What becomes of alerts when the merge of their incident is undone. */
@QuarkusTest
@WithTestResource(HarrierServers.class)
class UnmergedIncidentTest {

    private final TestTenant tenant = TestTenant.fresh();
    private String id;
    private AnIncident incident;
    private AnIncident other;

    @BeforeEach
    void twoIncidentsWithAnAlertEach() {
        id = aClaimedAlert(tenant);
        incident = AnIncident.of(tenant, id);
        other = AnIncident.of(tenant, aClaimedAlert(tenant));
    }

    /** What the two incidents say travels on two partitions: whichever comes first, the alert is where it was before the merge. */
    @ParameterizedTest
    @ValueSource(strings = {"as it happened", "the other first", "the other last"})
    void theyAreTheWorkOfTheirIncidentAgain(String order) {
        if (order.equals("the other first")) {
            other.linked(id).unlinked(id);
        }
        incident.mergedInto(other, id);
        if (order.equals("as it happened")) {
            other.linked(id);
        }
        alert().body("status", is("resolved")).body("outcome", is("duplicate"));
        incident.linked(id).unmergedFrom(other, id);
        if (order.equals("as it happened")) {
            other.unlinked(id);
        }
        if (order.equals("the other last")) {
            other.linked(id).unlinked(id);
        }
        alert().body("status", is("escalated")).body("incidentId", is(incident.id.toString())).body("outcome", nullValue())
                .body("resolutionNotes", nullValue());
        tenant.as("viewer").get("/api/v1/alerts/" + id + "/events").then().body("items.note",
                hasItem("The merge of incident INC-000042 was undone"));
        awaitEvent(tenant, "io.harrier.alerts.alert.joined.v1", it -> it.path("alertId").asText().equals(id)
                && it.path("incidentId").asText().equals(incident.id.toString()));
    }

    @Test
    void whatEndedOtherwiseStaysEnded() {
        incident.closed();
        alert().body("outcome", is("true_positive_handled"));
        incident.mergedInto(other, id).unmergedFrom(other, id);
        alert().body("status", is("resolved")).body("outcome", is("true_positive_handled"));
    }

    private ValidatableResponse alert() {
        return tenant.as("viewer").get("/api/v1/alerts/" + id).then().statusCode(200);
    }
}
