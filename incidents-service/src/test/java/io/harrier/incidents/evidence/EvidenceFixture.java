package io.harrier.incidents.evidence;

import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

import io.harrier.incidents.IncidentsFixture;
import io.harrier.platform.testing.TestSql;
import io.harrier.platform.testing.TestTenant;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/** Evidence of an incident, brought there through the API. */
public final class EvidenceFixture {

    static final String PIECE = "application/offset+octet-stream";

    final TestTenant tenant;
    final String incident;

    private EvidenceFixture(TestTenant tenant, String incident) {
        this.tenant = tenant;
        this.incident = incident;
    }

    public static EvidenceFixture of(TestTenant tenant, String incident) {
        return new EvidenceFixture(tenant, incident);
    }

    static EvidenceFixture fresh() {
        var tenant = TestTenant.fresh();
        return of(tenant, IncidentsFixture.of(tenant).detected());
    }

    static byte[] bytes(int length) {
        var bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    String path() {
        return IncidentsFixture.PATH + incident + "/evidence/";
    }

    RequestSpecification analyst() {
        return tenant.as("analyst");
    }

    public String taken(Map<String, ?> more) {
        return create(more).statusCode(201).extract().path("id");
    }

    ValidatableResponse create(Map<String, ?> more) {
        var body = new java.util.HashMap<String, Object>(Map.of("evidenceType", "memory_dump", "name", "pay-db-01 memory"));
        body.putAll(more);
        return analyst().body(body).post(IncidentsFixture.PATH + incident + "/evidence").then();
    }

    /** The path of an upload that is begun. */
    public String begun(String item, long length) {
        return analyst().header("Tus-Resumable", "1.0.0").header("Upload-Length", length)
                .header("Upload-Metadata", "filename bWVtb3J5LnJhdw==").post(path() + item + "/uploads").then().statusCode(201)
                .extract().header("Location");
    }

    Response send(String upload, long offset, byte[] piece) {
        return analyst().contentType(PIECE).header("Tus-Resumable", "1.0.0").header("Upload-Offset", offset).body(piece)
                .patch(upload);
    }

    /** An item whose file is uploaded, hashed and stored. */
    public String stored(Map<String, ?> more, byte[] bytes) {
        var item = taken(more);
        filled(item, bytes);
        return item;
    }

    public void filled(String item, byte[] bytes) {
        send(begun(item, bytes.length), 0, bytes).then().statusCode(204);
        awaitStored(item);
    }

    void awaitStored(String item) {
        await().until(() -> "stored".equals(shown(item).getString("contentState")));
    }

    JsonPath shown(String item) {
        return tenant.as("viewer").get(path() + item).then().statusCode(200).extract().jsonPath();
    }

    List<String> ledger(String item) {
        return tenant.as("viewer").get(path() + item + "/custody?limit=200").then().statusCode(200).extract()
                .path("items.action");
    }

    /** Where the file of an item is stored. */
    Path file(String item) {
        UUID blob = TestSql.as("incidents_owner").value(UUID.class, "select blob_id from evidence where id = ?",
                UUID.fromString(item));
        return Path.of("target/files", tenant.id().toString(), "evidence", item, blob.toString());
    }

    /** Has it hashed again, also what nobody may ask that of, and waits for what is found. */
    void check(String item, String found) {
        TestSql.as("incidents_owner").update("update evidence set next_check_at = now() - interval '1 hour' where id = ?",
                UUID.fromString(item));
        await().until(() -> found.equals(shown(item).getString("integrity")) && TestSql.as("incidents_owner").value(
                Boolean.class, "select next_check_at > now() + interval '1 day' from evidence where id = ?",
                UUID.fromString(item)));
    }

    Response download(String item) {
        return analyst().accept("*/*").get(path() + item + "/content");
    }

    ValidatableResponse step(String person, String role, String item, String step, Map<String, ?> body) {
        var request = tenant.as(person, role);
        return (body == null ? request : request.body(body)).post(path() + item + "/" + step).then();
    }
}
