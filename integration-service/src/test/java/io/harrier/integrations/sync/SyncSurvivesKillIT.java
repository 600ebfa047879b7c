package io.harrier.integrations.sync;

import static io.harrier.platform.testing.TestKafka.header;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.harrier.integrations.testing.IntegrationServers;
import io.harrier.integrations.testing.Tenable;
import io.harrier.local.tenable.ChunkId;
import io.harrier.platform.testing.HarrierServers;
import io.harrier.platform.testing.PackagedService;
import io.harrier.platform.testing.TestKafka;
import io.harrier.platform.testing.TestSql;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;

/** The packaged service is killed in the middle of a synchronization: another goes on where it stopped. */
class SyncSurvivesKillIT {

    private static final String DETECTED = "io.harrier.integrations.vulnerability.detected.v1";
    private static final int ASSETS = 500;
    private static final int FINDINGS = 2_000;

    @AfterEach
    void reset() {
        RestAssured.reset();
    }

    @Test
    void anotherReplicaGoesOnWhereTheKilledOneStopped() {
        var settings = new TreeMap<>(HarrierServers.settings());
        settings.putAll(IntegrationServers.own());
        settings.put("harrier.integrations.sync.lease", "PT10S");
        var one = PackagedService.start(settings);
        askAt(one);
        try (var tenable = Tenable.of(ASSETS, FINDINGS)) {
            tenable.standIn.faults().slow("/vulns/export/.*/chunks/.*", 1_000, Duration.ofMillis(400));
            String run = tenable.start();
            await().atMost(Duration.ofMinutes(2)).until(() -> tenable.run(run).getInt("imports[1].progress.done") >= 3);
            one.kill();
            List<ChunkId> stored = stored(tenable);

            try (var two = PackagedService.start(settings)) {
                askAt(two);
                var ended = tenable.ended(run);

                assertEquals("succeeded", ended.getString("status"), ended.prettify());
                assertEquals(FINDINGS, ended.getInt("imports[1].records.created"));
                assertEquals(FINDINGS, ended.getInt("imports[1].records.received"));
                assertEquals(1, tenable.standIn.requests().of("POST", "/vulns/export").size());
                assertTrue(stored.size() >= 3);
                stored.forEach(chunk -> assertEquals(1, tenable.standIn.downloads().get(chunk), chunk + " was stored already"));
                assertEveryAlarmWasAnnouncedOnce(tenable);
            }
        } finally {
            one.close();
        }
    }

    private static void assertEveryAlarmWasAnnouncedOnce(Tenable tenable) {
        await().atMost(Duration.ofMinutes(1)).until(() -> TestSql.as("integrations_worker").value(Long.class,
                "select count(*) from outbox where tenant_id = ?::uuid", tenable.tenant.id().toString()) == 0);
        // The kill may hit the relay after it has sent and before it has forgotten: the same event then comes twice, under one id.
        Map<String, String> said = TestKafka.records("harrier.integrations", it -> DETECTED.equals(header(it, "ce_type"))
                && tenable.tenant.id().toString().equals(header(it, "ce_tenantid"))).stream()
                .collect(Collectors.toMap(it -> header(it, "ce_id"), SyncSurvivesKillIT::finding, (once, again) -> once));
        assertEquals(tenable.data().criticalAndExploitable().size(), said.size());
        assertEquals(said.size(), new HashSet<>(said.values()).size());
    }

    private static String finding(ConsumerRecord<String, byte[]> event) {
        return JsonPath.from(new String(event.value(), UTF_8)).getString("vulnerability.externalFindingKey");
    }

    /** The chunks that are stored now. */
    private static List<ChunkId> stored(Tenable tenable) {
        return TestSql.as("integrations_owner")
                .query("""
                    select export_id, chunk from integrations.import_chunks c
                    join integrations.integration_operations o on o.tenant_id = c.tenant_id and o.id = c.operation_id
                    where c.tenant_id = ?::uuid""", tenable.tenant.id().toString()).stream()
                .map(row -> new ChunkId((String) row.get(0), (Integer) row.get(1))).toList();
    }

    private static void askAt(PackagedService service) {
        RestAssured.baseURI = "http://localhost";
        RestAssured.port = URI.create(service.url()).getPort();
    }
}
