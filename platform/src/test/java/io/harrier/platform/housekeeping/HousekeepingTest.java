package io.harrier.platform.housekeeping;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import io.harrier.platform.testing.HarrierServers;
import io.harrier.platform.testing.TestSql;
import io.harrier.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@WithTestResource(HarrierServers.class)
class HousekeepingTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final TestTenant tenant = TestTenant.fresh();

    @Test
    void whatHasServedItsTimeGoesHoweverMuchItIsAndTheRestStays() {
        received("14 days 1 hour", 1_203);
        received("13 days 23 hours", 2);
        answered("24 hours 1 minute", 601);
        answered("23 hours", 3);
        await().atMost(PATIENCE).until(() -> count("inbox") == 2 && count("idempotency_keys") == 3);
    }

    @Test
    void aRefusedMessageStaysHoweverOld() {
        long id = UUID.randomUUID().getMostSignificantBits();
        owner().update("""
            insert into outbox_refused (id, tenant_id, topic, headers, created_at, refused_at, reason)
            values (?, ?, 'harrier.alerts', '{}', now() - interval '5 years', now() - interval '5 years', 'Too large')""", id,
                tenant.id());
        received("15 days", 1);
        await().atMost(PATIENCE).until(() -> count("inbox") == 0);
        assertEquals(1, count("outbox_refused"));
    }

    @Test
    void theRowsAreFoundByTheirAge() {
        for (String column : new String[]{"inbox.received_at", "idempotency_keys.created_at"}) {
            String[] names = column.split("\\.");
            assertEquals(1L, owner().value(Long.class,
                    "select count(*) from pg_indexes where tablename = ? and indexname = ? and schemaname = 'alerts'", names[0],
                    "ix_" + names[0] + "_" + names[1]));
        }
    }

    private void received(String ago, int times) {
        owner().update("""
            insert into inbox (tenant_id, event_id, received_at)
            select ?, gen_random_uuid(), now() - cast(? as interval) from generate_series(1, ?)""", tenant.id(), ago, times);
    }

    private void answered(String ago, int times) {
        owner().update("""
            insert into idempotency_keys (tenant_id, subject, key, operation, request_hash, answer, created_at)
            select ?, 'somebody', gen_random_uuid(), 'createNote', '', '{}', now() - cast(? as interval)
            from generate_series(1, ?)""", tenant.id(), ago, times);
    }

    private long count(String table) {
        return owner().value(Long.class, "select count(*) from " + table + " where tenant_id = ?", tenant.id());
    }

    private static TestSql owner() {
        return TestSql.as("alerts_owner");
    }
}
