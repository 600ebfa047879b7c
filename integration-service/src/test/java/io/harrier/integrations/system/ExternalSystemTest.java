package io.harrier.integrations.system;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.harrier.integrations.testing.IntegrationServers;
import io.harrier.integrations.testing.Tenable;
import io.harrier.platform.testing.TestSql;
import io.harrier.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** Setting up external systems: what is kept, what is refused, and what nobody ever sees again. */
@QuarkusTest
@WithTestResource(IntegrationServers.class)
class ExternalSystemTest {

    private static final String SYSTEMS = "/api/v1/external-systems";
    private static final String SECRET = "a-very-secret-key";

    private final TestTenant tenant = TestTenant.fresh();

    @Test
    void credentialsAreNeverReturnedAndNeverStoredAsTheyAre() {
        String id = create("Tenable", Map.of("credentials", Map.of("accessKey", "access", "secretKey", SECRET)));

        String answer = tenant.as("tenant_admin").get(SYSTEMS + "/" + id).then().statusCode(200)
                .body("hasCredentials", is(true))
                .body("credentialsChangedAt", notNullValue()).extract().asString();
        assertFalse(answer.contains(SECRET));
        String row = TestSql.as("integrations_owner").value(String.class,
                """
                    select (external_systems.*)::text || encode(credentials, 'escape') from integrations.external_systems
                    where id = ?::uuid""", id);
        assertFalse(row.contains(SECRET));
        tenant.as("auditor").get("/api/v1/integration-service/audit").then().statusCode(200)
                .body("items.action", hasItem("external_system_created")).body(not(containsString(SECRET)));
    }

    @Test
    void theLogOfCallsHoldsNoSecrets() {
        try (var tenable = Tenable.of(3, 9)) {
            tenable.sync();

            String calls = tenable.tenant.as("auditor").get(SYSTEMS + "/" + tenable.id + "/api-calls?limit=200").then()
                    .statusCode(200)
                    .body("items.responseStatus", hasItem(200)).body("items[0].requestHeaders.'x-apikeys'", is("***")).extract()
                    .asString();
            assertTrue(calls.contains("/vulns/export"));
            assertFalse(calls.contains("local-secret"));
            assertFalse(calls.contains("local-access"));
        }
    }

    @Test
    void settingsChangeByMergePatchAndVersion() {
        String id = create("Tenable", Map.of());
        var patch = Map.of("syncFrequencyMinutes", 30, "name", "Tenable of all");

        tenant.as("tenant_admin").body(patch).patch(SYSTEMS + "/" + id).then().statusCode(428);
        tenant.as("tenant_admin").header("If-Match", "\"7\"").body(patch).patch(SYSTEMS + "/" + id).then().statusCode(412);
        tenant.as("tenant_admin").header("If-Match", "\"0\"").body(patch).patch(SYSTEMS + "/" + id).then().statusCode(200)
                .header("ETag", "\"1\"").body("name", is("Tenable of all")).body("syncFrequencyMinutes", is(30));
        tenant.as("tenant_admin").header("If-Match", "\"1\"").body(Map.of("syncFrequencyMinutes", 1)).patch(SYSTEMS + "/" + id)
                .then()
                .statusCode(422).body("errors[0].pointer", is("/syncFrequencyMinutes"));
        tenant.as("tenant_admin").header("If-Match", "\"1\"").body(Map.of("version", 5)).patch(SYSTEMS + "/" + id).then()
                .statusCode(400);
    }

    @Test
    void keysAreNeverSentToAnotherHostThanTheyWereGivenFor() {
        String id = create("Tenable", Map.of("credentials", Map.of("accessKey", "a", "secretKey", SECRET)));

        tenant.as("tenant_admin").header("If-Match", "\"0\"").body(Map.of("baseUrl", "https://cloud.tenable.com/api"))
                .patch(SYSTEMS + "/" + id).then().statusCode(200).body("hasCredentials", is(true));
        tenant.as("tenant_admin").header("If-Match", "\"1\"").body(Map.of("baseUrl", "https://elsewhere.example"))
                .patch(SYSTEMS + "/" + id)
                .then().statusCode(200).body("hasCredentials", is(false));
        tenant.as("tenant_admin").post(SYSTEMS + "/" + id + "/sync-runs").then().statusCode(422)
                .body("errors[0].pointer", is("/credentials"));
        var keys = Map.of("accessKey", "b", "secretKey", "c");
        tenant.as("tenant_admin").body(keys).put(SYSTEMS + "/" + id + "/credentials").then().statusCode(428);
        tenant.as("tenant_admin").header("If-Match", "\"1\"").body(keys).put(SYSTEMS + "/" + id + "/credentials").then()
                .statusCode(412);
        tenant.as("tenant_admin").header("If-Match", "\"2\"").body(keys).put(SYSTEMS + "/" + id + "/credentials").then()
                .statusCode(200).body("hasCredentials", is(true)).body("secretKey", nullValue());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"baseUrl|ftp://host|/baseUrl", "baseUrl|https://user:pass@host|/baseUrl",
            "baseUrl|https://host?x=1|/baseUrl", "name|' '|/name", "assetChunkSize|99|/assetChunkSize",
            "findingAssetsPerChunk|5001|/findingAssetsPerChunk"})
    void whatBreaksARuleIsNamed(String field, String value, String pointer) {
        var body = body("Tenable", Map.of());
        body.put(field, value.matches("\\d+") ? Integer.valueOf(value) : value);
        tenant.as("tenant_admin").body(body).post(SYSTEMS).then().statusCode(422).body("errors[0].pointer", is(pointer));
    }

    @Test
    void namesAreUniqueAndARepeatedRequestIsNot() {
        String id = tenant.as("tenant_admin").header("Idempotency-Key", "k1").body(body("Tenable", Map.of())).post(SYSTEMS)
                .then()
                .statusCode(201).extract().path("id");
        tenant.as("tenant_admin").header("Idempotency-Key", "k1").body(body("Tenable", Map.of())).post(SYSTEMS).then()
                .statusCode(201)
                .header("Location", containsString(SYSTEMS + "/" + id)).body("id", is(id));
        tenant.as("tenant_admin").body(body("Tenable", Map.of())).post(SYSTEMS).then().statusCode(409);
        TestTenant.fresh().as("tenant_admin").body(body("Tenable", Map.of())).post(SYSTEMS).then().statusCode(201);
    }

    @Test
    void aSystemThatNobodySynchronizesYetIsSaidSo() {
        String id = create("Scanner", Map.of("type", "qualys", "credentials", Map.of("accessKey", "a", "secretKey", "b")));
        tenant.as("tenant_admin").post(SYSTEMS + "/" + id + "/sync-runs").then().statusCode(422).body("detail",
                containsString("qualys"));
    }

    @Test
    void anUnusedSystemCanBeRemovedAUsedOneOnlyRetired() {
        String id = create("Tenable", Map.of());
        tenant.as("tenant_admin").delete(SYSTEMS + "/" + id).then().statusCode(204);
        tenant.as("tenant_admin").get(SYSTEMS + "/" + id).then().statusCode(404);
        try (var tenable = Tenable.of(1, 1)) {
            tenable.sync();
            tenable.tenant.as("tenant_admin").delete(SYSTEMS + "/" + tenable.id).then().statusCode(409);
            int version = tenable.tenant.as("viewer").get(SYSTEMS + "/" + tenable.id).path("version");
            tenable.tenant.as("tenant_admin").header("If-Match", "\"" + version + "\"").body(Map.of("active", false))
                    .patch(SYSTEMS + "/" + tenable.id).then().statusCode(200).body("active", is(false));
            tenable.tenant.as("tenant_admin").post(SYSTEMS + "/" + tenable.id + "/sync-runs").then().statusCode(422);
        }
    }

    @Test
    void theTypeOfAUsedSystemStays() {
        String id = create("Tenable", Map.of());
        tenant.as("tenant_admin").header("If-Match", "*").body(Map.of("type", "qualys")).patch(SYSTEMS + "/" + id).then()
                .statusCode(200).body("type", is("qualys"));
        try (var tenable = Tenable.of(1, 1)) {
            tenable.sync();
            tenable.tenant.as("tenant_admin").header("If-Match", "*").body(Map.of("type", "qualys")).patch(tenable.path())
                    .then()
                    .statusCode(422).body("errors[0].pointer", is("/type"));
            tenable.tenant.as("viewer").get(tenable.path()).then().body("type", is("tenable"));
        }
    }

    @Test
    void administratorsSetUpReadersReadAndNobodyElse() {
        String id = create("Tenable", Map.of());
        for (String role : new String[]{"viewer", "analyst", "incident_manager", "compliance_officer", "auditor"}) {
            tenant.as(role).body(body("x", Map.of())).post(SYSTEMS).then().statusCode(403);
            tenant.as(role).post(SYSTEMS + "/" + id + "/sync-runs").then().statusCode(403);
            tenant.as(role).get(SYSTEMS + "/" + id).then().statusCode(200);
            tenant.as(role).get("/api/v1/assets").then().statusCode(200);
            tenant.as(role).get(SYSTEMS + "/" + id + "/api-calls").then().statusCode(role.equals("auditor") ? 200 : 403);
        }
        tenant.as("tenant_admin").get(SYSTEMS + "/" + id + "/api-calls").then().statusCode(200);
        tenant.as("tenant_admin").get("/api/v1/assets").then().statusCode(403);
        tenant.as("tenant_admin").get("/api/v1/vulnerabilities").then().statusCode(403);
        tenant.as("pipeline").get(SYSTEMS).then().statusCode(403);
    }

    @Test
    void anotherTenantSeesNothingOfIt() {
        try (var tenable = Tenable.of(2, 4)) {
            String run = tenable.sync().getString("id");
            var other = TestTenant.fresh();
            String asset = (String) tenable.all("/api/v1/assets").get(0).get("id");
            String vulnerability = (String) tenable.all("/api/v1/vulnerabilities").get(0).get("id");
            for (String path : new String[]{SYSTEMS + "/" + tenable.id, SYSTEMS + "/" + tenable.id + "/api-calls",
                    SYSTEMS + "/" + tenable.id + "/sync-runs", "/api/v1/sync-runs/" + run, "/api/v1/assets/" + asset,
                    "/api/v1/vulnerabilities/" + vulnerability}) {
                String reader = path.endsWith("api-calls") ? "auditor" : "viewer";
                tenable.tenant.as(reader).get(path).then().statusCode(200);
                other.as(reader).get(path).then().statusCode(404);
            }
            for (String path : new String[]{SYSTEMS, "/api/v1/sync-runs", "/api/v1/assets", "/api/v1/vulnerabilities"}) {
                other.as("viewer").get(path).then().statusCode(200).body("items.size()", is(0));
            }
            other.as("tenant_admin").post(SYSTEMS + "/" + tenable.id + "/sync-runs").then().statusCode(404);
            other.as("tenant_admin").post("/api/v1/sync-runs/" + run + "/cancellation").then().statusCode(404);
            other.as("tenant_admin").delete(SYSTEMS + "/" + tenable.id).then().statusCode(404);
            other.as("tenant_admin").header("If-Match", "*").body(Map.of("name", "x")).patch(SYSTEMS + "/" + tenable.id).then()
                    .statusCode(404);
        }
    }

    @Test
    void theWorkerNeverReadsCredentials() {
        assertEquals(false, TestSql.as("integrations_worker").value(Boolean.class,
                "select has_column_privilege('integrations.external_systems', 'credentials', 'select')"));
    }

    private String create(String name, Map<String, Object> more) {
        return tenant.as("tenant_admin").body(body(name, more)).post(SYSTEMS).then().statusCode(201).extract().path("id");
    }

    private static Map<String, Object> body(String name, Map<String, Object> more) {
        Map<String, Object> body = new HashMap<>(
                Map.of("name", name, "type", "tenable", "baseUrl", "https://cloud.tenable.com"));
        body.putAll(more);
        return body;
    }
}
