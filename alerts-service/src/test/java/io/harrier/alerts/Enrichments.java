package io.harrier.alerts;

import java.util.HashMap;
import java.util.Map;

import io.harrier.platform.testing.TestTenant;

/** What alerts are enriched by, as tests speak of it. */
final class Enrichments {

    static final String SOURCES = "/api/v1/enrichment-sources";
    static final String RULES = "/api/v1/event-processing-rules";

    private Enrichments() {
    }

    /** A source of enrichment with the table given as a JSON array; answers its id. */
    static String aTable(TestTenant tenant, Map<String, ?> source, String rows) {
        String id = tenant.as("tenant_admin").body(source).post(SOURCES).then().statusCode(201).extract().path("id");
        tenant.as("tenant_admin").header("If-Match", "*").body(rows).put(SOURCES + "/" + id + "/table").then().statusCode(200);
        return id;
    }

    /** A rule, in testing or active as said; answers its id. */
    static String aRule(TestTenant tenant, String name, String type, Map<String, ?> definition, int priority, String... steps) {
        String id = tenant.as("tenant_admin")
                .body(Map.of("name", name, "type", type, "definition", definition, "priority", priority))
                .post(RULES).then().statusCode(201).extract().path("id");
        for (String step : steps) {
            tenant.as("tenant_admin").header("If-Match", "*").body(Map.of("status", step)).put(RULES + "/" + id + "/status")
                    .then()
                    .statusCode(200);
        }
        return id;
    }

    static String anActiveRule(TestTenant tenant, String name, String type, Map<String, ?> definition) {
        return aRule(tenant, name, type, definition, 100, "testing", "active");
    }

    /** These, and those that enrichment is about. */
    static Map<String, String> andObjects(TestTenant tenant, Map<String, String> others) {
        var objects = new HashMap<>(others);
        objects.put(SOURCES + "/{id}",
                aTable(tenant, Map.of("name", "hosts", "type", "asset_db"), "[{\"key\": \"10.1.2.3\"}]"));
        objects.put("/api/v1/indicators/{id}", Intelligence.anIndicator(tenant, "intel", "203.0.113.66"));
        objects.put(RULES + "/{id}",
                aRule(tenant, "Rate", "normalization", Map.of("set", Map.of("severity", "'high'")), 100));
        return Map.copyOf(objects);
    }

    static Map<String, String> andBodies(Map<String, String> others) {
        var bodies = new HashMap<>(others);
        bodies.put("changeEnrichmentSource", "{\"name\": \"hosts\", \"type\": \"asset_db\"}");
        bodies.put("uploadEnrichmentTable", "[{\"key\": \"a\"}]");
        String rule = "{\"name\": \"%s\", \"type\": \"normalization\", \"definition\": {\"set\": {\"severity\": \"'low'\"}}}";
        bodies.put("createEventProcessingRule", rule.formatted("Another"));
        bodies.put("changeEventProcessingRule", rule.formatted("Rate"));
        bodies.put("changePriorityWeights", "{}");
        return bodies;
    }
}
