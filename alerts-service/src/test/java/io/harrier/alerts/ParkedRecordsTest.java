package io.harrier.alerts;

import static io.harrier.alerts.Alerts.awaitCount;
import static io.harrier.alerts.Alerts.awaitDeadLetters;
import static io.harrier.alerts.Alerts.counted;
import static io.harrier.alerts.Alerts.json;
import static io.harrier.alerts.Alerts.publish;
import static io.harrier.alerts.Alerts.theDatabaseRefuses;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.UUID;

import org.junit.jupiter.api.Test;

import io.harrier.platform.testing.HarrierServers;
import io.harrier.platform.testing.TestSql;
import io.harrier.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** Records that came before their tenant was known. */
@QuarkusTest
@WithTestResource(HarrierServers.class)
class ParkedRecordsTest {

    private static final String ALERTS = "select count(*) from security_alerts where tenant_id = ?";
    private static final String PARKED = "select count(*) from ingest_parked where topic = ?";

    private final TestTenant late = unknown("late");

    @Test
    void theyWaitAndAreStoredWhenTheTenantIsKnown() {
        publish(late, "u1", json("u1", "low"));
        awaitCount(1, PARKED, topic(late));
        late.register();
        awaitCount(1, ALERTS, late.id());
    }

    @Test
    void thoseOfNobodyBecomeDeadLettersInTheEndAndAreCounted() {
        double before = counted("harrier_ingest_rejected_total", "unknown_tenant");
        publish(late, "n1", json("n1", "low"));
        awaitCount(1, PARKED, topic(late));
        TestSql.as("alerts_owner").update("update ingest_parked set due_at = now() where topic = ?", topic(late));
        awaitDeadLetters(late, "unknown_tenant");
        assertEquals(before + 1, counted("harrier_ingest_rejected_total", "reason=\"unknown_tenant\""));
    }

    @Test
    void oneThatTheDatabaseRefusesIsADeadLetterAndHoldsUpNobody() {
        // Topics are visited in the order of their names.
        var next = unknown("latf");
        try (var refusal = theDatabaseRefuses("Poison")) {
            publish(late, "p1", json("p1", "low"));
            publish(late, "p2", json("p2", "low").replace("Credential dumping p2", "Poison"));
            publish(late, "p3", json("p3", "low"));
            publish(next, "p1", json("p1", "low"));
            awaitCount(3, PARKED, topic(late));
            awaitCount(1, PARKED, topic(next));
            late.register();
            next.register();
            awaitCount(1, ALERTS, next.id());
            awaitCount(2, ALERTS, late.id());
            awaitDeadLetters(late, "not_storable");
        }
        awaitCount(0, PARKED, topic(late));
    }

    @Test
    void aBacklogIsTakenInBatchesWithoutAWaitBetweenThem() {
        TestSql.as("alerts_owner").update("""
            insert into ingest_parked (topic, partition, record_offset, headers, value, received_at, due_at)
            select ?, 0, n, '{}', convert_to(replace(?, 'backlog', 'b' || n), 'UTF8'), now(), now() + interval '1 hour'
            from generate_series(1, 10000) n""", topic(late), json("backlog", "low"));
        late.register();
        awaitCount(10_000, ALERTS, late.id());
        awaitCount(0, PARKED, topic(late));
    }

    private static TestTenant unknown(String prefix) {
        return new TestTenant(UUID.randomUUID(), prefix + UUID.randomUUID().toString().substring(0, 6));
    }

    private static String topic(TestTenant tenant) {
        return "siem.alerts." + tenant.alias();
    }
}
