package io.harrier.incidents.timeline;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.harrier.incidents.IncidentsFixture;
import io.harrier.platform.testing.HarrierServers;
import io.harrier.platform.testing.TestSql;
import io.harrier.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
@WithTestResource(HarrierServers.class)
class TimelineAttachmentsTest {

    private static final byte[] PNG = new byte[]{(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13, 'I', 'H', 'D',
            'R'};

    private final TestTenant tenant = TestTenant.fresh();
    private final IncidentsFixture incidents = IncidentsFixture.of(tenant);
    private String incident;
    private String event;

    @BeforeEach
    void anEntry() {
        incident = incidents.detected();
        event = incidents.get(incident, "/timeline").extract().path("items[0].id");
    }

    @Test
    void aFileIsSentOnceHashedAndKnownByItsContent() {
        var id = added(Map.of("fileName", "notes.txt", "attachmentType", "screenshot"));
        tenant.as("viewer").get(at(id) + "/content").then().statusCode(404);
        send(id, PNG).statusCode(200).body("mimeType", is("image/png")).body("fileSize", is(PNG.length))
                .body("sha256", is("02a3e298f1533f62558c58e4c70edcab9af5a50d62d925fd5390942020fb0fb8"))
                .body("storedAt", notNullValue());
        send(id, "other".getBytes()).statusCode(409);
        var file = tenant.as("viewer").get(at(id) + "/content").then().statusCode(200)
                .header("Content-Disposition", containsString("notes.txt")).header("X-Content-Type-Options", is("nosniff"))
                .contentType("application/octet-stream").extract().asByteArray();
        assertArrayEquals(PNG, file);
        incidents.get(incident, "/timeline").body("items[0].attachments.fileName", contains("notes.txt"));
        assertThrows(IllegalStateException.class,
                () -> TestSql.as("incidents").update("update timeline_attachments set file_name = 'x'"));
    }

    @Test
    void ofThoseSentAtOnceOneIsKeptAsItWasSent() throws NoSuchAlgorithmException {
        var id = added(Map.of("fileName", "a.log"));
        var statuses = IntStream.range(0, 4).mapToObj(i -> CompletableFuture.supplyAsync(
                () -> send(id, ("file " + i).getBytes()).extract().statusCode())).toList().stream()
                .map(CompletableFuture::join).sorted().toList();
        assertEquals(List.of(200, 409, 409, 409), statuses);
        String hash = tenant.as("viewer").get(at(id)).then().extract().path("sha256");
        var file = tenant.as("viewer").get(at(id) + "/content").then().statusCode(200).extract().asByteArray();
        assertEquals(hash, HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file)));
        assertEquals(List.of(List.of(1L)), TestSql.as("incidents_owner").query("""
            select count(*) from timeline_attachments a where a.tenant_id = ? and not exists (
                select from blob_removals r where r.path like '%' || a.blob_id)""", tenant.id()));
    }

    @Test
    void whatCannotBeAttachedIsNamed() {
        add(Map.of("fileName", "../etc/passwd")).statusCode(422).body("errors[0].pointer", is("/fileName"));
        add(Map.of("fileName", "a.log", "evidenceId", UUID.randomUUID().toString())).statusCode(422)
                .body("errors[0].pointer", is("/evidenceId"));
        var id = added(Map.of("fileName", "a.log"));
        send(id, new byte[0]).statusCode(400);
        send(id, new byte[10 * 1024 * 1024 + 1]).statusCode(413);
        send(UUID.randomUUID().toString(), PNG).statusCode(404);
        tenant.as("viewer").contentType("application/octet-stream").body(PNG).put(at(id) + "/content").then().statusCode(403);
        TestTenant.fresh().as("viewer").get(at(id)).then().statusCode(404);
        for (int more = 1; more < 20; more++) {
            added(Map.of("fileName", "a.log"));
        }
        add(Map.of("fileName", "a.log")).statusCode(422);
        tenant.as("viewer").get(at("")).then().statusCode(200).body("", hasSize(20));
    }

    /** It says how long it is, sends nothing, and has its answer: nobody waits for what is refused. */
    @Test
    void whatIsTooLargeIsRefusedBeforeItComes() throws IOException {
        var path = at(added(Map.of("fileName", "a.log"))) + "/content";
        try (var socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(("PUT " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                    + tenant.token("analyst", "analyst") + "\r\nContent-Type: application/octet-stream\r\nContent-Length: "
                    + (10 * 1024 * 1024 + 1) + "\r\n\r\n").getBytes());
            var answer = new BufferedReader(new InputStreamReader(socket.getInputStream())).readLine();
            assertTrue(answer.startsWith("HTTP/1.1 413"), answer);
        }
    }

    @Test
    void ofARestrictedIncidentNothingIsFetched() {
        var id = added(Map.of("fileName", "a.log", "sensitive", true));
        send(id, PNG).statusCode(200);
        tenant.as("max", "incident_manager").header("If-Match", "*").body(Map.of("members", List.of()))
                .put(IncidentsFixture.PATH + incident + "/restriction").then().statusCode(200);
        tenant.as("outsider", "incident_manager").get(at(id) + "/content").then().statusCode(404);
        tenant.as("outsider", "incident_manager").get(at(id)).then().statusCode(404);
        tenant.as("max", "incident_manager").get(at(id) + "/content").then().statusCode(200);
        assertEquals((long) PNG.length, TestSql.as("incidents_owner").value(Long.class, """
            select data_volume_bytes from data_access_logs where resource_id = ? and action = 'export'
                and data_classification = 'restricted'""", id));
    }

    @Test
    void anItemOfEvidenceIsNamedAndNotSentAgain() {
        var request = new HashMap<String, Object>(Map.of("fileName", "memory of pay-db-01", "evidenceId", evidence()));
        var id = added(request);
        send(id, PNG).statusCode(409);
        tenant.as("viewer").get(at(id)).then().statusCode(200).body("evidenceId", notNullValue()).body("fileSize", nullValue());
        incidents.get(incident, "/timeline?updatedSince=2999-01-01T00:00:00Z").body("items", empty());
    }

    private String evidence() {
        return tenant.as("analyst").body(Map.of("evidenceType", "memory_dump", "name", "Memory of pay-db-01"))
                .post(IncidentsFixture.PATH + incident + "/evidence").then().statusCode(201).extract().path("id");
    }

    private String at(String attachment) {
        return IncidentsFixture.PATH + incident + "/timeline/" + event + "/attachments"
                + (attachment.isEmpty() ? "" : "/" + attachment);
    }

    private String added(Map<String, ?> attachment) {
        return add(attachment).statusCode(201).extract().path("id");
    }

    private ValidatableResponse add(Map<String, ?> attachment) {
        return tenant.as("analyst").body(attachment).post(at("")).then();
    }

    private ValidatableResponse send(String attachment, byte[] content) {
        return tenant.as("analyst").contentType("application/octet-stream").body(content).put(at(attachment) + "/content")
                .then();
    }
}
