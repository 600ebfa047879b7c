package io.harrier.alerts.team;

import static io.harrier.alerts.Teams.aTeam;
import static io.harrier.alerts.Teams.anAlertHeldBy;
import static io.harrier.alerts.Teams.anEndedShift;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.harrier.alerts.Teams;
import io.harrier.platform.access.Caller;
import io.harrier.platform.tenancy.Tenancy;
import io.harrier.platform.testing.HarrierServers;
import io.harrier.platform.testing.TestKafka;
import io.harrier.platform.testing.TestSql;
import io.harrier.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** At the end of a shift what its people hold is open again, once, unless somebody goes on. */
@QuarkusTest
@WithTestResource(HarrierServers.class)
class ShiftEndTest {

    private static final TestSql OWNER = TestSql.as("alerts_owner");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final TestTenant tenant = TestTenant.fresh();

    @Inject
    ShiftEnd end;
    @Inject
    Tenancy tenancy;

    @Test
    void whatItsPeopleHeldIsOpenAgainAndTheHistorySaysWhy() {
        String alert = anAlertHeldBy(tenant, "ana");
        String others = anAlertHeldBy(tenant, "bert");
        String shift = anEndedShift(tenant, aTeam(tenant, "Day", "ana"));
        awaitSeen(shift);
        tenant.as("viewer").get("/api/v1/alerts/" + alert).then().body("status", equalTo("open")).body("assignedTo",
                nullValue());
        tenant.as("viewer").get("/api/v1/alerts/" + alert + "/events").then().body("items.note", hasItem("shift_ended"));
        assertEquals("assigned", status(others));
        await().atMost(PATIENCE).until(() -> TestKafka.events(tenant, "io.harrier.alerts.alert.released.v1")
                .stream()
                .anyMatch(it -> it.get("alertId").asText().equals(alert) && it.get("reason").asText().equals("shift_ended")));
        assertEquals(1, audits("shift_ended"));
    }

    @Test
    void whoGoesOnKeepsWhatTheyHold() {
        String late = anAlertHeldBy(tenant, "ana");
        String kept = anAlertHeldBy(tenant, "bert");
        String taken = anAlertHeldBy(tenant, "cleo");
        String left = anAlertHeldBy(tenant, "dora");
        OWNER.update("update security_alerts set assigned_at = now() where id = ?::uuid", taken);
        tenant.as("bert", "analyst").body(Map.of("until", Instant.now().plusSeconds(3_600).toString()))
                .put("/api/v1/alerts/" + kept + "/overtime").then().statusCode(200);
        Teams.aRunningShift(tenant, aTeam(tenant, "Late", "ana"));
        awaitSeen(anEndedShift(tenant, aTeam(tenant, "Day", "ana", "bert", "cleo", "dora")));
        assertEquals("assigned", status(late), "on the next shift");
        assertEquals("assigned", status(kept), "kept beyond the shift");
        assertEquals("assigned", status(taken), "claimed after the end");
        assertEquals("open", status(left));
    }

    @Test
    void anEndIsSeenToOnceHoweverManyReplicasSeeIt() {
        String alert = anAlertHeldBy(tenant, "ana");
        String shift = anEndedShift(tenant, aTeam(tenant, "Day", "ana"));
        var all = IntStream.range(0, 6).mapToObj(replica -> tenancy.as(Caller.job(tenant.id(), "shift-ends"),
                () -> end.see(UUID.fromString(shift))).subscribeAsCompletionStage()).toList();
        all.forEach(one -> one.orTimeout(30, java.util.concurrent.TimeUnit.SECONDS).join());
        awaitSeen(shift);
        assertEquals("open", status(alert));
        assertEquals(1, audits("alert_released"));
        String again = anAlertHeldBy(tenant, "ana");
        OWNER.update("update security_alerts set assigned_at = now() where id = ?::uuid", again);
        OWNER.update("update shifts set ends_at = now() - interval '30 days' where id = ?::uuid", shift);
        awaitSeen(shift);
        assertEquals("assigned", status(again), "released for an end that was seen to already");
    }

    @Test
    void aShiftThatIsCutShortEndsWithTheChange() {
        String alert = anAlertHeldBy(tenant, "ana");
        String team = aTeam(tenant, "Day", "ana");
        String shift = Teams.aRunningShift(tenant, team);
        put(Teams.SHIFTS + "/" + shift, Teams.shift(team, "Running", -2, -1));
        awaitStatus("open", alert);
    }

    @Test
    void whoIsTakenFromTheTeamOfAShiftThatRunsLeavesIt() {
        String gone = anAlertHeldBy(tenant, "ana");
        String there = anAlertHeldBy(tenant, "bert");
        String team = aTeam(tenant, "Day", "ana", "bert");
        String shift = Teams.aRunningShift(tenant, team);
        put(Teams.TEAMS + "/" + team,
                Map.of("name", "Day", "members", List.of(Map.of("subject", TestTenant.subject("bert"), "name", "bert"))));
        awaitStatus("open", gone);
        awaitSeen(shift);
        assertEquals("assigned", status(there));
    }

    @Test
    void whatIsKeptBeyondTheShiftIsKeptUntilThenAndNoLonger() {
        String kept = anAlertHeldBy(tenant, "ana");
        String there = anAlertHeldBy(tenant, "bert");
        Teams.aRunningShift(tenant, aTeam(tenant, "Late", "bert"));
        OWNER.update("update security_alerts set kept_until = now() - interval '1 second' where tenant_id = ?", tenant.id());
        awaitStatus("open", kept);
        tenant.as("viewer").get("/api/v1/alerts/" + kept + "/events").then().body("items.note", hasItem("overtime_ended"));
        await().atMost(PATIENCE).untilAsserted(() -> tenant.as("viewer").get("/api/v1/alerts/" + there).then()
                .body("keptUntil", nullValue()).body("status", equalTo("assigned")));
    }

    @Test
    void theEndWaitsForNobodyAndComesBackForWhatSomebodyIsAt() throws SQLException {
        String busy = anAlertHeldBy(tenant, "ana");
        String free = anAlertHeldBy(tenant, "ana");
        String team = aTeam(tenant, "Day", "ana");
        try (var connection = OWNER.connect(); var lock = connection.createStatement()) {
            connection.setAutoCommit(false);
            lock.execute("select 1 from security_alerts where id = '" + busy + "' for no key update");
            anEndedShift(tenant, team);
            awaitStatus("open", free);
            assertEquals("assigned", status(busy));
            connection.rollback();
        }
        awaitStatus("open", busy);
    }

    private void put(String path, Map<String, ?> body) {
        tenant.as("tenant_admin").header("If-Match", "*").body(body).put(path).then().statusCode(200);
    }

    private void awaitStatus(String status, String alert) {
        await().atMost(PATIENCE).until(() -> status(alert).equals(status));
    }

    private static void awaitSeen(String shift) {
        await().atMost(PATIENCE).until(() -> OWNER.value(Boolean.class,
                "select ends_at > now() from shifts where id = ?::uuid", shift));
    }

    private String status(String alert) {
        return OWNER.value(String.class, "select status from security_alerts where id = ?::uuid", alert);
    }

    private long audits(String action) {
        return OWNER.value(Long.class, "select count(*) from audit_log where tenant_id = ? and action = ?", tenant.id(),
                action);
    }
}
