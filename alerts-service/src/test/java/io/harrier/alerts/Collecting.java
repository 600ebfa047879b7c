package io.harrier.alerts;

import static io.harrier.alerts.Alerts.awaitCount;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashMap;
import java.util.Map;

import io.harrier.platform.testing.TestKafka;
import io.harrier.platform.testing.TestTenant;
import io.restassured.response.ValidatableResponse;

/** A source, a collector and the mapping between them, as tests speak of them. */
final class Collecting {

    static final String MAPPINGS = "/api/v1/log-collection-mappings";

    final TestTenant tenant;
    final String source;
    final String collector;
    private String mapping;

    private Collecting(TestTenant tenant, String source, String collector) {
        this.tenant = tenant;
        this.source = source;
        this.collector = collector;
    }

    /** The source {@code edge} of the system {@code edr-1}, and the collector {@code zrh-1}. */
    static Collecting of(TestTenant tenant) {
        return new Collecting(tenant, made(tenant, "/api/v1/log-sources", Map.of("name", "edge", "sourceSystem", "edr-1")),
                aCollector(tenant, "zrh-1"));
    }

    static String aCollector(TestTenant tenant, String name) {
        return made(tenant, "/api/v1/log-collectors", Map.of("name", name, "type", "agent"));
    }

    Map<String, Object> pair(Map<String, ?> said) {
        var all = new HashMap<String, Object>(said);
        all.putIfAbsent("sourceId", source);
        all.putIfAbsent("collectorId", collector);
        return all;
    }

    String active(Map<String, ?> said) {
        var all = pair(said);
        all.put("status", "active");
        mapping = made(tenant, MAPPINGS, all);
        return mapping;
    }

    ValidatableResponse change(Map<String, ?> said) {
        return tenant.as("tenant_admin").header("If-Match", "*").body(pair(said)).put(MAPPINGS + "/" + mapping).then()
                .statusCode(200);
    }

    ValidatableResponse send(String record) {
        return send(record, "");
    }

    ValidatableResponse send(String record, String query) {
        return tenant.as("pipeline").body(record.getBytes(UTF_8)).post("/api/v1/ingest/edge" + query).then();
    }

    void kafka(String record, Map<String, String> headers) {
        TestKafka.send("siem.alerts." + tenant.alias(), "k", record.getBytes(UTF_8), headers);
    }

    void awaitSeen(long records) {
        awaitCount(records, "select coalesce(sum(seen_count), 0)::bigint from security_alerts where tenant_id = ?",
                tenant.id());
    }

    /** What was counted of the source so far. */
    void awaitCounted(String what, long records) {
        awaitCount(records, "select coalesce(sum(" + what + "), 0)::bigint from log_source_activity where tenant_id = ?",
                tenant.id());
    }

    ValidatableResponse alert(String sourceId) {
        return tenant.as("viewer").get("/api/v1/alerts?sourceId=" + sourceId).then();
    }

    private static String made(TestTenant tenant, String path, Map<String, ?> body) {
        return tenant.as("tenant_admin").body(body).post(path).then().statusCode(201).extract().path("id");
    }
}
