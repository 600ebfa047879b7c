package io.harrier.alerts.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;

import jakarta.inject.Inject;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import io.harrier.platform.testing.HarrierServers;
import io.harrier.platform.testing.TestSql;
import io.harrier.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** What has served its time goes, in small batches, one after the other. */
@QuarkusTest
@WithTestResource(HarrierServers.class)
class IngestTidyingTest {

    private static final String WINDOWS = "select count(*) from entity_windows where tenant_id = ?";

    @Inject
    IngestTidying tidying;

    private final TestTenant tenant = TestTenant.fresh();

    @Test
    void windowsGoWhenNoRecordCameForLong() {
        windows(1_200, "now() - interval '91 days'", "now() - interval '91 days'");
        windows(2, "now() - interval '91 days'", "now() - interval '89 days'");
        windows(3, "now() - interval '89 days'", "now() - interval '89 days'");
        assertTrue(tidied().compareTo(Duration.ofSeconds(1)) < 0);
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> tidied().compareTo(Duration.ofSeconds(1)) > 0
                && TestSql.as("alerts_owner").value(Long.class, WINDOWS, tenant.id()) <= 5);
        assertEquals(5L, TestSql.as("alerts_owner").value(Long.class, WINDOWS, tenant.id()));
    }

    private Duration tidied() {
        return tidying.tidy().await().atMost(Duration.ofSeconds(10));
    }

    private void windows(int count, String opened, String touched) {
        TestSql.as("alerts_owner").update("""
            insert into entity_windows (tenant_id, source_system, entities, opened_at, starts_at, last_at, touched_at)
            select ?, 'edr-1', gen_random_uuid()::text, at, at, at, %s from generate_series(1, ?), (select %s as at) opened"""
                .formatted(touched, opened), tenant.id(), count);
    }
}
