package io.harrier.e2e;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** From alert to proof that the lesson was learned, read back from the APIs after {@code ./deploy/up} has played its scenario. */
@TestMethodOrder(OrderAnnotation.class)
class SuiteIT {

    private static RunningSuite suite;

    @BeforeAll
    static void start() {
        suite = RunningSuite.start();
    }

    @AfterAll
    static void stopLeavesNothingRunning() {
        suite.close();
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertEquals(List.of(), suite.portsInUse()));
    }

    @Test
    void theIncidentOfTheScenarioWasClosedLateAndItsAlertWithIt() {
        String incident = incident();
        suite.as("acme-viewer").get("/api/v1/incidents/" + incident).then().statusCode(200).body("status", equalTo("closed"))
                .body("closureReason", equalTo("resolved"));
        suite.as("acme-viewer").get("/api/v1/incidents/" + incident + "/sla").then().body("clocks.breachedAt",
                hasItem(notNullValue()));
        suite.as("acme-viewer").get("/api/v1/alerts?incidentId=" + incident).then().body("items", hasSize(1))
                .body("items.status", contains("resolved"));
    }

    @Test
    void itsReviewIsPublishedAndItsPlanCarriedOut() {
        suite.as("acme-viewer").get("/api/v1/reviews?incidentId=" + incident()).then().statusCode(200).body("items", hasSize(1))
                .body("items.status", contains("published"));
        suite.as("acme-viewer").get("/api/v1/remediation-plans").then().statusCode(200)
                .body("items.status", hasItem("completed"))
                .body("items.completionPercentage", hasItem(100));
    }

    @Test
    void aFindingOfTheScannerCameBackAsAnAlert() {
        suite.as("acme-viewer").get("/api/v1/alerts?sourceSystem=tenable").then().statusCode(200)
                .body("items.size()", greaterThanOrEqualTo(1)).body("items.severity", everyItem(equalTo("critical")));
        suite.as("globex-viewer").get("/api/v1/alerts?sourceSystem=tenable").then().statusCode(200).body("items", hasSize(0));
    }

    @Test
    void nobodySeesTheOtherOrganization() {
        String incident = incident();
        suite.as("globex-manager").get("/api/v1/incidents/" + incident).then().statusCode(404);
        suite.as("both-analyst").get("/api/v1/incidents").then().statusCode(403).body("detail", notNullValue());
        suite.as("both-analyst").header("Harrier-Tenant", "acme").get("/api/v1/incidents/" + incident).then().statusCode(200);
        suite.as("both-analyst").header("Harrier-Tenant", "globex").get("/api/v1/incidents/" + incident).then().statusCode(404);
        suite.as("siem-acme").get("/api/v1/alerts").then().statusCode(403);
        given().get("http://localhost:" + suite.firstPort + "/api/v1/alerts").then().statusCode(401);
        suite.as("acme-viewer").get("/api/v1/nothing").then().statusCode(404).contentType("application/problem+json");
    }

    @Test
    void aPipelineSendsOverRestAndARepeatFolds() {
        String alert = """
            {"sourceSystem": "e2e", "sourceId": "%s", "title": "Sent twice", "severity": "low"}"""
                .formatted(UUID.randomUUID());
        suite.as("siem-globex").body(alert).post("/api/v1/alerts").then().statusCode(201);
        suite.as("siem-globex").body(alert).post("/api/v1/alerts").then().statusCode(200).body("deduplicated", equalTo(true));
    }

    /** Last, because it stops the suite of the others. */
    @Test
    @Order(Integer.MAX_VALUE)
    void whatWasThereIsThereAfterASecondStartAndNothingIsPlayedAgain() {
        List<String> incidents = incidents();
        List<String> plans = suite.as("acme-viewer").get("/api/v1/remediation-plans").then().extract().path("items.id");
        stopLeavesNothingRunning();

        suite = RunningSuite.startAgain();

        assertEquals(incidents, incidents());
        suite.as("acme-viewer").get("/api/v1/remediation-plans").then().statusCode(200).body("items.id", equalTo(plans));
        suite.as("acme-admin").get("/api/v1/external-systems").then().statusCode(200).body("items.hasCredentials",
                contains(true));
        theAuditChainsOfAllServicesHold();
        aPipelineSendsOverRestAndARepeatFolds();
    }

    @Test
    void theAuditChainsOfAllServicesHold() {
        for (String service : List.of("alerts-service", "incidents-service", "postmortem-service", "integration-service")) {
            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> suite.as("acme-auditor")
                    .get("/api/v1/" + service + "/audit/verification").then().statusCode(200).body("intact", equalTo(true))
                    .body("checked", greaterThanOrEqualTo(1)).body("unsealed", equalTo(0)));
        }
    }

    private static String incident() {
        return incidents().get(0);
    }

    private static List<String> incidents() {
        return suite.as("acme-viewer").get("/api/v1/incidents").then().statusCode(200).extract().path("items.id");
    }
}
