package io.harrier.incidents.evidence;

import static io.harrier.incidents.evidence.EvidenceFixture.PIECE;
import static io.harrier.incidents.evidence.EvidenceFixture.bytes;
import static io.harrier.incidents.evidence.EvidenceFixture.sha256;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.harrier.platform.testing.HarrierServers;
import io.harrier.platform.testing.TestSql;
import io.harrier.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** Files on their way in, by the tus protocol. */
@QuarkusTest
@WithTestResource(HarrierServers.class)
class UploadTest {

    private static final int LIMIT = 2 * 1024 * 1024;

    private EvidenceFixture evidence;
    private final TestSql owner = TestSql.as("incidents_owner");

    @BeforeEach
    void anIncident() {
        evidence = EvidenceFixture.fresh();
    }

    @Test
    void aFileComesInPiecesAndIsHashed() throws Exception {
        var bytes = bytes(300_000);
        var item = evidence.taken(Map.of("sha256", sha256(bytes)));
        var upload = evidence.begun(item, bytes.length);
        evidence.send(upload, 0, Arrays.copyOf(bytes, 100_000)).then().statusCode(204).header("Upload-Offset", "100000")
                .header("Tus-Resumable", "1.0.0").header("Upload-Expires", not(nullValue()));
        evidence.analyst().head(upload).then().statusCode(200).header("Upload-Offset", "100000")
                .header("Upload-Length", "300000").header("Cache-Control", "no-store");
        evidence.send(upload, 100_000, Arrays.copyOfRange(bytes, 100_000, bytes.length)).then().statusCode(204)
                .header("Upload-Offset", "300000");
        evidence.awaitStored(item);
        var shown = evidence.shown(item);
        assertEquals(sha256(bytes), shown.getString("file.sha256"));
        assertEquals(sha256(bytes), shown.getString("file.storedSha256"));
        assertEquals(java.util.HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes)),
                shown.getString("file.md5"));
        assertEquals("verified", shown.getString("integrity"));
        assertEquals("memory.raw", shown.getString("file.fileName"));
        assertEquals(List.of("collected", "stored", "verified"), evidence.ledger(item));
        assertArrayEquals(bytes, evidence.download(item).asByteArray());
        // The pieces are gone, and nothing waits to go that is kept.
        await().until(() -> owner.value(Long.class, "select count(*) from blob_removals where tenant_id = ?",
                evidence.tenant.id()) == 0);
        assertFalse(Files.exists(Path.of("target/files", evidence.tenant.id().toString(), "uploads",
                upload.substring(upload.lastIndexOf('/') + 1))));
        // A client that has not heard that all has come learns it.
        evidence.analyst().head(upload).then().statusCode(200).header("Upload-Offset", "300000")
                .header("Upload-Metadata", "filename bWVtb3J5LnJhdw==");
        evidence.analyst().get(evidence.path() + item + "/uploads").then().body("", org.hamcrest.Matchers.empty());
    }

    @Test
    void whatTheProtocolSpeaksIsSaid() {
        var item = evidence.taken(Map.of());
        evidence.analyst().options(evidence.path() + item + "/uploads").then().statusCode(204).header("Tus-Version", "1.0.0")
                .header("Tus-Extension", "creation,expiration,checksum,termination").header("Tus-Max-Size", "" + LIMIT);
        evidence.analyst().header("Tus-Resumable", "0.2.2").header("Upload-Length", 1).post(evidence.path() + item + "/uploads")
                .then().statusCode(412).header("Tus-Version", "1.0.0");
    }

    @Test
    void aPieceElsewhereOrOfAnotherTypeOrTooMuchIsRefused() {
        var upload = evidence.begun(evidence.taken(Map.of()), 10);
        evidence.send(upload, 5, new byte[5]).then().statusCode(409);
        evidence.analyst().contentType("application/json").header("Upload-Offset", 0).body("{}").patch(upload).then()
                .statusCode(415);
        evidence.send(upload, 0, new byte[11]).then().statusCode(413);
        evidence.analyst().head(upload).then().header("Upload-Offset", "0");
        evidence.send(upload, 0, new byte[10]).then().statusCode(204);
    }

    @Test
    void emptyFilesAndFilesAtTheLimitAreTakenAndLargerOnesAreNot() {
        var empty = evidence.taken(Map.of());
        evidence.begun(empty, 0);
        evidence.awaitStored(empty);
        assertEquals(sha256(new byte[0]), evidence.shown(empty).getString("file.sha256"));
        assertEquals(0, evidence.download(empty).then().statusCode(200).extract().asByteArray().length);
        var largest = bytes(LIMIT);
        var item = evidence.stored(Map.of(), largest);
        assertEquals(sha256(largest), evidence.shown(item).getString("file.sha256"));
        var other = evidence.taken(Map.of());
        for (var length : new String[]{"" + (LIMIT + 1), "999999999999999999"}) {
            evidence.analyst().header("Upload-Length", length).post(evidence.path() + other + "/uploads").then()
                    .statusCode(413);
        }
        for (var length : new String[]{"-1", "9999999999999999999", "many"}) {
            evidence.analyst().header("Upload-Length", length).post(evidence.path() + other + "/uploads").then()
                    .statusCode(400);
        }
        evidence.analyst().post(evidence.path() + other + "/uploads").then().statusCode(422);
    }

    @Test
    void whatHasAnotherChecksumIsNotKept() throws Exception {
        var bytes = bytes(200_000);
        var item = evidence.taken(Map.of());
        var upload = evidence.begun(item, bytes.length);
        var checksum = "sha1 " + Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-1").digest(bytes));
        evidence.analyst().contentType(PIECE).header("Upload-Offset", 0).header("Upload-Checksum", checksum)
                .body(bytes(199_999))
                .patch(upload).then().statusCode(460);
        evidence.analyst().head(upload).then().header("Upload-Offset", "0");
        evidence.analyst().contentType(PIECE).header("Upload-Offset", 0).header("Upload-Checksum", "crc32 AAAA").body(bytes)
                .patch(upload).then().statusCode(400);
        evidence.analyst().contentType(PIECE).header("Upload-Offset", 0).header("Upload-Checksum", checksum).body(bytes)
                .patch(upload).then().statusCode(204);
        evidence.awaitStored(item);
        assertEquals(sha256(bytes), evidence.shown(item).getString("file.sha256"));
    }

    @Test
    void ofSeveralWhoAddAtTheSamePlaceOneDoes() {
        var bytes = bytes(60_000);
        var item = evidence.taken(Map.of("sha256", sha256(bytes)));
        var upload = evidence.begun(item, bytes.length);
        var answers = IntStream.range(0, 6)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> evidence.send(upload, 0, bytes).statusCode()))
                .toList().stream().map(CompletableFuture::join).toList();
        assertEquals(1, answers.stream().filter(status -> status == 204).count(), answers.toString());
        assertFalse(answers.stream().anyMatch(status -> status >= 500), answers.toString());
        evidence.awaitStored(item);
        assertEquals("verified", evidence.shown(item).getString("integrity"));
    }

    /** A client that announces much and breaks off: what came stays, and the upload goes on there. */
    @Test
    void whatCameBeforeAClientBrokeOffIsKept() throws IOException {
        var bytes = bytes(500_000);
        var item = evidence.taken(Map.of("sha256", sha256(bytes)));
        var upload = evidence.begun(item, bytes.length);
        var address = URI.create(upload);
        try (var socket = new Socket(address.getHost(), address.getPort())) {
            var out = socket.getOutputStream();
            out.write(("PATCH " + address.getPath() + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
                    + evidence.tenant.token(evidence.tenant.alias() + "-analyst", "analyst") + "\r\nContent-Type: " + PIECE
                    + "\r\nUpload-Offset: 0\r\nContent-Length: "
                    + bytes.length + "\r\n\r\n").getBytes());
            out.write(bytes, 0, 200_000);
            out.flush();
            await().until(() -> offset(upload) >= 128 * 1024);
        }
        await().until(() -> offset(upload) == 200_000);
        evidence.send(upload, 200_000, Arrays.copyOfRange(bytes, 200_000, bytes.length)).then().statusCode(204);
        evidence.awaitStored(item);
        assertEquals("verified", evidence.shown(item).getString("integrity"));
    }

    private long offset(String upload) {
        return Long.parseLong(evidence.analyst().head(upload).header("Upload-Offset"));
    }

    @Test
    void whatIsGivenUpOrExpiresIsGone() {
        var item = evidence.taken(Map.of());
        var given = evidence.begun(item, 100_000);
        evidence.send(given, 0, bytes(70_000)).then().statusCode(204);
        evidence.analyst().delete(given).then().statusCode(204);
        evidence.analyst().head(given).then().statusCode(404);
        var expired = evidence.begun(item, 100_000);
        evidence.send(expired, 0, bytes(70_000)).then().statusCode(204);
        owner.update("update evidence_uploads set expires_at = now() - interval '1 second', due_at = now() where tenant_id = ?",
                evidence.tenant.id());
        await().until(() -> evidence.analyst().head(expired).statusCode() == 404);
        for (var upload : new String[]{given, expired}) {
            await().until(() -> !Files.exists(Path.of("target/files", evidence.tenant.id().toString(), "uploads",
                    upload.substring(upload.lastIndexOf('/') + 1))));
        }
    }

    @Test
    void aThingHasNoFileAndAnItemHasOne() {
        var thing = evidence.taken(Map.of("evidenceType", "physical", "sealNumbers", List.of("S-1")));
        evidence.analyst().header("Upload-Length", 1).post(evidence.path() + thing + "/uploads").then().statusCode(409);
        var item = evidence.taken(Map.of());
        var late = evidence.begun(item, 10);
        evidence.send(evidence.begun(item, 10), 0, bytes(10)).then().statusCode(204);
        evidence.awaitStored(item);
        evidence.send(late, 0, bytes(10)).then().statusCode(409);
        evidence.analyst().header("Upload-Length", 1).post(evidence.path() + item + "/uploads").then().statusCode(409)
                .body("state", equalTo("stored"));
    }

    @Test
    void anotherTenantAndWhoMayNotWriteAddNothing() {
        var upload = evidence.begun(evidence.taken(Map.of()), 10);
        TestTenant.fresh().as("analyst").contentType(PIECE).header("Upload-Offset", 0).body(new byte[10]).patch(upload).then()
                .statusCode(404);
        evidence.tenant.as("viewer").contentType(PIECE).header("Upload-Offset", 0).body(new byte[10]).patch(upload).then()
                .statusCode(403);
        evidence.analyst().get(upload).then().statusCode(200).body("offset", is(0));
    }

    @Test
    void aLargePieceAtOnceIsTaken() {
        // More than the server takes as the body of any other request is refused by the file's own length, not by the server's limit.
        var upload = evidence.begun(evidence.taken(Map.of()), LIMIT);
        var answer = evidence.send(upload, 0, new byte[40 * 1024 * 1024]);
        answer.then().statusCode(413).body("errors.pointer", is(List.of("Content-Length")));
    }
}
