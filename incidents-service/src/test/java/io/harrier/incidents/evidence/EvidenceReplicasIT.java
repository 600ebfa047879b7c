package io.harrier.incidents.evidence;

import static io.harrier.incidents.evidence.EvidenceFixture.bytes;
import static io.harrier.incidents.evidence.EvidenceFixture.sha256;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.harrier.incidents.IncidentsFixture;
import io.harrier.incidents.storage.S3Server;
import io.harrier.platform.testing.HarrierServers;
import io.harrier.platform.testing.PackagedService;
import io.harrier.platform.testing.TestSql;
import io.harrier.platform.testing.TestTenant;
import io.restassured.specification.RequestSpecification;

/** Two replicas that share a store that speaks S3: one is killed in the middle of an upload, and both look after what is stored. */
class EvidenceReplicasIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final TestSql OWNER = TestSql.as("incidents_owner");
    private static final List<PackagedService> REPLICAS = new ArrayList<>();

    private static final S3Server STORE = S3Server.start();

    private final TestTenant tenant = TestTenant.fresh();

    @BeforeAll
    static void start() {
        var settings = new TreeMap<>(HarrierServers.settings());
        settings.putAll(STORE.settings());
        settings.put("harrier.incidents.storage.remove-every", "PT0.2S");
        settings.put("harrier.incidents.evidence.look-every", "PT0.05S");
        settings.put("harrier.incidents.evidence.part", "64K");
        settings.put("harrier.incidents.evidence.take-every", "PT0.1S");
        IntStream.range(0, 2).mapToObj(i -> CompletableFuture.supplyAsync(() -> PackagedService.start(settings))).toList()
                .forEach(replica -> REPLICAS.add(replica.join()));
    }

    @AfterAll
    static void stop() {
        REPLICAS.forEach(PackagedService::close);
        STORE.close();
    }

    private RequestSpecification analyst(int replica) {
        return tenant.as("analyst").baseUri(REPLICAS.get(replica).url());
    }

    @Test
    void anUploadGoesOnThroughTheOtherReplicaWhereTheKilledOneStopped() throws IOException {
        var bytes = bytes(3_000_000);
        String incident = analyst(0).body(Map.of("title", "Memory dumped")).post("/api/v1/incidents").then().statusCode(201)
                .extract().path("id");
        String items = IncidentsFixture.PATH + incident + "/evidence";
        String item = items + "/"
                + analyst(0).body(Map.of("evidenceType", "memory_dump", "name", "memory", "sha256", sha256(bytes)))
                        .post(items).then().statusCode(201).extract().path("id");
        String upload = URI
                .create(analyst(0).header("Upload-Length", bytes.length).post(item + "/uploads").then().statusCode(201)
                        .extract().header("Location"))
                .getPath();
        var address = URI.create(REPLICAS.get(0).url());
        try (var socket = new Socket(address.getHost(), address.getPort())) {
            var out = socket.getOutputStream();
            out.write(("PATCH " + upload + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
                    + tenant.token(tenant.alias() + "-analyst", "analyst")
                    + "\r\nContent-Type: " + EvidenceFixture.PIECE + "\r\nUpload-Offset: 0\r\nContent-Length: " + bytes.length
                    + "\r\n\r\n").getBytes());
            out.write(bytes, 0, 1_000_000);
            out.flush();
            await().atMost(PATIENCE).until(() -> offset(upload) > 500_000);
            REPLICAS.get(0).kill();
        }
        int at = (int) offset(upload);
        assertTrue(at <= 1_000_000, "Offset " + at);
        analyst(1).contentType(EvidenceFixture.PIECE).header("Upload-Offset", at)
                .body(Arrays.copyOfRange(bytes, at, bytes.length)).patch(upload).then().statusCode(204);
        REPLICAS.get(0).restart();
        REPLICAS.get(0).awaitReady();
        await().atMost(PATIENCE).until(() -> "stored".equals(analyst(0).get(item).path("contentState")));
        assertEquals(sha256(bytes), analyst(0).get(item).path("file.sha256"));
        assertEquals(List.of("collected", "stored", "verified"), analyst(1).get(item + "/custody").path("items.action"));
        assertArrayEquals(bytes, analyst(1).accept("*/*").get(item + "/content").asByteArray());
        await().atMost(PATIENCE).until(() -> STORE.objects(tenant.id() + "/uploads/") == 0);
    }

    /** Each is hashed, and goes, once: by whichever of the two. */
    @Test
    void whatIsDueIsCheckedAndDisposedOfOnceThoughTwoLookForIt() {
        REPLICAS.get(0).awaitReady();
        String incident = analyst(0).body(Map.of("title", "Memory dumped")).post("/api/v1/incidents").then().statusCode(201)
                .extract().path("id");
        String items = IncidentsFixture.PATH + incident + "/evidence";
        var all = new ArrayList<String>();
        for (int i = 0; i < 12; i++) {
            String item = items + "/"
                    + analyst(i % 2).body(Map.of("evidenceType", "log_file", "name", "Log " + i, "collectedAt",
                            "2020-01-01T00:00:00Z", "retentionPeriod", "P1Y")).post(items).then().statusCode(201).extract()
                            .path("id");
            String upload = analyst(i % 2).header("Upload-Length", 1000).post(item + "/uploads").then().extract()
                    .header("Location");
            analyst(i % 2).contentType(EvidenceFixture.PIECE).header("Upload-Offset", 0).body(bytes(1000))
                    .patch(URI.create(upload).getPath()).then().statusCode(204);
            all.add(item);
        }
        all.forEach(item -> await().atMost(PATIENCE)
                .until(() -> "stored".equals(analyst(0).get(item).path("contentState"))));
        OWNER.update("update evidence set next_check_at = now() where tenant_id = ?", tenant.id());
        all.forEach(item -> await().atMost(PATIENCE).until(() -> ledger(item).contains("verified")));
        OWNER.update("update evidence set dispose_automatically = true, disposal_due_at = now() where tenant_id = ?",
                tenant.id());
        all.forEach(item -> await().atMost(PATIENCE).until(() -> ledger(item).contains("disposed")));
        all.forEach(item -> assertEquals(List.of("collected", "stored", "verified", "disposed"), ledger(item)));
        await().atMost(PATIENCE).until(() -> STORE.objects(tenant.id() + "/") == 0);
        await().atMost(PATIENCE).until(() -> OWNER.value(Long.class, "select count(*) from blob_removals where tenant_id = ?",
                tenant.id()) == 0);
    }

    private List<String> ledger(String item) {
        return analyst(1).get(item + "/custody").path("items.action");
    }

    private long offset(String upload) {
        return Long.parseLong(analyst(1).head(upload).header("Upload-Offset"));
    }
}
