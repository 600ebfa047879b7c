package io.harrier.integrations.tenable;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import io.harrier.integrations.testing.IntegrationServers;
import io.harrier.integrations.testing.Tenable;
import io.harrier.local.tenable.FindingKey;
import io.harrier.platform.testing.TestKafka;
import io.harrier.platform.testing.TestMetrics;
import io.harrier.platform.testing.TestSql;
import io.harrier.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** What a synchronization with Tenable brings in, and what it says about it. */
@QuarkusTest
@WithTestResource(IntegrationServers.class)
class TenableSyncTest {

    private static final String ASSET = "io.harrier.integrations.asset.changed.v1";
    private static final String DETECTED = "io.harrier.integrations.vulnerability.detected.v1";
    private static final String EASED = "io.harrier.integrations.vulnerability.eased.v1";
    private static final String FIXED = "io.harrier.integrations.vulnerability.fixed.v1";
    private static final String FINISHED = "io.harrier.integrations.sync.finished.v1";

    @Test
    void everyAssetAndFindingArrivesOnce() {
        try (var tenable = Tenable.of(260, 1_200)) {
            var run = tenable.sync();
            assertEquals(260, run.getInt("imports[0].records.created"));
            assertEquals(1_200, run.getInt("imports[1].records.created"));
            assertTrue(TestMetrics.value("harrier_sync_records_total", "system=\"tenable\"", "result=\"created\"") >= 1_460);
            assertEquals(run.getInt("progress.total"), run.getInt("progress.done"));
            assertEquals(tenable.standIn.downloads().size(), run.getInt("progress.done"));
            assertTrue(tenable.standIn.downloads().values().stream().allMatch(times -> times == 1));

            assertEquals(260, tenable.all("/api/v1/assets").size());
            var found = tenable.all("/api/v1/vulnerabilities");
            Set<String> keys = found.stream().map(it -> (String) it.get("externalFindingKey")).collect(Collectors.toSet());
            assertEquals(tenable.data().keys(it -> true).stream().map(TenableSyncTest::wire).collect(Collectors.toSet()), keys);
            assertEquals(1_200, found.size());
        }
    }

    @Test
    void theSameAgainChangesNothingAndSaysNothing() {
        try (var tenable = Tenable.of(120, 300)) {
            tenable.sync();
            var before = rows(tenable.tenant);
            awaitSent(tenable.tenant);
            int said = detected(tenable).size();
            assertEquals(120, TestKafka.events(tenable.tenant, ASSET).size());

            var again = tenable.sync();

            assertEquals(0, again.getInt("imports[0].records.created") + again.getInt("imports[0].records.updated"));
            assertEquals(0, again.getInt("imports[1].records.created") + again.getInt("imports[1].records.updated")
                    + again.getInt("imports[1].records.fixed"));
            assertEquals(before, rows(tenable.tenant));
            awaitSent(tenable.tenant);
            assertEquals(said, detected(tenable).size());
            assertEquals(120, TestKafka.events(tenable.tenant, ASSET).size());
            assertEquals(4, TestKafka.events(tenable.tenant, FINISHED).size());
        }
    }

    @Test
    void whatIsCriticalAndExploitableIsAnnouncedOnceWithItsAsset() {
        try (var tenable = Tenable.of(120, 300)) {
            String run = tenable.sync().getString("id");
            awaitSent(tenable.tenant);

            List<JsonNode> said = detected(tenable);
            Set<String> expected = tenable.data().criticalAndExploitable().stream().map(TenableSyncTest::wire)
                    .collect(Collectors.toSet());
            assertFalse(expected.isEmpty());
            assertEquals(expected, keys(said));
            assertEquals(expected.size(), said.size());
            assertTrue(said.stream().allMatch(it -> it.get("syncId").asText().equals(run)));
            assertTrue(said.stream().anyMatch(it -> it.at("/asset/criticality").asText().equals("critical")));
        }
    }

    @Test
    void aFindingThatIsFixedIsSaidToBeAndWhenItComesBackIsAnnouncedAgain() {
        try (var tenable = Tenable.of(120, 300)) {
            FindingKey key = tenable.data().criticalAndExploitable().get(0);
            tenable.sync();
            tenable.data().fix(key);
            assertEquals(1, tenable.sync().getInt("imports[1].records.fixed"));
            assertEquals("fixed", state(tenable, key));
            awaitSent(tenable.tenant);
            assertEquals(Set.of(wire(key)), keys(TestKafka.events(tenable.tenant, FIXED)));

            tenable.data().reopen(key);
            tenable.sync();

            assertEquals("reopened", state(tenable, key));
            awaitSent(tenable.tenant);
            assertEquals(2, detected(tenable).stream().filter(it -> key(it).equals(wire(key))).count());
        }
    }

    @Test
    void aFindingThatIsFoundToBeLessIsSaidToBe() {
        try (var tenable = Tenable.of(120, 300)) {
            FindingKey key = tenable.data().criticalAndExploitable().get(0);
            tenable.sync();
            tenable.data().change(key, it -> it.put("severity", "high").put("severity_id", 3).put("last_found",
                    java.time.Instant.now().toString()));
            tenable.sync();
            awaitSent(tenable.tenant);
            assertEquals(Set.of(wire(key)), keys(TestKafka.events(tenable.tenant, EASED)));
            assertEquals(Set.of(), keys(TestKafka.events(tenable.tenant, FIXED)));
        }
    }

    @Test
    void aNewFindingAndAKnownOneThatBecomesExploitableAreAnnounced() {
        try (var tenable = Tenable.of(120, 300)) {
            tenable.sync();
            awaitSent(tenable.tenant);
            int before = detected(tenable).size();
            FindingKey worse = tenable.data()
                    .keys(it -> it.get("severity").asText().equals("high") && it.get("state").asText().equals("OPEN"))
                    .get(0);
            tenable.data().change(worse, it -> {
                it.put("severity", "critical").put("severity_id", 4).put("last_found", java.time.Instant.now().toString());
                it.withObject("/plugin").put("exploit_available", true);
            });
            FindingKey added = tenable.data().addCritical(tenable.data().assets().get(0).get("id").asText(), 999_001);

            tenable.sync();

            awaitSent(tenable.tenant);
            List<JsonNode> said = detected(tenable);
            assertEquals(before + 2, said.size());
            assertTrue(keys(said).containsAll(Set.of(wire(worse), wire(added))));
        }
    }

    @Test
    void onlyTheFirstSyncAsksForEverything() {
        try (var tenable = Tenable.of(120, 300)) {
            tenable.sync();
            tenable.sync();

            List<String> bodies = tenable.standIn.requests().of("POST", "/vulns/export").stream().map(it -> it.body()).toList();
            assertTrue(bodies.get(0).contains("\"since\":0"), bodies.get(0));
            assertFalse(bodies.get(1).contains("\"since\":0"), bodies.get(1));
            assertTrue(bodies.stream().allMatch(it -> it.contains("\"OPEN\",\"REOPENED\",\"FIXED\"")));
            List<String> assets = tenable.standIn.requests().of("POST", "/assets/export").stream().map(it -> it.body())
                    .toList();
            assertFalse(assets.get(0).contains("updated_at"));
            assertTrue(assets.get(1).contains("updated_at"));
        }
    }

    @Test
    void aFindingOfAnAssetThatIsNotExportedYetBringsIt() {
        try (var tenable = Tenable.of(120, 300)) {
            tenable.sync();
            var data = tenable.data();
            var other = data.assets().get(0).deepCopy();
            ((com.fasterxml.jackson.databind.node.ObjectNode) other).put("id", "6a5c0f9e-0000-4000-8000-00000000abcd").put(
                    "updated_at",
                    "2020-01-01T00:00:00Z");
            data.addAsset((com.fasterxml.jackson.databind.node.ObjectNode) other);
            data.addCritical("6a5c0f9e-0000-4000-8000-00000000abcd", 999_002);

            tenable.sync();

            assertEquals(121, tenable.all("/api/v1/assets").size());
            assertEquals(1, tenable.all("/api/v1/vulnerabilities?pluginId=999002").size());
        }
    }

    @Test
    void anEmptyTenableIsAWholeSync() {
        try (var tenable = Tenable.of(0, 0)) {
            var run = tenable.sync();
            assertEquals(0, run.getInt("progress.total"));
            assertNull(run.getString("detail"));
        }
    }

    private static List<JsonNode> detected(Tenable tenable) {
        return TestKafka.events(tenable.tenant, DETECTED);
    }

    private static Set<String> keys(List<JsonNode> events) {
        return events.stream().map(TenableSyncTest::key).collect(Collectors.toCollection(HashSet::new));
    }

    private static String key(JsonNode event) {
        return event.at("/vulnerability/externalFindingKey").asText();
    }

    private static String wire(FindingKey key) {
        return key.assetUuid() + ":" + key.pluginId() + ":" + key.port() + ":" + key.protocol().toLowerCase();
    }

    private static String state(Tenable tenable, FindingKey key) {
        return tenable.all("/api/v1/vulnerabilities?pluginId=" + key.pluginId()).stream()
                .filter(it -> it.get("externalFindingKey").equals(wire(key))).findFirst().orElseThrow().get("state").toString();
    }

    /** Every row of the tenant as it is, to the transaction that wrote it. */
    private static List<List<Object>> rows(TestTenant tenant) {
        return TestSql.as("integrations_owner").query(
                """
                    select 'a', id, xmin::text, version, updated_at from integrations.assets where tenant_id = ?::uuid union all
                    select 'v', id, xmin::text, version, updated_at from integrations.vulnerabilities where tenant_id = ?::uuid
                    order by 1, 2""", tenant.id().toString(), tenant.id().toString());
    }

    private static void awaitSent(TestTenant tenant) {
        await().until(() -> TestSql.as("integrations_worker")
                .value(Long.class, "select count(*) from outbox where tenant_id = ?::uuid", tenant.id().toString()) == 0);
    }
}
