package io.harrier.incidents.evidence;

import static io.harrier.incidents.evidence.EvidenceFixture.bytes;
import static io.harrier.incidents.evidence.EvidenceFixture.sha256;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
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
import org.junit.jupiter.api.io.TempDir;

import io.harrier.incidents.IncidentsFixture;
import io.harrier.platform.testing.HarrierServers;
import io.harrier.platform.testing.PackagedService;
import io.harrier.platform.testing.TestTenant;
import io.restassured.specification.RequestSpecification;

/** Two replicas that share a directory: one is killed in the middle of an upload. */
class EvidenceReplicasIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final List<PackagedService> REPLICAS = new ArrayList<>();

    @TempDir
    static Path files;

    private final TestTenant tenant = TestTenant.fresh();

    @BeforeAll
    static void start() {
        var settings = new TreeMap<>(HarrierServers.settings());
        settings.put("harrier.incidents.storage.directory", files.toString());
        settings.put("harrier.incidents.evidence.part", "64K");
        settings.put("harrier.incidents.evidence.take-every", "PT0.1S");
        IntStream.range(0, 2).mapToObj(i -> CompletableFuture.supplyAsync(() -> PackagedService.start(settings))).toList()
                .forEach(replica -> REPLICAS.add(replica.join()));
    }

    @AfterAll
    static void stop() {
        REPLICAS.forEach(PackagedService::close);
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
            out.write(("PATCH " + upload + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + tenant.token("ana", "analyst")
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
    }

    private long offset(String upload) {
        return Long.parseLong(analyst(1).head(upload).header("Upload-Offset"));
    }
}
