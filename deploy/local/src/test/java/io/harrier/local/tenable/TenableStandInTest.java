package io.harrier.local.tenable;

import static io.harrier.local.tenable.TenableCalls.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;

/** The protocol of exports, each trap of it once. */
class TenableStandInTest {

    private static final String ASSETS = "{\"chunk_size\":100,\"filters\":{}}";
    private static final String VULNS = "{\"num_assets\":50,\"include_unlicensed\":true,\"filters\":{}}";

    private TenableStandIn tenable;
    private TenableCalls calls;

    @BeforeEach
    void start() {
        tenable = TenableStandIn.start(0);
        calls = new TenableCalls(tenable);
    }

    @AfterEach
    void stop() {
        tenable.close();
    }

    @Test
    void aWholeExportHoldsEveryAssetOnce() throws IOException {
        List<String> ids = calls.export("assets", ASSETS).stream().map(a -> a.get("id").asText()).toList();

        assertEquals(240, ids.size());
        assertEquals(240, new HashSet<>(ids).size());
        assertTrue(tenable.downloads().values().stream().allMatch(n -> n == 1));
        assertEquals(3, tenable.downloads().size());
    }

    @Test
    void findingsJoinTheAssetsTheyWereFoundOn() throws IOException {
        Set<String> assets = new HashSet<>();
        calls.export("assets", ASSETS).forEach(a -> assets.add(a.get("id").asText()));

        List<JsonNode> findings = calls.export("vulns", VULNS);

        assertTrue(findings.size() > 500, "findings: " + findings.size());
        assertTrue(findings.stream().allMatch(f -> assets.contains(f.at("/asset/uuid").asText())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"accessKey=local-access;secretKey=local-secret", "accessKey=local-access; secretKey=local-secret",
            " secretKey = local-secret ; accessKey = local-access ;"})
    void keysAreReadAsEveryClientWritesThem(String header) throws IOException {
        assertEquals(200, new TenableCalls(tenable, header).get("/session").statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"accessKey=local-access;secretKey=wrong", "accessKey=local-access", "nonsense"})
    void wrongKeysAreRefused(String header) throws IOException {
        HttpResponse<byte[]> refused = new TenableCalls(tenable, header).post("/assets/export", ASSETS);

        assertEquals(401, refused.statusCode());
        assertEquals("{\"statusCode\":401,\"error\":\"Unauthorized\",\"message\":\"Invalid credentials.\"}",
                new String(TenableCalls.body(refused)));
    }

    @Test
    void theServerSaysItIsReadyToAnyone() throws IOException {
        HttpResponse<byte[]> ready = calls
                .send(HttpRequest.newBuilder(tenable.baseUrl().resolve("/server/status")).build());

        assertEquals("ready", json(ready).get("status").asText());
        assertFalse(ready.headers().firstValue("Content-Encoding").isPresent());
    }

    @Test
    void everyAnswerCarriesARequestId() throws IOException {
        for (String path : List.of("/session", "/nowhere", "/vulns/export/status")) {
            String id = calls.get(path).headers().firstValue("X-Request-Uuid").orElseThrow();
            assertTrue(id.matches("[0-9a-f]{32}"), id);
        }
    }

    @Test
    void chunksComeOutOfOrderWithGapsWhileTheExportStillRuns() throws IOException {
        String uuid = calls.start("vulns", VULNS);
        List<String> states = new ArrayList<>();
        List<Integer> order = new ArrayList<>();
        while (!states.contains("FINISHED")) {
            JsonNode status = calls.status("vulns", uuid);
            states.add(status.get("status").asText());
            order.clear();
            status.get("chunks_available").forEach(c -> order.add(c.asInt()));
            if (status.get("status").asText().equals("PROCESSING")) {
                assertEquals(200, calls.chunk("vulns", uuid, order.get(0)).statusCode());
            }
        }
        assertEquals(List.of("QUEUED", "PROCESSING", "FINISHED"), states.stream().distinct().toList());
        assertNotEquals(order.stream().sorted().toList(), order);
        assertTrue(order.stream().mapToInt(i -> i).max().orElseThrow() > order.size(), "no gap in " + order);
    }

    @Test
    void theStatusSaysAsMuchAsTheRealOneAndNoMoreForAssets() throws IOException {
        List<String> assets = fields(calls.status("assets", calls.start("assets", ASSETS)));
        List<String> vulns = fields(calls.status("vulns", calls.start("vulns", VULNS)));

        assertEquals(List.of("status", "chunks_available"), assets);
        assertTrue(vulns.containsAll(List.of("chunks_failed", "chunks_cancelled", "uuid", "total_chunks", "created")));
    }

    @Test
    void chunksOfFindingsAreJsonUnderAnotherName() throws IOException {
        assertEquals("application/octet-stream", firstChunk("vulns", VULNS).headers().firstValue("Content-Type").orElseThrow());
        assertEquals("application/json; charset=utf-8",
                firstChunk("assets", ASSETS).headers().firstValue("Content-Type").orElseThrow());
        assertEquals("gzip",
                firstChunk("vulns", VULNS.replace("50", "60")).headers().firstValue("Content-Encoding").orElseThrow());
    }

    @Test
    void anIdenticalRunningExportIsAdopted() throws IOException {
        String first = calls.start("vulns", VULNS);
        HttpResponse<byte[]> second = calls.post("/vulns/export", VULNS);

        assertEquals(409, second.statusCode());
        assertEquals(first, json(second).get("active_job_id").asText());
        assertTrue(json(second).get("failure_reason").asText().contains("conflict"));
        assertEquals(first, calls.start("vulns", VULNS));
    }

    @Test
    void aThirdExportAtATimeIsTooMany() throws IOException {
        calls.start("vulns", VULNS);
        calls.start("vulns", VULNS.replace("50", "60"));

        assertEquals(429, calls.post("/vulns/export", VULNS.replace("50", "70")).statusCode());
        assertEquals(200, calls.post("/assets/export", ASSETS).statusCode());
    }

    @Test
    void aChunkThatIsNotReadyIsA400AndOneThatNeverWasA404() throws IOException {
        String uuid = calls.start("vulns", VULNS);

        assertEquals(400, calls.chunk("vulns", uuid, 1).statusCode());
        HttpResponse<byte[]> unknown = calls.chunk("vulns", uuid, 99);
        assertEquals(404, unknown.statusCode());
        assertEquals(List.of("error"), fields(json(unknown)));
    }

    @Test
    void aCancelledOrUnknownExportHasNothingToDownload() throws IOException {
        String uuid = calls.start("vulns", VULNS);
        assertEquals("CANCELLED", json(calls.post("/vulns/export/" + uuid + "/cancel", "")).get("status").asText());

        for (String gone : List.of(uuid, "6b5cbd52-0000-4000-8000-000000000000")) {
            HttpResponse<byte[]> chunk = calls.chunk("vulns", gone, 1);
            assertEquals(404, chunk.statusCode());
            assertEquals(0, chunk.body().length);
        }
        assertEquals("CANCELLED", calls.status("vulns", uuid).get("status").asText());
        HttpResponse<byte[]> status = calls.get("/vulns/export/6b5cbd52-0000-4000-8000-000000000000/status");
        assertEquals(List.of("statusCode", "error", "message"), fields(json(status)));
    }

    @Test
    void exportsAreListed() throws IOException {
        String uuid = calls.start("vulns", VULNS);

        JsonNode exports = json(calls.get("/vulns/export/status")).get("exports");
        assertEquals(uuid, exports.get(0).get("uuid").asText());
        assertEquals(0, json(calls.get("/assets/export/status")).get("exports").size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"chunk_size\":99}", "{\"chunk_size\":10001}", "{\"chunk_size\":\"many\"}", "[]",
            "not json",
            "{\"chunk_size\":100,\"filters\":{\"no_such\":1}}", "{\"chunk_size\":100,\"filters\":{\"updated_at\":\"today\"}}"})
    void anAssetExportIsStrict(String body) throws IOException {
        HttpResponse<byte[]> refused = calls.post("/assets/export", body);

        assertEquals(400, refused.statusCode());
        assertEquals("Bad Request", json(refused).get("error").asText());
    }

    @Test
    void theNumberOfAssetsInAChunkOfFindingsIsClamped() throws IOException {
        assertEquals(50, calls.status("vulns", calls.start("vulns", "{\"num_assets\":1}")).get("num_assets_per_chunk").asInt());
        assertEquals(5_000,
                calls.status("vulns", calls.start("vulns", "{\"num_assets\":9000}")).get("num_assets_per_chunk").asInt());
    }

    @Test
    void anotherPairOfKeysSeesOtherData() throws IOException {
        tenable.serve(new ApiKeys("globex", "secret"), TenableData.generate(7, 3, 4, Clock.systemUTC()));

        TenableCalls globex = new TenableCalls(tenable, "accessKey=globex;secretKey=secret");
        assertEquals(3, globex.export("assets", ASSETS).size());
        String uuid = calls.start("assets", ASSETS);
        assertEquals(404, globex.get("/assets/export/" + uuid + "/status").statusCode());
    }

    @Test
    void theLogHoldsWhatWasAsked() throws IOException {
        calls.start("vulns", VULNS);

        LoggedRequest logged = tenable.requests().of("POST", "/vulns/export").get(0);
        assertEquals(VULNS, logged.body());
        assertEquals(200, logged.status());
        assertEquals("accessKey=local-access; secretKey=local-secret", logged.header("x-apikeys").orElseThrow());
    }

    private HttpResponse<byte[]> firstChunk(String kind, String body) throws IOException {
        String uuid = calls.start(kind, body);
        calls.status(kind, uuid);
        return calls.chunk(kind, uuid, calls.status(kind, uuid).get("chunks_available").get(0).asInt());
    }

    private static List<String> fields(JsonNode node) {
        return Stream.iterate(node.fieldNames(), i -> i.hasNext(), i -> i).map(i -> i.next()).toList();
    }
}
