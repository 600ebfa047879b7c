package io.harrier.incidents.evidence;

import static io.harrier.incidents.evidence.EvidenceFixture.PIECE;
import static io.harrier.incidents.evidence.EvidenceFixture.bytes;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.harrier.incidents.IncidentsFixture;
import io.harrier.platform.testing.HarrierServers;
import io.harrier.platform.testing.TestSql;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** What uploads may take of the room and the time of others, and whose they are. */
@QuarkusTest
@WithTestResource(HarrierServers.class)
class UploadLimitsTest {

    private static final int LARGEST = 2 * 1024 * 1024;

    private EvidenceFixture evidence;
    private final TestSql owner = TestSql.as("incidents_owner");

    @BeforeEach
    void anIncident() {
        evidence = EvidenceFixture.fresh();
    }

    private Path pieces(String upload) {
        return Path.of("target/files", evidence.tenant.id().toString(), "uploads", id(upload).toString());
    }

    private static UUID id(String upload) {
        return UUID.fromString(upload.substring(upload.lastIndexOf('/') + 1));
    }

    private static long filesIn(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return 0;
        }
        try (var files = Files.list(folder)) {
            return files.count();
        }
    }

    @Test
    void aTenantHasSoMuchRoomAndNoMore() {
        var first = evidence.begun(evidence.taken(Map.of()), LARGEST);
        for (int i = 0; i < 3; i++) {
            evidence.begun(evidence.taken(Map.of()), LARGEST);
        }
        var item = evidence.taken(Map.of());
        evidence.analyst().header("Upload-Length", 1).post(evidence.path() + item + "/uploads").then().statusCode(413)
                .body("detail", containsString("may have " + 4 * LARGEST + " bytes, and has " + 4 * LARGEST));
        evidence.analyst().delete(first).then().statusCode(204);
        evidence.filled(item, bytes(LARGEST));
        evidence.analyst().header("Upload-Length", 1).post(evidence.path() + evidence.taken(Map.of()) + "/uploads").then()
                .statusCode(413);
        var others = EvidenceFixture.fresh();
        others.begun(others.taken(Map.of()), LARGEST);
    }

    /** Room for four, and eight who announce at once. */
    @Test
    void whoAnnounceAtOnceKeepToTheRoomTogether() throws Exception {
        var items = IntStream.range(0, 8).mapToObj(i -> evidence.taken(Map.of())).toList();
        var answers = items.stream().map(item -> CompletableFuture.supplyAsync(() -> evidence.analyst()
                .header("Upload-Length", LARGEST).post(evidence.path() + item + "/uploads").statusCode())).toList();
        var counts = new TreeMap<Integer, Integer>();
        for (var answer : answers) {
            counts.merge(answer.get(30, TimeUnit.SECONDS), 1, Integer::sum);
        }
        assertEquals(Map.of(201, 4, 413, 4), counts);
    }

    @Test
    void ofARequestWithAnotherChecksumNothingStays() {
        var upload = evidence.begun(evidence.taken(Map.of()), 500_000);
        evidence.analyst().contentType(PIECE).header("Upload-Offset", 0)
                .header("Upload-Checksum", "sha1 AAAAAAAAAAAAAAAAAAAAAAAAAAA=").body(bytes(300_000)).patch(upload).then()
                .statusCode(460);
        await().until(() -> filesIn(pieces(upload)) == 0);
        evidence.analyst().head(upload).then().statusCode(200).header("Upload-Offset", "0");
    }

    @Test
    void whoBeganAnUploadGoesOnWithIt() {
        var upload = evidence.begun(evidence.taken(Map.of()), 10);
        evidence.tenant.as("other", "analyst").contentType(PIECE).header("Upload-Offset", 0).body(bytes(10)).patch(upload)
                .then()
                .statusCode(403);
        evidence.tenant.as("other", "analyst").delete(upload).then().statusCode(403);
        evidence.tenant.as("max", "incident_manager").delete(upload).then().statusCode(204);
        evidence.analyst().head(upload).then().statusCode(404);
    }

    @Test
    void anUploadSaysWhenItExpires() {
        var item = evidence.taken(Map.of());
        evidence.analyst().header("Upload-Length", 10).post(evidence.path() + item + "/uploads").then().statusCode(201)
                .header("Upload-Expires", notNullValue());
        evidence.analyst().header("Upload-Length", 10).header("Upload-Metadata", "filename " + "A".repeat(4_000))
                .post(evidence.path() + item + "/uploads").then().statusCode(400);
    }

    /** A client that says that much comes, sends some, and then neither sends nor goes. */
    @Test
    @Timeout(60)
    void whoStallsIsNotWaitedForAndWhatCameIsKept() throws IOException {
        var upload = evidence.begun(evidence.taken(Map.of()), 500_000);
        var address = URI.create(upload);
        try (var socket = new Socket(address.getHost(), address.getPort())) {
            var out = socket.getOutputStream();
            out.write(("PATCH " + address.getPath() + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
                    + evidence.tenant.token(evidence.tenant.alias() + "-analyst", "analyst") + "\r\nContent-Type: " + PIECE
                    + "\r\nUpload-Offset: 0\r\nContent-Length: 500000\r\n\r\n").getBytes(US_ASCII));
            out.write(bytes(200_000));
            out.flush();
            var answer = new String(socket.getInputStream().readAllBytes(), US_ASCII);
            assertTrue(answer.startsWith("HTTP/1.1 204") && answer.toLowerCase().contains("upload-offset: 200000"), answer);
        }
        evidence.analyst().head(upload).then().header("Upload-Offset", "200000");
    }

    /** What it sends later would be taken for a request. */
    @Test
    @Timeout(60)
    void theConnectionOfWhoStallsIsClosedAlsoWhereHeIsRefused() throws IOException {
        var upload = evidence.begun(evidence.taken(Map.of()), 500_000);
        var address = URI.create(upload);
        try (var socket = new Socket(address.getHost(), address.getPort())) {
            var out = socket.getOutputStream();
            out.write(("PATCH " + address.getPath() + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
                    + evidence.tenant.token(evidence.tenant.alias() + "-analyst", "analyst") + "\r\nContent-Type: " + PIECE
                    + "\r\nUpload-Checksum: sha1 AAAAAAAAAAAAAAAAAAAAAAAAAAA=\r\nUpload-Offset: 0\r\nContent-Length: 500000\r\n\r\n")
                    .getBytes(US_ASCII));
            out.write(bytes(200_000));
            out.flush();
            var answer = new String(socket.getInputStream().readAllBytes(), US_ASCII);
            assertTrue(answer.startsWith("HTTP/1.1 460"), answer);
        }
    }

    @Test
    void aFileThatCannotBeStoredIsToldAndGivenUp() throws IOException {
        var item = evidence.taken(Map.of());
        var upload = evidence.begun(item, 100_000);
        evidence.send(upload, 0, bytes(60_000)).then().statusCode(204);
        try (var all = Files.list(pieces(upload))) {
            for (var piece : all.toList()) {
                Files.delete(piece);
            }
        }
        owner.update("update evidence_uploads set attempts = 4 where id = ?", id(upload));
        evidence.send(upload, 60_000, bytes(40_000)).then().statusCode(204);
        await().until(() -> "failed".equals(evidence.analyst().get(upload).path("state")));
        evidence.analyst().get(upload).then().body("failure", is("A piece of it is missing"));
        assertTrue(IncidentsFixture.of(evidence.tenant).timeline(evidence.incident).contains("Evidence not stored"));
        evidence.analyst().delete(upload).then().statusCode(204);
        evidence.filled(item, bytes(10));
        assertEquals(List.of("collected", "stored"), evidence.ledger(item));
    }
}
