package io.harrier.incidents.sla;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.harrier.incidents.IncidentsFixture;
import io.harrier.platform.testing.HarrierServers;
import io.harrier.platform.testing.TestKafka;
import io.harrier.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** Clocks that count from when an incident came to notice. */
@QuarkusTest
@WithTestResource(HarrierServers.class)
class SlaDetectionTest {

    private static final String ALL = "clocks.sort { it.minutes }.";

    private final TestTenant tenant = TestTenant.fresh();
    private final IncidentsFixture incidents = IncidentsFixture.of(tenant);

    @Test
    void clocksThatStartWithTheDetectionFollowIt() {
        fromDetection("low", 600, 1200, 2400, 4800);
        var id = incidents.opened(Map.of("title", "Found late", "severity", "low"));
        var detected = Instant.now().minus(Duration.ofMinutes(700)).truncatedTo(ChronoUnit.SECONDS);
        patch(id, Map.of("detectedAt", detected.toString())).statusCode(200);
        sla(id).body(ALL + "startedAt", everyItem(is(detected.toString())))
                .body(ALL + "dueAt[1]", is(detected.plus(Duration.ofMinutes(1200)).toString()))
                .body(ALL + "breachedAt[0]", is(detected.plus(Duration.ofMinutes(600)).toString()));
        incidents.get(id, "/timeline").body("items.title", hasItems("Detection time corrected",
                "SLA clocks recomputed for detection at " + detected, "SLA breached: acknowledge"));
        await().until(() -> TestKafka.events(tenant, "io.harrier.incidents.incident.sla_breached.v1"), hasSize(1));
        // The breach is history; the others follow again.
        var later = detected.plus(Duration.ofMinutes(600));
        patch(id, Map.of("detectedAt", later.toString())).statusCode(200);
        sla(id).body(ALL + "startedAt", contains(detected.toString(), later.toString(), later.toString(), later.toString()));
    }

    @Test
    void clocksThatStartWithTheOpeningStayWhenTheDetectionIsCorrected() {
        var id = incidents.detected();
        var due = due(id);
        patch(id, Map.of("detectedAt", Instant.now().minus(Duration.ofDays(3)).toString())).statusCode(200);
        assertEquals(due, due(id));
        patch(id, Map.of("description", "More")).statusCode(200);
        incidents.get(id, "/timeline").body("items.title", contains("Incident opened", "Detection time corrected"));
    }

    @Test
    void aPausedClockWhoseNewDeadlineHadPassedBeforeThePauseIsBreachedAndSaysSo() {
        fromDetection("high", 600, 1200, 2400, 4800);
        fromDetection("critical", 60, 1300, 2500, 4900);
        var detected = Instant.now().minus(Duration.ofMinutes(100)).truncatedTo(ChronoUnit.SECONDS);
        var id = incidents.opened(Map.of("title", "Found late", "severity", "high", "detectedAt", detected.toString()));
        incidents.step(id, "sla/pause", Map.of("reason", "Waiting for the vendor")).statusCode(200);
        incidents.step(id, "reclassification", Map.of("severity", "critical", "reason", "It is worse")).statusCode(200);
        incidents.step(id, "acknowledgement", Map.of()).statusCode(200);
        sla(id).body(ALL + "breachedAt[0]", is(detected.plus(Duration.ofMinutes(60)).toString()))
                .body(ALL + "outcome[0]", is("breached"));
        incidents.get(id, "/timeline").body("items.title", hasItem("SLA breached: acknowledge"));
        await().until(() -> TestKafka.events(tenant, "io.harrier.incidents.incident.sla_breached.v1"), hasSize(1));
    }

    @Test
    void aPolicyThatCountsFromTheDetectionCountsAllFromThere() {
        fromDetection("critical", 600, 1200, 2400, 4800);
        var detected = Instant.now().minus(Duration.ofMinutes(100)).truncatedTo(ChronoUnit.SECONDS);
        var id = incidents.opened(Map.of("title", "Found late", "severity", "high", "detectedAt", detected.toString()));
        incidents.step(id, "reclassification", Map.of("severity", "critical", "reason", "It is worse")).statusCode(200);
        sla(id).body(ALL + "startedAt", everyItem(is(detected.toString())))
                .body(ALL + "dueAt[0]", is(detected.plus(Duration.ofMinutes(600)).toString()));
        incidents.step(id, "reclassification", Map.of("severity", "high", "reason", "It is not")).statusCode(200);
        String opened = incidents.get(id, "").extract().path("openedAt");
        sla(id).body(ALL + "startedAt", everyItem(is(opened)));
    }

    private ValidatableResponse patch(String id, Map<String, ?> change) {
        return tenant.as("analyst").header("If-Match", "*").body(change).patch(IncidentsFixture.PATH + id).then();
    }

    private void fromDetection(String severity, int... minutes) {
        tenant.as("tenant_admin").header("If-Match", "\"0\"")
                .body(Map.of("acknowledge", minutes[0], "investigate", minutes[1], "contain",
                        minutes[2], "resolve", minutes[3], "startsAt", "detected"))
                .put("/api/v1/sla-policies/" + severity).then().statusCode(200);
    }

    private Instant due(String id) {
        return Instant.parse(sla(id).extract().<List<String>>path("clocks.findAll { it.goal == 'resolve' }.dueAt").get(0));
    }

    private ValidatableResponse sla(String id) {
        return incidents.get(id, "/sla");
    }
}
