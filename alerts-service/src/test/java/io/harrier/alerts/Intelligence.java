package io.harrier.alerts;

import java.util.Map;

import io.harrier.platform.testing.TestTenant;
import io.restassured.response.ValidatableResponse;

/** Threat intelligence as tests speak of it. */
final class Intelligence {

    private Intelligence() {
    }

    static void aSource(TestTenant tenant, String name) {
        tenant.as("tenant_admin").body(Map.of("name", name, "type", "threat_intel")).post("/api/v1/enrichment-sources").then()
                .statusCode(201);
    }

    /** A STIX indicator with the given further properties. */
    static String stix(String pattern, String more) {
        return """
            {"type": "indicator", "spec_version": "2.1", "id": "indicator--8e2e2d2b-17d4-4cbf-938f-98ee46b3cd3f",
             "created": "2026-01-01T00:00:00Z", "modified": "2026-01-01T00:00:00Z", "name": "Known bad", "pattern": "%s",
             "pattern_type": "stix", "valid_from": "2026-01-01T00:00:00Z", "indicator_types": ["malicious-activity"]%s}"""
                .formatted(pattern, more);
    }

    static String bundle(String... objects) {
        return "{\"type\": \"bundle\", \"id\": \"bundle--1\", \"objects\": [" + String.join(",", objects) + "]}";
    }

    static ValidatableResponse upload(TestTenant tenant, String source, String intel) {
        return tenant.as("tenant_admin").queryParam("source", source).body(intel).post("/api/v1/indicators/bundles").then();
    }

    /** An indicator for an address, of a new source. */
    static String anIndicator(TestTenant tenant, String source, String ip) {
        aSource(tenant, source);
        upload(tenant, source, bundle(stix("[ipv4-addr:value = '" + ip + "']", ""))).statusCode(200);
        return tenant.as("viewer").queryParam("value", ip).get("/api/v1/indicators").then().statusCode(200).extract()
                .path("items[0].id");
    }
}
