package io.harrier.alerts;

import java.util.HashMap;
import java.util.Map;

import io.harrier.platform.testing.TestTenant;

/** What alerts are enriched by, as tests speak of it. */
final class Enrichments {

    static final String SOURCES = "/api/v1/enrichment-sources";

    private Enrichments() {
    }

    /** A source of enrichment with the table given as a JSON array; answers its id. */
    static String aTable(TestTenant tenant, Map<String, ?> source, String rows) {
        String id = tenant.as("tenant_admin").body(source).post(SOURCES).then().statusCode(201).extract().path("id");
        tenant.as("tenant_admin").header("If-Match", "*").body(rows).put(SOURCES + "/" + id + "/table").then().statusCode(200);
        return id;
    }

    /** These, and those that enrichment is about. */
    static Map<String, String> andObjects(TestTenant tenant, Map<String, String> others) {
        var objects = new HashMap<>(others);
        objects.put(SOURCES + "/{id}",
                aTable(tenant, Map.of("name", "hosts", "type", "asset_db"), "[{\"key\": \"10.1.2.3\"}]"));
        objects.put("/api/v1/indicators/{id}", Intelligence.anIndicator(tenant, "intel", "203.0.113.66"));
        return Map.copyOf(objects);
    }

    static Map<String, String> andBodies(Map<String, String> others) {
        var bodies = new HashMap<>(others);
        bodies.put("changeEnrichmentSource", "{\"name\": \"hosts\", \"type\": \"asset_db\"}");
        bodies.put("uploadEnrichmentTable", "[{\"key\": \"a\"}]");
        return bodies;
    }
}
