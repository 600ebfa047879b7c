package io.harrier.postmortems.review;

import static io.harrier.postmortems.incident.AnIncident.CLOSED_AT;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.harrier.platform.testing.HarrierServers;
import io.harrier.platform.testing.TestKafka;
import io.harrier.platform.testing.TestSql;
import io.harrier.platform.testing.TestTenant;
import io.harrier.postmortems.incident.AnIncident;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
@WithTestResource(HarrierServers.class)
class IncidentClosedTest {

    private static final String SCHEDULED = "io.harrier.postmortems.review.scheduled.v1";

    private final TestTenant tenant = TestTenant.fresh();

    @ParameterizedTest
    @CsvSource({"critical, comprehensive, 2026-03-05", "high, comprehensive, 2026-03-09", "medium, technical, 2026-03-16",
            "low, technical, 2026-04-01"})
    void aClosingSchedulesAReviewByItsSeverity(String severity, String type, String date) {
        var incident = AnIncident.of(tenant).severity(severity).told("opened").closed("resolved", CLOSED_AT).awaitHandled();
        var id = reviews(incident).body("items.type", contains(type))
                .body("items.scheduledDate", contains(date))
                .body("items.status", contains("scheduled"))
                .body("items[0].name", equalTo("Review of " + incident.reference() + ": Credential dumping on pay-db-01"))
                .body("items[0].createdBy.name", equalTo("Max Manager"))
                .body("items[0].incidentClosedAt", equalTo("2026-03-02T15:42:18.900Z"))
                .extract().<String>path("items[0].id");
        await().untilAsserted(() -> {
            var events = TestKafka.events(tenant, SCHEDULED);
            assertEquals(List.of(id), events.stream().map(event -> event.at("/review/id").textValue()).toList());
            assertEquals(date, events.get(0).at("/review/scheduledDate").textValue());
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"false_positive", "merged"})
    void falsePositivesAndMergesScheduleNone(String reason) {
        var incident = AnIncident.of(tenant).told("opened").closed(reason, CLOSED_AT).awaitHandled();
        reviews(incident).body("items", empty());
        AReview.planned(tenant, Map.of("incidentId", incident.id));
    }

    @Test
    void aClosingOfAnIncidentNeverHeardOfSchedulesToo() {
        var incident = AnIncident.of(tenant).closed("resolved", CLOSED_AT).awaitHandled();
        reviews(incident).body("items", hasSize(1));
    }

    @Test
    void theSameClosingToldAgainSchedulesOnce() {
        var event = UUID.randomUUID();
        var incident = AnIncident.of(tenant).told("opened").closed("resolved", CLOSED_AT, event).told("closed", event)
                .told("closed").awaitHandled();
        reviews(incident).body("items", hasSize(1));
    }

    @Test
    void aClosingToldAgainAfterThePublicationSchedulesNoSecondReview() {
        var incident = AnIncident.of(tenant).told("opened").closed("resolved", CLOSED_AT).awaitHandled();
        AReview.of(tenant, reviews(incident).extract().path("items[0].id")).published();
        incident.status("closed").told("closed").awaitHandled();
        reviews(incident).body("items", hasSize(1));
    }

    @Test
    void aLiveReviewIsAdopted() {
        var incident = AnIncident.knownTo(tenant);
        var planned = AReview.planned(tenant, Map.of("incidentId", incident.id, "type", "executive")).started();
        incident.closed("resolved", CLOSED_AT).awaitHandled();
        reviews(incident).body("items.id", contains(planned.id))
                .body("items[0].status", equalTo("in_progress"))
                .body("items[0].type", equalTo("executive"))
                .body("items[0].incidentClosedAt", equalTo("2026-03-02T15:42:18.900Z"));
        tenant.as("auditor").queryParam("subjectId", planned.id).queryParam("action", "review_adopted")
                .get("/api/v1/postmortem-service/audit").then().body("items", hasSize(1));
    }

    @Test
    void aSecondClosingAfterThePublicationSchedulesAnother() {
        var incident = AnIncident.of(tenant).told("opened").closed("resolved", CLOSED_AT).awaitHandled();
        AReview.of(tenant, reviews(incident).extract().path("items[0].id")).published();
        incident.reopened().closed("resolved", CLOSED_AT.plus(Duration.ofDays(1))).awaitHandled();
        reviews(incident).body("items.scheduledDate", contains("2026-03-06", "2026-03-05"));
    }

    @Test
    void aSecondClosingAdoptsTheReviewOfTheFirst() {
        var incident = AnIncident.of(tenant).told("opened").closed("resolved", CLOSED_AT).reopened()
                .closed("resolved", CLOSED_AT.plus(Duration.ofDays(1))).awaitHandled();
        reviews(incident).body("items", hasSize(1))
                .body("items[0].incidentClosedAt", equalTo("2026-03-03T15:42:18.900Z"));
    }

    @Test
    void olderStatesOfAnIncidentAreIgnored() {
        var incident = AnIncident.of(tenant).version(5).severity("low").titled("As it is").told("reclassified").awaitKnown();
        incident.version(4).severity("critical").titled("As it was").told("status_changed").version(5).awaitHandled();
        incident.version(5).titled("As it never was").told("assigned").version(6).titled("As it is").severity("low")
                .awaitHandled();
        tenant.as("analyst").body(Map.of("incidentId", incident.id)).post("/api/v1/reviews").then().statusCode(201)
                .body("name", equalTo("Review of " + incident.reference() + ": As it is"))
                .body("type", equalTo("technical"));
    }

    @Test
    void aClosingThatArrivesAfterTheReopeningSchedulesNone() {
        var incident = AnIncident.of(tenant).version(7).reopened();
        incident.version(5).closed("resolved", CLOSED_AT).version(9).status("investigating").awaitHandled();
        reviews(incident).body("items", empty());
    }

    @Test
    void aClosingAndAPersonAtOnceMakeOneReview() {
        var incident = AnIncident.knownTo(tenant);
        var person = CompletableFuture.supplyAsync(() -> tenant.as("analyst").body(Map.of("incidentId", incident.id))
                .post("/api/v1/reviews").then().extract().statusCode());
        incident.closed("resolved", CLOSED_AT).awaitHandled();
        person.join();
        reviews(incident).body("items", hasSize(1));
    }

    @Test
    void anotherTenantsClosingIsNotSeen() {
        var incident = AnIncident.of(tenant).closed("resolved", CLOSED_AT).awaitHandled();
        TestTenant.fresh().as("viewer").queryParam("incidentId", incident.id).get("/api/v1/reviews").then()
                .body("items", empty()).body("nextCursor", nullValue());
        assertEquals(0L, TestSql.as("postmortems").value(Long.class, "select count(*) from incident_snapshots"));
    }

    private ValidatableResponse reviews(AnIncident incident) {
        return tenant.as("viewer").queryParam("incidentId", incident.id).get("/api/v1/reviews").then().statusCode(200);
    }
}
