package io.harrier.integrations.sync;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.harrier.integrations.testing.IntegrationServers;
import io.harrier.integrations.testing.Tenable;
import io.harrier.local.tenable.TenableData;
import io.harrier.local.tenable.TenableStandIn;
import io.harrier.platform.testing.TestSql;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** When a system becomes another one, what was imported says nothing about what still has to be. */
@QuarkusTest
@WithTestResource(IntegrationServers.class)
class ConnectionChangeTest {

    @Test
    void everythingOfAnotherTenableArrivesHoweverOld() {
        try (var tenable = Tenable.of(60, 100);
                var other = TenableStandIn.start(0, TenableData.generate(7, 40, 90, Clock.systemUTC()))) {
            tenable.sync();
            patch(tenable, Map.of("baseUrl", other.baseUrl() + "/"));
            assertNull(tenable.watermark("assets"));
            assertNull(tenable.watermark("vulnerabilities"));
            tenable.authenticate();

            var run = tenable.sync();

            assertEquals(40, run.getInt("imports[0].records.received"));
            assertEquals(90, run.getInt("imports[1].records.received"));
            assertEquals(2, other.requests().of("POST", "/.*/export").size());
        }
    }

    @Test
    void otherCredentialsMaySeeOtherDataAnotherNameDoesNot() {
        try (var tenable = Tenable.of(3, 9)) {
            tenable.sync();
            patch(tenable, Map.of("name", "Tenable of all", "baseUrl", tenable.standIn.baseUrl() + "/"));
            assertNotNull(tenable.watermark("vulnerabilities"));

            tenable.authenticate();

            assertNull(tenable.watermark("assets"));
            assertNull(tenable.watermark("vulnerabilities"));
        }
    }

    @Test
    void aRunThatIsGoingOnDoesNotCountForTheOtherOne() {
        try (var tenable = Tenable.of(120, 300)) {
            tenable.standIn.pace().holdAfter(1);
            String run = tenable.start();
            await().until(() -> tenable.run(run).getInt("imports[0].progress.done") == 1);
            tenable.authenticate();
            tenable.standIn.pace().release();

            var ended = tenable.ended(run);

            assertEquals("failed", ended.getString("status"));
            assertTrue(ended.getString("detail").contains("were changed while it ran"), ended.getString("detail"));
            assertNull(tenable.watermark("assets"));
            assertEquals(120, tenable.sync().getInt("imports[0].records.received"));
        }
    }

    @Test
    void aRunCanBeAskedForEverything() {
        try (var tenable = Tenable.of(120, 300)) {
            tenable.sync();
            assertNotNull(tenable.sync().getString("imports[1].since"));

            var full = tenable.ended(tenable.startFull());

            assertNull(full.getString("imports[0].since"));
            assertEquals(300, full.getInt("imports[1].records.received"));
            var bodies = tenable.standIn.requests().of("POST", "/.*/export").stream().map(it -> it.body()).toList();
            assertFalse(bodies.get(4).contains("updated_at"), bodies.get(4));
            assertTrue(bodies.get(5).contains("\"since\":0"), bodies.get(5));
            tenable.tenant.as("tenant_admin").body(Map.of("whole", true)).post(tenable.path() + "/sync-runs").then()
                    .statusCode(400);
        }
    }

    @Test
    void aRunWhoseSystemNobodySynchronizesFailsAndSaysSo() {
        try (var tenable = Tenable.of(120, 300)) {
            tenable.standIn.pace().holdAfter(0);
            String run = tenable.start();
            TestSql.as("integrations_owner").update("update external_systems set type = 'qualys' where id = ?::uuid",
                    tenable.id);

            assertEquals("The import of assets failed: Harrier does not synchronize systems of type qualys",
                    tenable.ended(run).getString("detail"));
        }
    }

    private static void patch(Tenable tenable, Map<String, Object> change) {
        tenable.tenant.as("tenant_admin").header("If-Match", "*").body(change).patch(tenable.path()).then().statusCode(200)
                .body("active", is(true));
    }
}
