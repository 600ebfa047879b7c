package io.harrier.incidents.sla;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.harrier.incidents.IncidentsFixture;
import io.harrier.platform.testing.HarrierServers;
import io.harrier.platform.testing.TestKafka;
import io.harrier.platform.testing.TestSql;
import io.harrier.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** What policies want done about clocks that are at risk or breached. */
@QuarkusTest
@WithTestResource(HarrierServers.class)
class SlaEscalationTest {

    private static final String ESCALATED = "io.harrier.incidents.incident.sla_escalated.v1";
    private static final Map<String, ?> MAX = Map.of("subject", "max", "name", "Max Manager");

    @Inject
    SlaEscalationSweep sweep;

    private final TestTenant tenant = TestTenant.fresh();
    private final IncidentsFixture incidents = IncidentsFixture.of(tenant);
    private final TestSql owner = TestSql.as("incidents_owner");

    @Test
    void eachStepIsDoneOnceWhenItComesDue() {
        promise(60, 120, 4000, 8000,
                Map.of("on", "at_risk", "action", "notify_role", "role", "incident_manager"),
                Map.of("on", "breached", "delayMinutes", 10, "action", "raise_priority"),
                Map.of("on", "breached", "delayMinutes", 20, "action", "reassign", "person", MAX),
                Map.of("on", "breached", "delayMinutes", 30, "action", "notify_role", "role", "executive"),
                Map.of("on", "breached", "delayMinutes", 6000, "action", "raise_priority", "priority", "emergency"));
        var id = late();
        // Acknowledge is breached since forty minutes, and nobody had seen it at risk; investigate is at risk.
        await().untilAsserted(() -> escalations(id).body("items.findAll { it.state == 'done' }", hasSize(5))
                .body("items.findAll { it.state == 'pending' }", hasSize(1)));
        escalations(id).body("items.findAll { it.goal == 'acknowledge' }.position", contains(1, 2, 3, 4, 5))
                .body("items.findAll { it.goal == 'acknowledge' }.outcome",
                        contains("Told incident_manager", "Priority raised to high", "Given to Max Manager", "Told executive",
                                null))
                .body("items.findAll { it.goal == 'investigate' }.outcome", contains("Told incident_manager"));
        incidents.get(id, "").body("priority", is("high")).body("owner.subject", is("max"))
                .body("acknowledgedAt", nullValue());
        // Being given it is no acknowledgement: the clock goes on.
        incidents.get(id, "/sla").body("clocks.find { it.goal == 'acknowledge' }.state", is("running"));
        incidents.get(id, "/timeline?limit=200").body("items.findAll { it.title.startsWith('SLA escalation') }", hasSize(5))
                .body("items.title", hasItems("SLA escalation: acknowledge", "SLA escalation: investigate", "Reclassified",
                        "Max Manager is owner"));
        await().until(() -> TestKafka.events(tenant, ESCALATED), hasSize(5));
        var told = TestKafka.events(tenant, ESCALATED).stream().map(it -> it.get("step").get("action").asText()).toList();
        assertEquals(List.of("notify_role", "notify_role", "notify_role", "raise_priority", "reassign"),
                told.stream().sorted().toList());
        tenant.as("auditor").get("/api/v1/incidents-service/audit?subjectType=incident&subjectId=" + id).then()
                .body("items.findAll { it.action == 'incident_sla_escalated' }", hasSize(5));
        TestTenant.fresh().as("viewer").get(IncidentsFixture.PATH + id + "/sla/escalations").then().statusCode(404);
    }

    @Test
    void manySweepersDoEachStepOnce() {
        promise(60, 4000, 5000, 8000, Map.of("on", "breached", "delayMinutes", 6000, "action", "notify_role", "role", "legal"),
                Map.of("on", "breached", "delayMinutes", 6001, "action", "notify_role", "role", "executive"));
        var ids = IntStream.range(0, 5).mapToObj(i -> late()).toList();
        await().until(() -> owner.value(Long.class,
                "select count(*) from sla_escalations where tenant_id = ? and state = 'pending'", tenant.id()) == 10);
        owner.update("update sla_escalations set due_at = now(), look_at = now() where tenant_id = ?", tenant.id());
        var sweeps = IntStream.range(0, 8).mapToObj(i -> sweep.sweep().subscribeAsCompletionStage()).toList();
        CompletableFuture.allOf(sweeps.toArray(CompletableFuture[]::new)).join();
        await().until(() -> TestKafka.events(tenant, ESCALATED), hasSize(10));
        for (var id : ids) {
            escalations(id).body("items.state", contains("done", "done"));
            incidents.get(id, "/timeline?limit=200").body("items.findAll { it.title.startsWith('SLA escalation') }",
                    hasSize(2));
        }
    }

    @Test
    void whatIsNoLongerCalledForIsDropped() {
        promise(60, 4000, 5000, 8000, Map.of("on", "breached", "delayMinutes", 6000, "action", "notify_role", "role", "legal"));
        var id = late();
        await().untilAsserted(() -> escalations(id).body("items.state", contains("pending")));
        incidents.step(id, "acknowledgement", Map.of()).statusCode(200);
        comeDue(id);
        await().untilAsserted(() -> escalations(id).body("items.state", contains("dropped"))
                .body("items.outcome", contains("The clock had ended")));
        incidents.get(id, "/timeline").body("items.title", not(hasItem("SLA escalation: acknowledge")));
    }

    @Test
    void aStepWaitsWhileItsClockStandsStill() {
        promise(4000, 4100, 4200, 4300, 1, Map.of("on", "at_risk", "delayMinutes", 6000, "action", "raise_priority"));
        var id = late();
        await().untilAsserted(() -> escalations(id).body("items.state", everyItem(is("pending"))).body("items", hasSize(4)));
        incidents.step(id, "sla/pause", Map.of("reason", "Waiting for the vendor", "goals", List.of("resolve")))
                .statusCode(200);
        comeDue(id);
        await().untilAsserted(() -> escalations(id).body("items.findAll { it.state == 'done' }.goal",
                containsInAnyOrder("acknowledge", "investigate", "contain")));
        await().until(() -> owner.value(Boolean.class, """
            select look_at > now() + interval '2 minutes' from sla_escalations where incident_id = ? and state = 'pending'""",
                UUID.fromString(id)));
        escalations(id).body("items.find { it.goal == 'resolve' }.state", is("pending"));
    }

    @Test
    void aRestrictedIncidentIsGivenToNobodyWhoDoesNotSeeIt() {
        promise(60, 4000, 5000, 8000, Map.of("on", "breached", "delayMinutes", 6000, "action", "reassign", "person", MAX));
        var id = late();
        await().untilAsserted(() -> escalations(id).body("items.state", contains("pending")));
        tenant.as("insider", "incident_manager").header("If-Match", "*").body(Map.of("members", List.of()))
                .put(IncidentsFixture.PATH + id + "/restriction").then().statusCode(200);
        comeDue(id);
        await().untilAsserted(() -> tenant.as("insider", "viewer").get(IncidentsFixture.PATH + id + "/sla/escalations").then()
                .statusCode(200).body("items.state", contains("dropped"))
                .body("items.outcome", contains("The incident is restricted, and hidden from Max Manager")));
        tenant.as("outsider", "viewer").get(IncidentsFixture.PATH + id + "/sla/escalations").then().statusCode(404);
        tenant.as("max", "viewer").get(IncidentsFixture.PATH + id).then().statusCode(404);
    }

    private void comeDue(String id) {
        owner.update("update sla_escalations set due_at = now(), look_at = now() where incident_id = ?", UUID.fromString(id));
    }

    private void promise(int acknowledge, int investigate, int contain, int resolve, Map<?, ?>... steps) {
        promise(acknowledge, investigate, contain, resolve, 75, steps);
    }

    private void promise(int acknowledge, int investigate, int contain, int resolve, int warningPercent, Map<?, ?>... steps) {
        tenant.as("tenant_admin").header("If-Match", "\"0\"")
                .body(Map.of("acknowledge", acknowledge, "investigate", investigate, "contain", contain, "resolve", resolve,
                        "startsAt", "detected", "warningPercent", warningPercent, "escalation", List.of(steps)))
                .put("/api/v1/sla-policies/medium").then().statusCode(200);
    }

    /** Detected a hundred minutes ago. */
    private String late() {
        var detected = Instant.now().minus(Duration.ofMinutes(100));
        return incidents.opened(Map.of("title", "Found late", "severity", "medium", "detectedAt", detected.toString()));
    }

    private ValidatableResponse escalations(String id) {
        return incidents.get(id, "/sla/escalations");
    }
}
