package io.harrier.incidents.sla;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import io.harrier.incidents.HeldRow;
import io.harrier.incidents.IncidentsFixture;
import io.harrier.platform.testing.HarrierServers;
import io.harrier.platform.testing.TestKafka;
import io.harrier.platform.testing.TestSql;
import io.harrier.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** What is to be done about a clock is what was promised with it, as long as the clock calls for it. */
@QuarkusTest
@WithTestResource(HarrierServers.class)
class SlaPromisedStepsTest {

    private static final String ESCALATED = "io.harrier.incidents.incident.sla_escalated.v1";
    private static final String POLICY = "/api/v1/sla-policies/medium";

    private final TestTenant tenant = TestTenant.fresh();
    private final IncidentsFixture incidents = IncidentsFixture.of(tenant);
    private final TestSql owner = TestSql.as("incidents_owner");

    @Test
    void aPolicyThatIsChangedOrDeletedLeavesWhatIsToBeDoneAboutTheClocksThatRun() {
        promise("0", 60, notify("breached", 0, "legal"));
        var before = opened(0);
        promise("1", 60, notify("breached", 0, "executive"));
        var after = opened(0);
        tenant.as("tenant_admin").header("If-Match", "\"2\"").delete(POLICY).then().statusCode(204);
        makeLate(before);
        makeLate(after);
        await().untilAsserted(() -> escalations(before).body("items.outcome", contains("Told legal")));
        await().untilAsserted(() -> escalations(after).body("items.outcome", contains("Told executive")));
        // Promised anew it is by what holds now, which wants nothing done.
        var last = opened(0);
        makeLate(last);
        await().untilAsserted(() -> incidents.get(last, "/timeline").body("items.title", hasItem("SLA breached: resolve")));
        escalations(last).body("items", empty());
    }

    @Test
    void aClockOfBeforeAsksItsPolicy() {
        promise("0", 60, notify("breached", 0, "legal"));
        var id = opened(0);
        owner.update("update sla_clocks set steps = null where incident_id = ?", UUID.fromString(id));
        makeLate(id);
        await().untilAsserted(() -> escalations(id).body("items.outcome", contains("Told legal")));
    }

    @Test
    void whatWasDroppedIsToBeDoneWhenTheClockCallsForItAgain() {
        promise("0", 120, notify("at_risk", 6000, "incident_manager"));
        var id = opened(100);
        await().untilAsserted(() -> escalations(id).body("items.state", contains("pending")));
        detectedAgo(id, 10);
        comeDue(id);
        await().untilAsserted(() -> escalations(id).body("items.outcome", contains("The clock was no longer at risk")));
        detectedAgo(id, 100);
        await().untilAsserted(() -> escalations(id).body("items.state", contains("pending")));
        comeDue(id);
        await().untilAsserted(() -> escalations(id).body("items.state", contains("done")));
        // What is done is done.
        detectedAgo(id, 10);
        detectedAgo(id, 100);
        await().until(() -> incidents.timeline(id).stream().filter("SLA at risk: resolve"::equals).count() == 3);
        escalations(id).body("items.state", contains("done"));
        assertEquals(1, TestKafka.events(tenant, ESCALATED).size());
    }

    @Test
    void aMergeThatIsUndoneCallsForWhatItDropped() {
        promise("0", 120, notify("at_risk", 6000, "legal"));
        var id = opened(100);
        await().untilAsserted(() -> escalations(id).body("items.state", contains("pending")));
        incidents.step(id, "merge", Map.of("into", incidents.detected(), "reason", "The same")).statusCode(200);
        comeDue(id);
        await().untilAsserted(() -> escalations(id).body("items.outcome", contains("The clock had ended")));
        incidents.step(id, "merge-reversal", Map.of("reason", "Not the same")).statusCode(200);
        escalations(id).body("items.state", contains("pending"));
        comeDue(id);
        await().untilAsserted(() -> escalations(id).body("items.state", contains("done")));
    }

    @Test
    void whoeverHoldsTheRoleOnTheIncidentIsNamedAndWhy() {
        promise("0", 60, notify("breached", 6000, "incident_manager"), notify("breached", 6000, "legal"),
                notify("breached", 6000, "responder"));
        var id = opened(100);
        tenant.as("max", "incident_manager").header("If-Match", "*").body(Map.of())
                .put(IncidentsFixture.PATH + id + "/incident-manager").then().statusCode(200);
        tenant.as("rita", "analyst").body(Map.of("role", "responder", "reason", "On it"))
                .post(IncidentsFixture.PATH + id + "/roles").then().statusCode(201);
        await().untilAsserted(() -> escalations(id).body("items.state", everyItem(is("pending"))).body("items", hasSize(3)));
        comeDue(id);
        await().untilAsserted(() -> escalations(id).body("items.outcome",
                contains("Told incident_manager: Max", "Told legal", "Told responder: Rita")));
        incidents.get(id, "/timeline?limit=200").body("items.description",
                hasItem("Told responder: Rita, step 3 of what is done when it is breached"));
        await().until(() -> TestKafka.events(tenant, ESCALATED), hasSize(3));
        for (var event : TestKafka.events(tenant, ESCALATED)) {
            var step = event.get("step");
            assertEquals(true, step.get("reason").asText().startsWith("The time to resolve ended "));
            var people = step.get("people").findValuesAsText("subject");
            assertEquals(switch (step.get("role").asText()) {
                case "incident_manager" -> List.of(TestTenant.subject("max"));
                case "responder" -> List.of(TestTenant.subject("rita"));
                default -> List.of();
            }, people);
        }
    }

    @Test
    void anIncidentThatSomebodyHoldsKeepsTheStepsOfNoOtherWaiting() {
        promise("0", 60, notify("breached", 6000, "legal"));
        var held = opened(100);
        var free = opened(100);
        await().untilAsserted(() -> escalations(held).body("items", hasSize(1)));
        await().untilAsserted(() -> escalations(free).body("items", hasSize(1)));
        try (var row = HeldRow.of("select from incidents where id = ? for update", UUID.fromString(held))) {
            comeDue(held);
            comeDue(free);
            await().untilAsserted(() -> escalations(free).body("items.state", contains("done")));
            escalations(held).body("items.state", contains("pending"));
        }
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> escalations(held).body("items.state", contains("done")));
    }

    private static Map<String, ?> notify(String on, int delay, String role) {
        return Map.of("on", on, "delayMinutes", delay, "action", "notify_role", "role", role);
    }

    private void promise(String version, int resolve, Map<?, ?>... steps) {
        tenant.as("tenant_admin").header("If-Match", "\"" + version + "\"")
                .body(Map.of("resolve", resolve, "startsAt", "detected", "escalation", List.of(steps))).put(POLICY).then()
                .statusCode(200);
    }

    private String opened(int minutesAgo) {
        return incidents.opened(Map.of("title", "A macro ran", "severity", "medium", "detectedAt", ago(minutesAgo)));
    }

    private void detectedAgo(String id, int minutes) {
        tenant.as("analyst").header("If-Match", "*").body(Map.of("detectedAt", ago(minutes))).patch(IncidentsFixture.PATH + id)
                .then().statusCode(200);
    }

    private static String ago(int minutes) {
        return Instant.now().minus(Duration.ofMinutes(minutes)).toString();
    }

    private void makeLate(String id) {
        owner.update("""
            update sla_clocks set started_at = started_at - interval '9 days', warning_at = warning_at - interval '9 days',
                due_at = due_at - interval '9 days', next_notice_at = now() where incident_id = ?""", UUID.fromString(id));
    }

    private void comeDue(String id) {
        owner.update("""
            update sla_escalations set due_at = now(), look_at = now() where incident_id = ? and state = 'pending'""",
                UUID.fromString(id));
    }

    private ValidatableResponse escalations(String id) {
        return incidents.get(id, "/sla/escalations");
    }
}
