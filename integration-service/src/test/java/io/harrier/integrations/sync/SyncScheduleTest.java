package io.harrier.integrations.sync;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.harrier.integrations.testing.IntegrationServers;
import io.harrier.integrations.testing.Tenable;
import io.harrier.local.tenable.TenableData;
import io.harrier.platform.testing.TestSql;
import io.harrier.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@WithTestResource(IntegrationServers.class)
class SyncScheduleTest {

    private static final TestSql OWNER = TestSql.as("integrations_owner");

    @Test
    void aScheduleBeginsRunsByItself() {
        try (var tenable = Tenable.of(TestTenant.fresh(), TenableData.generate(3, 9),
                Map.of("syncEnabled", true, "syncFrequencyMinutes", 60))) {
            await().until(() -> tenable.all("/api/v1/sync-runs").stream().anyMatch(it -> it.get("status").equals("succeeded")));

            var run = tenable.all(tenable.path() + "/sync-runs").get(0);
            assertEquals("schedule", run.get("trigger"));
            assertEquals(1, tenable.all("/api/v1/sync-runs").size());
            assertEquals(9, tenable.all("/api/v1/vulnerabilities").size());
        }
    }

    @Test
    void aSystemWhoseRunCanNotBeBegunKeepsNoOtherFromItsTurn() {
        var tenant = TestTenant.fresh();
        try (var first = Tenable.of(tenant, TenableData.generate(1, 1), Map.of("name", "First"));
                var second = Tenable.of(tenant, TenableData.generate(1, 1), Map.of("name", "Second"))) {
            refuseRunsOf(first.id);
            OWNER.update("""
                update external_systems set sync_enabled = true,
                    next_sync_at = now() - case when id = ?::uuid then interval '2 hours' else interval '1 hour' end
                where tenant_id = ?::uuid""", first.id, tenant.id().toString());

            await().until(() -> !second.all(second.path() + "/sync-runs").isEmpty());
            await().until(
                    () -> OWNER.value(Boolean.class, "select next_sync_at > now() from external_systems where id = ?::uuid",
                            first.id));
            assertEquals(List.of(), first.all(first.path() + "/sync-runs"));
        } finally {
            OWNER.update("drop function if exists refuse_run cascade");
        }
    }

    private static void refuseRunsOf(String system) {
        OWNER.update("""
            create function refuse_run() returns trigger language plpgsql as
            'begin raise exception ''No run of this one''; end'""");
        OWNER.update("create trigger refuse_run before insert on integration_operations for each row "
                + "when (new.external_system_id = '" + system + "') execute function refuse_run()");
    }
}
