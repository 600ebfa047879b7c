package io.harrier.integrations.testing;

import static io.restassured.http.ContentType.JSON;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.notNullValue;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.harrier.local.tenable.ApiKeys;
import io.harrier.local.tenable.TenableData;
import io.harrier.local.tenable.TenableStandIn;
import io.harrier.platform.testing.TestSql;
import io.harrier.platform.testing.TestTenant;
import io.restassured.path.json.JsonPath;

/** A Tenable of a tenant's own, set up in Harrier as an external system, and what a test does with it. */
public final class Tenable implements AutoCloseable {

    private static final Duration LONG_ENOUGH = Duration.ofMinutes(2);

    public final TestTenant tenant;
    public final TenableStandIn standIn;
    public final String id;

    private Tenable(TestTenant tenant, TenableStandIn standIn, String id) {
        this.tenant = tenant;
        this.standIn = standIn;
        this.id = id;
    }

    /** A new tenant with a Tenable of this size. */
    public static Tenable of(int assets, int findings) {
        return of(TestTenant.fresh(), TenableData.generate(assets, findings), Map.of());
    }

    public static Tenable of(TestTenant tenant, TenableData data, Map<String, Object> settings) {
        var standIn = TenableStandIn.start(0, data);
        standIn.pace().chunksPerStep(3);
        Map<String, Object> body = new LinkedHashMap<>(Map.of("name", "Tenable", "type", "tenable", "baseUrl",
                standIn.baseUrl().toString(), "assetChunkSize", 100, "findingAssetsPerChunk", 50, "credentials", keys()));
        body.putAll(settings);
        String id = tenant.as("tenant_admin").body(body).post("/api/v1/external-systems").then().statusCode(201)
                .body("id", notNullValue()).extract().path("id");
        return new Tenable(tenant, standIn, id);
    }

    public TenableData data() {
        return standIn.data();
    }

    /** Begins a run by hand; answers its id. */
    public String start() {
        return tenant.as("tenant_admin").post(path() + "/sync-runs").then().statusCode(201).contentType(JSON).extract()
                .path("id");
    }

    /** The same, for everything. */
    public String startFull() {
        return tenant.as("tenant_admin").body(Map.of("full", true)).post(path() + "/sync-runs").then().statusCode(201)
                .extract().path("id");
    }

    /** Replaces the credentials by the same. */
    public void authenticate() {
        tenant.as("tenant_admin").header("If-Match", "*").body(keys()).put(path() + "/credentials").then().statusCode(200);
    }

    /** Up to when everything of a kind is here; null where that is not known. */
    public String watermark(String kind) {
        var rows = TestSql.as("integrations_owner").query("""
            select watermark::text from integrations.sync_watermarks
            where external_system_id = ?::uuid and entity_type = ?""", id, kind);
        return rows.isEmpty() ? null : (String) rows.get(0).get(0);
    }

    public String path() {
        return "/api/v1/external-systems/" + id;
    }

    public JsonPath run(String run) {
        return tenant.as("viewer").get("/api/v1/sync-runs/" + run).then().statusCode(200).extract().jsonPath();
    }

    /** Waits until the run has ended. */
    public JsonPath ended(String run) {
        return await().atMost(LONG_ENOUGH).pollInterval(Duration.ofMillis(200)).until(() -> run(run),
                it -> !List.of("pending", "running").contains(it.getString("status")));
    }

    /** A whole run, which must succeed. */
    public JsonPath sync() {
        var ended = ended(start());
        if (!ended.getString("status").equals("succeeded")) {
            throw new AssertionError(ended.prettify());
        }
        return ended;
    }

    /** Every item of a list, page by page. */
    public List<Map<String, Object>> all(String path) {
        return Lists.all(tenant, path);
    }

    private static Map<String, String> keys() {
        return Map.of("accessKey", ApiKeys.LOCAL.accessKey(), "secretKey", ApiKeys.LOCAL.secretKey());
    }

    @Override
    public void close() {
        standIn.close();
    }
}
