package io.harrier.alerts;

import static io.harrier.alerts.Alerts.awaitCount;
import static io.harrier.alerts.Alerts.json;
import static io.harrier.alerts.Alerts.publish;
import static java.time.Duration.ofSeconds;
import static org.awaitility.Awaitility.await;

import java.util.UUID;

import org.junit.jupiter.api.Test;

import io.harrier.platform.testing.HarrierServers;
import io.harrier.platform.testing.TestSql;
import io.harrier.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** How often parked records are looked at while nothing of them can be taken. */
@QuarkusTest
@WithTestResource(HarrierServers.class)
class ParkedRecordsPaceTest {

    private final TestTenant late = new TestTenant(UUID.randomUUID(), "pace" + UUID.randomUUID().toString().substring(0, 6));
    private final String topic = "siem.alerts." + late.alias();

    @Test
    void aTakeThatIsRefusedAndHadNothingToTakeIsNoReasonToHurry() {
        publish(late, "w1", json("w1", "low"));
        awaitCount(1, "select count(*) from ingest_parked where topic = ?", topic);
        TestSql.as("alerts_owner").update("revoke delete on ingest_parked from alerts_worker");
        try {
            long before = rolledBack();
            await().until(() -> rolledBack() > before);
            long since = rolledBack();
            await().during(ofSeconds(4)).atMost(ofSeconds(10)).until(() -> rolledBack() - since < 50);
        } finally {
            TestSql.as("alerts_owner").update("grant delete on ingest_parked to alerts_worker");
            TestSql.as("alerts_owner").update("delete from ingest_parked where topic = ?", topic);
        }
    }

    /** Each take that is refused is a transaction rolled back. */
    private static long rolledBack() {
        return TestSql.as("alerts_owner").value(Long.class,
                "select xact_rollback from pg_stat_database where datname = current_database()");
    }
}
