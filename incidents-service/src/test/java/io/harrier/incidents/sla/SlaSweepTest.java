package io.harrier.incidents.sla;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.harrier.incidents.HeldRow;
import io.harrier.incidents.IncidentsFixture;
import io.harrier.platform.testing.HarrierServers;
import io.harrier.platform.testing.TestKafka;
import io.harrier.platform.testing.TestMetrics;
import io.harrier.platform.testing.TestSql;
import io.harrier.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@WithTestResource(HarrierServers.class)
class SlaSweepTest {

    private static final String BREACHED = "io.harrier.incidents.incident.sla_breached.v1";

    @Inject
    SlaSweep sweep;

    private final TestTenant tenant = TestTenant.fresh();
    private final IncidentsFixture incidents = IncidentsFixture.of(tenant);
    private final TestSql owner = TestSql.as("incidents_owner");

    @Test
    void manySweepersTellEachBreachOnce() {
        var ids = IntStream.range(0, 5).mapToObj(i -> incidents.detected()).toList();
        ids.forEach(id -> makeLate(id, Duration.ZERO));
        var sweeps = IntStream.range(0, 8).mapToObj(i -> sweep.sweep().subscribeAsCompletionStage()).toList();
        CompletableFuture.allOf(sweeps.toArray(CompletableFuture[]::new)).join();
        await().until(this::breaches, hasSize(20));
        for (var id : ids) {
            incidents.get(id, "/timeline?limit=200").body("items.findAll { it.title.startsWith('SLA breached') }", hasSize(4));
        }
    }

    @Test
    void aClockWhoseSweeperDiedIsSweptWhenTheClaimEnds() {
        var id = incidents.detected();
        makeLate(id, Duration.ofSeconds(2));
        await().until(this::breaches, hasSize(4));
        incidents.get(id, "/sla").body("clocks.every { it.breachedAt == it.dueAt }", is(true));
        tenant.as("viewer").queryParam("q", "breached contain").get("/api/v1/incidents").then().body("items.id",
                is(List.of(id)));
        assertEquals(0L,
                owner.value(Long.class, "select count(*) from sla_clocks where incident_id = ? and next_notice_at is not null",
                        UUID.fromString(id)));
    }

    @Test
    void whatSomebodyHoldsKeepsNobodyWaitingAndComesDueAgain() {
        var held = incidents.detected();
        var free = incidents.detected();
        var elsewhere = TestTenant.fresh();
        var foreign = IncidentsFixture.of(elsewhere).detected();
        try (var row = HeldRow.of("select from incidents where id = ? for update", UUID.fromString(held))) {
            List.of(held, free, foreign).forEach(id -> makeLate(id, Duration.ZERO));
            await().until(this::breaches, hasSize(4));
            await().until(() -> TestKafka.events(elsewhere, BREACHED), hasSize(4));
            incidents.get(held, "/sla").body("clocks.every { it.breachedAt == null }", is(true));
        }
        await().atMost(Duration.ofSeconds(20)).until(this::breaches, hasSize(8));
    }

    @Test
    void theMetricsTellHowManyClocksRunStandStillAndAreLate() {
        var id = incidents.detected();
        var late = incidents.detected();
        incidents.step(id, "sla/pause", Map.of("reason", "Waiting for the vendor", "goals", List.of("resolve")))
                .statusCode(200);
        makeLate(late, Duration.ZERO);
        for (var state : List.of("running", "paused", "breached")) {
            await().until(() -> TestMetrics.value("harrier_sla_clocks", "state=\"" + state + "\"") >= 1);
        }
    }

    @Test
    void theWorkerSeesWhenAClockIsDueAndNothingElseOfIt() {
        var worker = TestSql.as("incidents_worker");
        worker.query("select tenant_id, id, next_notice_at from sla_clocks limit 1");
        var refused = org.junit.jupiter.api.Assertions.assertThrows(IllegalStateException.class,
                () -> worker.query("select incident_id from sla_clocks limit 1"));
        assertEquals(true, refused.getMessage().contains("permission denied"));
        org.junit.jupiter.api.Assertions.assertThrows(IllegalStateException.class,
                () -> worker.query("select id from incidents limit 1"));
    }

    /** Two days late, and claimed by a sweeper that has this much of its claim left. */
    private void makeLate(String id, Duration claim) {
        owner.update(
                """
                    update sla_clocks set started_at = started_at - interval '2 days', warning_at = warning_at - interval '2 days',
                        due_at = due_at - interval '2 days', next_notice_at = now() + cast(? as interval)
                    where incident_id = ?""",
                claim.toString(), UUID.fromString(id));
    }

    private List<?> breaches() {
        return TestKafka.events(tenant, BREACHED);
    }
}
