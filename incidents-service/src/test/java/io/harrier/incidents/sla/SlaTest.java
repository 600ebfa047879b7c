package io.harrier.incidents.sla;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import io.harrier.incidents.IncidentsFixture;
import io.harrier.platform.testing.HarrierServers;
import io.harrier.platform.testing.TestKafka;
import io.harrier.platform.testing.TestSql;
import io.harrier.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
@WithTestResource(HarrierServers.class)
class SlaTest {

    private static final String ALL = "clocks.sort { it.minutes }.";
    private final TestTenant tenant = TestTenant.fresh();
    private final IncidentsFixture incidents = IncidentsFixture.of(tenant);

    @Test
    void clocksStartWithTheIncidentAndStopWhereItGoes() {
        var id = incidents.detected();
        var opened = Instant.parse(incidents.get(id, "").extract().path("openedAt"));
        sla(id).body("state", is("running")).body(ALL + "goal", contains("acknowledge", "investigate", "contain", "resolve"))
                .body(ALL + "minutes", contains(30, 60, 240, 1440)).body(ALL + "state", everyItem(is("running")))
                .body(ALL + "dueAt[2]", is(opened.plus(Duration.ofMinutes(240)).toString()))
                .body(ALL + "warningAt[2]", is(opened.plus(Duration.ofMinutes(180)).toString()));
        incidents.step(id, "acknowledgement", Map.of()).statusCode(200);
        sla(id).body(ALL + "state", contains("stopped", "running", "running", "running")).body(ALL + "outcome[0]", is("met"));
        incidents.step(id, "containment", Map.of()).statusCode(200);
        sla(id).body(ALL + "state", contains("stopped", "stopped", "stopped", "running"));
        incidents.step(id, "remediation", Map.of()).statusCode(200);
        sla(id).body(ALL + "outcome", everyItem(is("met"))).body("state", is("met"));
    }

    @Test
    void reopeningStartsANewResolveClock() {
        var id = incidents.closed();
        sla(id).body("clocks", hasSize(4));
        incidents.step(id, "reopening", Map.of("reason", "The address answered again")).statusCode(200);
        sla(id).body("clocks", hasSize(5)).body("clocks.findAll { it.goal == 'resolve' }.state", contains("stopped", "running"))
                .body("state", is("running"));
        incidents.step(id, "containment", Map.of()).statusCode(200);
        incidents.step(id, "remediation", Map.of()).statusCode(200);
        incidents.step(id, "investigation", Map.of("reason", "Not yet")).statusCode(200);
        sla(id).body("clocks.findAll { it.goal == 'resolve' }.state", contains("stopped", "stopped", "running"));
    }

    @Test
    void aFalsePositiveCancelsAndOwningAcknowledges() {
        var id = incidents.detected();
        tenant.as("analyst").header("If-Match", "*").body(Map.of()).put(IncidentsFixture.PATH + id + "/assignment").then()
                .statusCode(200);
        sla(id).body(ALL + "state", contains("stopped", "running", "running", "running")).body(ALL + "arrivedOwned[0]",
                is(false));
        incidents.step(id, "false-positive", Map.of("justification", "A red team exercise")).statusCode(200);
        sla(id).body(ALL + "state", contains("stopped", "cancelled", "cancelled", "cancelled"));
    }

    @Test
    void informationalIncidentsHaveNoSlaUntilTheyAreRaised() {
        var id = incidents.opened(Map.of("title", "A scan", "severity", "informational"));
        sla(id).body("state", is("none")).body("clocks", hasSize(0));
        pause(id, "pause").statusCode(409).body("state", is("none")).body("legalSteps", hasSize(0));
        incidents.step(id, "reclassification", Map.of("severity", "low", "reason", "It answered")).statusCode(200);
        sla(id).body(ALL + "minutes", contains(480, 960, 4320, 10080));
        incidents.step(id, "reclassification", Map.of("severity", "informational", "reason", "It did not")).statusCode(200);
        sla(id).body("state", is("cancelled"));
        incidents.step(id, "reclassification", Map.of("severity", "high", "reason", "It did after all")).statusCode(200);
        sla(id).body("state", is("running")).body("clocks.findAll { it.state == 'running' }.minutes.sort()",
                contains(30, 60, 240, 1440));
    }

    @Test
    void aChangeOfSeverityAimsWhatIsNotStoppedAnewAndSaysSo() {
        var id = incidents.detected();
        incidents.step(id, "acknowledgement", Map.of()).statusCode(200);
        var opened = Instant.parse(incidents.get(id, "").extract().path("openedAt"));
        incidents.step(id, "reclassification", Map.of("severity", "critical", "reason", "Domain credentials")).statusCode(200);
        sla(id).body(ALL + "minutes", contains(30, 30, 60, 240)).body("clocks.find { it.goal == 'resolve' }.dueAt",
                is(opened.plus(Duration.ofMinutes(240)).toString()));
        incidents.get(id, "/timeline").body("items.title", hasItem("SLA clocks recomputed for severity critical"));
    }

    @Test
    void aPauseShiftsTheDeadlines() {
        var id = incidents.detected();
        var due = due(id);
        pause(id, "resumption").statusCode(409).body("legalSteps", contains("sla/pause"));
        pause(id, "pause").statusCode(200).body("state", is("paused")).body("clocks.dueAt", everyItem(nullValue()))
                .body("clocks[0].pauses[0].reason", is("Waiting for the vendor"));
        pause(id, "pause").statusCode(409).body("legalSteps", contains("sla/resumption"));
        pause(id, "resumption").statusCode(200).body("state", is("running"));
        var pauses = sla(id).extract().<Map<String, String>>path("clocks.find { it.goal == 'resolve' }.pauses[0]");
        var length = Duration.between(Instant.parse(pauses.get("from")), Instant.parse(pauses.get("to")));
        assertEquals(due.plus(length), due(id));
        incidents.get(id, "/timeline").body("items.title",
                hasItems("SLA clocks paused: acknowledge, investigate, contain, resolve"));
        tenant.as("analyst").body(Map.of()).post(IncidentsFixture.PATH + id + "/sla/pause").then().statusCode(422);
        tenant.as("viewer").body(Map.of("reason", "x")).post(IncidentsFixture.PATH + id + "/sla/pause").then().statusCode(403);
    }

    @Test
    void aRunningClockKeepsAnIncidentFromClosing() {
        var id = incidents.remediated();
        TestSql.as("incidents_owner").update(
                "update sla_clocks set state = 'running', stopped_at = null where incident_id = ? and goal = 'resolve'",
                UUID.fromString(id));
        incidents.close(id).statusCode(409);
        incidents.get(id, "").body("status", is("remediated"));
    }

    @Test
    void whatIsLateIsBreachedAtItsDeadlineWhateverTheSweepDid() {
        fromDetection("high", 60, 120, 240, 480);
        var detected = Instant.parse("2026-03-02T08:00:00Z");
        var id = incidents.opened(Map.of("title", "Found late", "severity", "high", "detectedAt", detected.toString()));
        incidents.step(id, "containment", Map.of()).statusCode(200);
        incidents.step(id, "remediation", Map.of()).statusCode(200);
        sla(id).body("state", is("breached")).body(ALL + "outcome", everyItem(is("breached"))).body(ALL + "breachedAt",
                contains("2026-03-02T09:00:00Z", "2026-03-02T10:00:00Z", "2026-03-02T12:00:00Z", "2026-03-02T16:00:00Z"));
        await().until(() -> TestKafka.events(tenant, "io.harrier.incidents.incident.sla_breached.v1"), hasSize(4));
        incidents.close(id).statusCode(200);
        incidents.get(id, "/timeline").body("items.title", hasItems("SLA breached: acknowledge", "SLA breached: resolve"));
        var changed = TestSql.as("incidents_owner");
        org.junit.jupiter.api.Assertions.assertThrows(IllegalStateException.class, () -> changed.update(
                "update sla_clocks set breached_at = now(), due_at = now() where incident_id = ? and goal = 'contain'",
                UUID.fromString(id)));
    }

    @Test
    void aPauseBeginsOnceTheIncidentIsHeld() throws Exception {
        var id = incidents.detected();
        try (var other = TestSql.as("incidents_owner").connect(); var lock = other.createStatement()) {
            other.setAutoCommit(false);
            lock.execute("select from incidents where id = '" + id + "' for update");
            var paused = CompletableFuture.runAsync(() -> pause(id, "pause").statusCode(200));
            await().until(() -> TestSql.as("incidents_owner").value(Long.class,
                    "select count(*) from pg_locks where not granted") > 0);
            var released = Instant.now().truncatedTo(ChronoUnit.MICROS);
            other.commit();
            paused.get(30, TimeUnit.SECONDS);
            var from = Instant.parse(sla(id).extract().<String>path("clocks[0].pauses[0].from"));
            assertFalse(from.isBefore(released), from + " is before " + released);
        }
    }

    @Test
    void theSweepWarnsAndThenTheBreachComes() {
        fromDetection("low", 60, 120, 240, 480);
        var detected = Instant.now().minus(Duration.ofMinutes(100));
        var id = incidents.opened(Map.of("title", "Found late", "severity", "low", "detectedAt", detected.toString()));
        await().untilAsserted(
                () -> sla(id).body(ALL + "breachedAt", contains(notNullValue(), nullValue(), nullValue(), nullValue()))
                        .body(ALL + "warnedAt", contains(nullValue(), notNullValue(), nullValue(), nullValue())));
        await().until(() -> TestKafka.events(tenant, "io.harrier.incidents.incident.sla_at_risk.v1"), hasSize(1));
        await().until(() -> TestKafka.events(tenant, "io.harrier.incidents.incident.sla_breached.v1"), hasSize(1));
        var breach = TestKafka.events(tenant, "io.harrier.incidents.incident.sla_breached.v1").get(0).get("clock");
        assertEquals(breach.get("deadlineAt").asText(), breach.get("breachedAt").asText());
        incidents.get(id, "/timeline").body("items.title", hasItems("SLA breached: acknowledge", "SLA at risk: investigate"))
                .body("items.title", not(hasItem("SLA at risk: acknowledge")));
        pause(id, "pause").statusCode(200).body(ALL + "state", contains("running", "paused", "paused", "paused"));
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

    private ValidatableResponse pause(String id, String step) {
        return tenant.as("analyst").body(Map.of("reason", "Waiting for the vendor"))
                .post(IncidentsFixture.PATH + id + "/sla/" + step).then();
    }

    private ValidatableResponse sla(String id) {
        return incidents.get(id, "/sla");
    }
}
