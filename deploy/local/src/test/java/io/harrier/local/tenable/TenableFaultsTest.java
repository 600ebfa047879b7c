package io.harrier.local.tenable;

import static io.harrier.local.tenable.TenableCalls.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

/** What a test can make go wrong. */
class TenableFaultsTest {

    private static final String ASSETS = "{\"chunk_size\":100}";
    private static final String VULNS = "{\"filters\":{\"since\":0}}";

    private final MovableClock clock = new MovableClock();
    private TenableStandIn tenable;
    private TenableCalls calls;

    @BeforeEach
    void start() {
        tenable = TenableStandIn.start(0, TenableData.generate(1, 200, 400, clock), clock);
        calls = new TenableCalls(tenable);
    }

    @AfterEach
    void stop() {
        tenable.close();
    }

    @Test
    void tooManyRequestsIsAPageWithAHeader() throws IOException {
        tenable.faults().tooManyRequests("/session", 1, 7);

        HttpResponse<byte[]> page = calls.get("/session");
        assertEquals(429, page.statusCode());
        assertEquals("text/html", page.headers().firstValue("content-type").orElseThrow());
        assertEquals("7", page.headers().firstValue("retry-after").orElseThrow());
        assertTrue(new String(TenableCalls.body(page)).startsWith("<html>"));
        assertEquals(200, calls.get("/session").statusCode());
    }

    @Test
    void theRateCanBeLimited() throws IOException {
        tenable.faults().limitRate(2, Duration.ofMinutes(1), 30);

        assertEquals(200, calls.get("/session").statusCode());
        assertEquals(200, calls.get("/session").statusCode());
        assertEquals(429, calls.get("/session").statusCode());
        clock.move(Duration.ofMinutes(1));
        assertEquals(200, calls.get("/session").statusCode());
    }

    @Test
    void aServerErrorComesInTheShapeOfTheRealOne() throws IOException {
        tenable.faults().serverError("/assets/.*", 2);

        assertEquals(500, json(calls.post("/assets/export", ASSETS)).get("statusCode").asInt());
        assertEquals(500, calls.post("/assets/export", ASSETS).statusCode());
        assertEquals(200, calls.post("/assets/export", ASSETS).statusCode());
    }

    @Test
    void aConnectionCanBeCut() throws IOException {
        tenable.faults().cutConnection("/session", 1);

        assertThrows(IOException.class, () -> calls.get("/session"));
        assertEquals(200, calls.get("/session").statusCode());
        assertEquals(0, tenable.requests().all().get(0).status());
    }

    @Test
    void aChunkCanBeInvalidOnce() throws IOException {
        String uuid = ready("vulns", VULNS);
        int chunk = calls.status("vulns", uuid).at("/chunks_available/0").asInt();
        tenable.faults().brokenJson(".*/chunks/" + chunk, 1);

        assertThrows(UncheckedIOException.class, () -> json(calls.chunk("vulns", uuid, chunk)));
        assertTrue(json(calls.chunk("vulns", uuid, chunk)).isArray());
    }

    @Test
    void anAnswerCanBeSlow() {
        tenable.faults().slow("/session", 1, Duration.ofMinutes(5));

        assertThrows(HttpTimeoutException.class,
                () -> calls.send(calls.request("/session").timeout(Duration.ofMillis(50)).build()));
    }

    @Test
    void aChunkCanFailInAFinishedExport() throws IOException {
        tenable.faults().failOneChunk(ExportKind.VULNS, 1);
        String uuid = finished("vulns", VULNS);

        JsonNode status = calls.status("vulns", uuid);
        assertEquals(1, status.get("chunks_failed").size());
        assertEquals(404, calls.chunk("vulns", uuid, status.at("/chunks_failed/0").asInt()).statusCode());
        assertTrue(calls.export("vulns", VULNS).size() > 0);
    }

    @Test
    void anExportCanHaveAnEmptyChunk() throws IOException {
        tenable.faults().addEmptyChunk(ExportKind.VULNS);

        assertEquals(400, calls.export("vulns", VULNS).size());
        assertEquals(5, tenable.downloads().size());
    }

    @Test
    void anExportCanEndInError() throws IOException {
        tenable.faults().failExport(ExportKind.VULNS, 1);

        assertEquals("FINISHED", calls.status("assets", finished("assets", ASSETS)).get("status").asText());
        assertEquals("ERROR", calls.status("vulns", finished("vulns", VULNS)).get("status").asText());
        assertEquals("FINISHED", calls.status("vulns", finished("vulns", VULNS)).get("status").asText());
    }

    @Test
    void anAnswerCanComeInPiecesAndAChunkCanBeMissing() throws IOException {
        tenable.faults().drip("/session", 1, Duration.ofMillis(200));
        tenable.faults().notFound("/vulns/export/.*/chunks/.*", 1);

        assertEquals("local", json(calls.get("/session")).get("type").asText());
        String uuid = ready("vulns", VULNS);
        int chunk = calls.status("vulns", uuid).at("/chunks_available/0").asInt();
        assertEquals(404, calls.chunk("vulns", uuid, chunk).statusCode());
        assertEquals(200, calls.chunk("vulns", uuid, chunk).statusCode());
    }

    @Test
    void anExportCanBeHeldHalfWay() throws IOException {
        tenable.pace().holdAfter(1);
        String uuid = calls.start("vulns", VULNS);
        for (int i = 0; i < 20; i++) {
            calls.status("vulns", uuid);
        }
        JsonNode held = calls.status("vulns", uuid);
        assertEquals("PROCESSING", held.get("status").asText());
        assertEquals(1, held.get("chunks_available").size());

        tenable.pace().release();
        assertEquals("FINISHED", calls.status("vulns", uuid).get("status").asText());
    }

    @Test
    void anExportAdvancesWithTimeToo() throws IOException {
        String uuid = calls.start("assets", ASSETS);
        clock.move(Duration.ofMinutes(1));

        assertEquals("FINISHED", calls.status("assets", uuid).get("status").asText());
    }

    @Test
    void chunksAreGoneAfterADay() throws IOException {
        String uuid = ready("assets", ASSETS);
        assertEquals(200, calls.chunk("assets", uuid, 1).statusCode());
        clock.move(Duration.ofHours(25));

        assertEquals(404, calls.chunk("assets", uuid, 1).statusCode());
    }

    private String ready(String kind, String body) throws IOException {
        String uuid = calls.start(kind, body);
        calls.status(kind, uuid);
        calls.status(kind, uuid);
        return uuid;
    }

    private String finished(String kind, String body) throws IOException {
        String uuid = calls.start(kind, body);
        clock.move(Duration.ofMinutes(10));
        return uuid;
    }

    private static final class MovableClock extends Clock {

        private Instant now = Instant.parse("2026-03-01T12:00:00Z");

        void move(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
