package io.harrier.integrations.sync;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import io.harrier.integrations.testing.IntegrationServers;
import io.harrier.integrations.testing.Tenable;
import io.harrier.local.tenable.ExportKind;
import io.harrier.local.tenable.TenableData;
import io.harrier.platform.testing.TestKafka;
import io.harrier.platform.testing.TestSql;
import io.harrier.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** What a synchronization survives, and what ends it. */
@QuarkusTest
@WithTestResource(IntegrationServers.class)
class SyncFaultsTest {

    private static final String ANY = ".*";
    private static final String CHUNKS = "/vulns/export/.*/chunks/.*";

    @Test
    void beingThrottledEverywhereOnlyTakesLonger() {
        try (var tenable = Tenable.of(120, 300)) {
            tenable.standIn.faults().tooManyRequests("/assets/export", 1, 1);
            tenable.standIn.faults().tooManyRequests("/vulns/export/.*/status", 1, 1);
            tenable.standIn.faults().tooManyRequests(CHUNKS, 1, 1);

            var run = tenable.sync();

            assertEquals(300, run.getInt("imports[1].records.created"));
            assertEquals(3, tenable.standIn.requests().all().stream().filter(it -> it.status() == 429).count());
            assertEquals(0, run.getInt("imports[1].attempts"));
        }
    }

    @Test
    void throttlingIsATimeOnTheRowAndNobodyWaitsForIt() {
        try (var tenable = Tenable.of(120, 300)) {
            tenable.standIn.faults().tooManyRequests("/assets/export", 1, 600);
            String run = tenable.start();

            await().until(() -> tenable.standIn.requests().of("POST", "/assets/export").size() == 1);
            await().untilAsserted(() -> assertEquals(List.of(true), TestSql.as("integrations_worker")
                    .query("""
                        select next_run_at > now() + interval '9 minutes' and lease_id is null from integration_operations
                        where tenant_id = ?::uuid and entity_type = 'assets'""", tenable.tenant.id().toString()).get(0)));
            assertEquals("running", tenable.run(run).getString("status"));
        }
    }

    @Test
    void passingFaultsOfEveryKindLoseNothingAndStoreNothingTwice() {
        try (var tenable = Tenable.of(120, 300)) {
            tenable.standIn.faults().serverError("/assets/export", 2);
            tenable.standIn.faults().cutConnection("/assets/export/.*/status", 1);
            tenable.standIn.faults().brokenJson(CHUNKS, 2);
            tenable.standIn.faults().cutConnection(CHUNKS, 1);
            tenable.standIn.faults().addEmptyChunk(ExportKind.VULNS);

            var run = tenable.sync();

            assertEquals(120, run.getInt("imports[0].records.created"));
            assertEquals(300, run.getInt("imports[1].records.created"));
            assertEquals(300, run.getInt("imports[1].records.received"));
            assertEquals(300, tenable.all("/api/v1/vulnerabilities").size());
        }
    }

    @Test
    void aRunningExportOfTheSameIsAdopted() throws Exception {
        try (var tenable = Tenable.of(120, 300)) {
            tenable.standIn.pace().holdAfter(0);
            String first = tenable.start();
            await().until(() -> tenable.standIn.requests().of("GET", "/assets/export/.*/status").size() > 0);
            tenable.tenant.as("tenant_admin").post("/api/v1/sync-runs/" + first + "/cancellation").then().statusCode(200)
                    .body("status", is("cancelled")).body("imports.status", is(List.of("cancelled", "cancelled")));
            tenable.standIn.pace().release();
            tenable.standIn.pace().holdAfter(1);
            String second = tenable.start();
            await().until(() -> tenable.standIn.requests().of("POST", "/assets/export").size() == 2);
            tenable.standIn.pace().release();

            assertEquals("succeeded", tenable.ended(second).getString("status"));
            assertEquals(409, tenable.standIn.requests().of("POST", "/assets/export").get(1).status());
            assertEquals(120, tenable.all("/api/v1/assets").size());
        }
    }

    @Test
    void refusedCredentialsEndTheRunAndItIsAnnounced() {
        var settings = Map.<String, Object>of("credentials", Map.of("accessKey", "somebody", "secretKey", "else"));
        try (var tenable = Tenable.of(TestTenant.fresh(), TenableData.generate(1, 1), settings)) {
            var run = tenable.ended(tenable.start());

            assertEquals("failed", run.getString("status"));
            assertTrue(run.getString("detail").contains("does not accept the credentials"), run.getString("detail"));
            assertEquals("cancelled", run.getString("imports[1].status"));
            assertEquals(1, tenable.standIn.requests().all().size());
            await().untilAsserted(() -> assertEquals(List.of("failed", "cancelled"),
                    TestKafka.events(tenable.tenant, "io.harrier.integrations.sync.finished.v1").stream()
                            .map(it -> it.get("status").asText()).toList()));
            tenable.tenant.as("viewer").get("/api/v1/external-systems/" + tenable.id).then().body("lastSyncStatus",
                    is("failed"));
        }
    }

    @Test
    void whatFailsTooOftenFails() {
        try (var tenable = Tenable.of(TestTenant.fresh(), TenableData.generate(1, 1), Map.of("maxAttempts", 3))) {
            tenable.standIn.faults().serverError(ANY, 100);

            var run = tenable.ended(tenable.start());

            assertEquals("Failed 3 times: It answered 500", run.getString("imports[0].detail"));
            assertEquals(3, tenable.standIn.requests().all().size());
        }
    }

    @Test
    void oneRunAtATimeAndACancelledOneStops() {
        try (var tenable = Tenable.of(120, 300)) {
            tenable.standIn.pace().holdAfter(1);
            String run = tenable.start();
            tenable.tenant.as("tenant_admin").post("/api/v1/external-systems/" + tenable.id + "/sync-runs").then()
                    .statusCode(409)
                    .body("detail", containsString(run));

            tenable.tenant.as("tenant_admin").post("/api/v1/sync-runs/" + run + "/cancellation").then().statusCode(200);
            tenable.tenant.as("tenant_admin").post("/api/v1/sync-runs/" + run + "/cancellation").then().statusCode(409)
                    .body("state", is("cancelled"));
            tenable.standIn.pace().release();

            assertEquals("cancelled", tenable.run(run).getString("status"));
            assertEquals("succeeded", tenable.ended(tenable.start()).getString("status"));
        }
    }

    @Test
    void anImportWhoseHolderDiedIsTakenOverAndStoresNoChunkTwice() {
        try (var tenable = Tenable.of(260, 900)) {
            tenable.standIn.pace().holdAfter(2);
            String run = tenable.start();
            await().until(() -> tenable.run(run).getInt("imports[0].progress.done") == 2);
            // Somebody else holds it now, and is never heard of again: its lease ends.
            TestSql.as("integrations_worker").update(
                    """
                        update integration_operations set lease_id = ?::uuid, next_run_at = now() + interval '1 second'
                        where tenant_id = ?::uuid and entity_type = 'assets'""", UUID.randomUUID().toString(),
                    tenable.tenant.id().toString());
            tenable.standIn.pace().release();

            var ended = tenable.ended(run);

            assertEquals("succeeded", ended.getString("status"), ended.prettify());
            assertEquals(260, ended.getInt("imports[0].records.received"));
            assertFalse(tenable.standIn.downloads().isEmpty());
            assertEquals(1, tenable.standIn.requests().of("POST", "/assets/export").size());
        }
    }
}
