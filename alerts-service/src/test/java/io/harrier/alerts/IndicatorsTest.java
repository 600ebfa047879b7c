package io.harrier.alerts;

import static io.harrier.alerts.Intelligence.aSource;
import static io.harrier.alerts.Intelligence.anIndicator;
import static io.harrier.alerts.Intelligence.bundle;
import static io.harrier.alerts.Intelligence.stix;
import static io.harrier.alerts.Intelligence.upload;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import java.util.Map;

import org.junit.jupiter.api.Test;

import io.harrier.platform.testing.HarrierServers;
import io.harrier.platform.testing.TestSql;
import io.harrier.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** Threat intelligence that a tenant uploads. */
@QuarkusTest
@WithTestResource(HarrierServers.class)
class IndicatorsTest {

    private static final String MARKING = """
        {"type": "marking-definition", "id": "marking-definition--aaaaaaaa-17d4-4cbf-938f-98ee46b3cd3f", "name": "TLP:AMBER+STRICT"}""";
    private static final String MISP = """
        {"Event": {"info": "Phishing", "Tag": [{"name": "tlp:green"}, {"name": "PAP:AMBER"}], "Attribute": [
         {"uuid": "u1", "type": "domain|ip", "category": "Network activity", "to_ids": true, "timestamp": "1767225600",
          "value": "Evil.Example|198.51.100.7"},
         {"uuid": "u2", "type": "filename|md5", "to_ids": true, "timestamp": "1767225600",
          "value": "a.exe|D41D8CD98F00B204E9800998ECF8427E", "Tag": [{"name": "tlp:red"}]},
         {"uuid": "u3", "type": "url", "to_ids": false, "value": "https://evil.example/a"},
         {"uuid": "u4", "type": "btc", "to_ids": true, "value": "1BoatSLRHtKNngkdXEeobR76b53LETtpyT"}],
         "Object": [{"Attribute": [{"uuid": "u5", "type": "email-src", "to_ids": true, "value": "Bad@Evil.example"}]}]}}""";

    private final TestTenant tenant = TestTenant.fresh();

    @Test
    void stixPatternsThatCompareForEqualityAreUnderstoodAndOthersCounted() {
        aSource(tenant, "feed");
        upload(tenant, "feed", bundle(MARKING,
                stix("[ipv4-addr:value = '203.0.113.66/32' OR ipv6-addr:value = '2001:DB8::0:1']",
                        ", \"confidence\": 80, \"object_marking_refs\": [\"marking-definition--aaaaaaaa-17d4-4cbf-938f-98ee46b3cd3f\"]"),
                stix("[domain-name:value='Evil.example'] OR [url:value = 'https://evil.example/it\\\\'s']", ""),
                stix("[file:hashes.'SHA-256' = 'E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855']",
                        ", \"revoked\": true"),
                stix("[email-addr:value = 'a@evil.example']", ", \"valid_until\": \"2026-02-01T00:00:00Z\"")
                        .replace("malicious-activity", "benign"),
                stix("[ipv4-addr:value = '203.0.113.0/24']", ""),
                stix("[ipv4-addr:value = '1.1.1.1' AND domain-name:value = 'a.example']", ""),
                stix("[process:name = 'a']", ""),
                stix("alert tcp any any", "").replace("\"pattern_type\": \"stix\"", "\"pattern_type\": \"snort\"")))
                .statusCode(200).body("format", equalTo("stix")).body("created", equalTo(6)).body("updated", equalTo(0))
                .body("notUnderstood", equalTo(Map.of("stix pattern", 3, "pattern of type snort", 1)));
        list("").body("items.value", containsInAnyOrder("203.0.113.66", "2001:db8::1", "evil.example",
                "https://evil.example/it's", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                "a@evil.example"));
        list("?value=203.0.113.66").body("items.confidence", contains(80)).body("items.tlp", contains("amber_strict"))
                .body("items.verdict", contains("malicious")).body("items[0].labels", contains("malicious-activity"))
                .body("items.live", contains(true)).body("items.sightings", contains(0));
        list("?type=hash").body("items.revoked", contains(true)).body("items.live", contains(false));
        list("?verdict=benign").body("items.type", contains("email")).body("items.live", contains(false));
        list("?limit=2&revoked=false").body("items", hasSize(2));
    }

    @Test
    void mispAttributesThatAreMeantForDetectionAreTaken() {
        aSource(tenant, "misp");
        upload(tenant, "misp", MISP).statusCode(200).body("format", equalTo("misp")).body("created", equalTo(4))
                .body("notUnderstood.'attribute of type btc'", equalTo(1))
                .body("notUnderstood.'not for detection (to_ids)'", equalTo(1));
        list("?value=evil.example").body("items.tlp", contains("green")).body("items.pap", contains("amber"))
                .body("items[0].labels", hasItems("Network activity", "tlp:green"));
        list("?value=d41d8cd98f00b204e9800998ecf8427e").body("items.tlp", contains("red")).body("items.type", contains("hash"));
        list("?value=bad@evil.example").body("items.verdict", contains("malicious"));
        upload(tenant, "misp", "{\"response\": [" + MISP + "]}").statusCode(200).body("created", equalTo(0));
    }

    @Test
    void whatIsNewerReplacesWhatWasSaidAndAPersonsWordStands() {
        String id = anIndicator(tenant, "feed", "203.0.113.66");
        String newer = stix("[ipv4-addr:value = '203.0.113.66']", ", \"confidence\": 10").replace("2026-01-01", "2026-01-02");
        upload(tenant, "feed", bundle(newer, newer)).body("created", equalTo(0)).body("updated", equalTo(1));
        upload(tenant, "feed", bundle(stix("[ipv4-addr:value = '203.0.113.66']", ""))).body("updated", equalTo(0))
                .body("unchanged", equalTo(1));
        list("?value=203.0.113.66").body("items.confidence", contains(10)).body("items.id", contains(id));
        revoke(id, "\"9\"").statusCode(412);
        revoke(id, "*").statusCode(200).body("revoked", equalTo(true)).body("revocationReason", equalTo("A sinkhole of ours"));
        revoke(id, "*").statusCode(409);
        upload(tenant, "feed", bundle(newer)).body("updated", equalTo(1));
        tenant.as("viewer").get("/api/v1/indicators/" + id).then().body("revoked", equalTo(true)).body("live", equalTo(false));
        TestTenant.fresh().as("viewer").get("/api/v1/indicators?value=203.0.113.66").then().body("items", empty());
    }

    @Test
    void whatAnObjectNoLongerNamesIsWithdrawnAndWhatAnotherNamesStays() {
        aSource(tenant, "misp");
        upload(tenant, "misp", MISP).statusCode(200);
        upload(tenant, "misp", MISP.replace("\"to_ids\": true, \"timestamp\": \"1767225600\",\n  \"value\": \"Evil",
                "\"to_ids\": false, \"timestamp\": \"1767225601\",\n  \"value\": \"Evil")).statusCode(200)
                .body("withdrawn", equalTo(2));
        list("?value=evil.example").body("items.live", contains(false)).body("items.revoked", contains(true));
        list("?value=198.51.100.7").body("items.live", contains(false));
        list("?value=d41d8cd98f00b204e9800998ecf8427e").body("items.live", contains(true));
        aSource(tenant, "feed");
        String other = stix("[ipv4-addr:value = '203.0.113.66']", "").replace("indicator--8", "indicator--9");
        upload(tenant, "feed", bundle(stix("[ipv4-addr:value = '203.0.113.66']", ""), other)).body("created", equalTo(2));
        upload(tenant, "feed", bundle(stix("[ipv4-addr:value = '203.0.113.67']", "").replace("2026-01-01", "2026-01-02")))
                .body("created", equalTo(1)).body("withdrawn", equalTo(1));
        list("?value=203.0.113.66").body("items.live", containsInAnyOrder(true, false));
        upload(tenant, "feed", bundle(stix("[process:name = 'a']", "").replace("2026-01-01", "2026-01-03")))
                .body("created", equalTo(0)).body("withdrawn", equalTo(1));
        list("?value=203.0.113.67").body("items.live", contains(false));
        String id = list("?value=203.0.113.66&revoked=false").extract().path("items[0].id");
        revoke(id, "*").statusCode(200);
        list("?value=203.0.113.66").body("items.revocationReason", contains("A sinkhole of ours", "A sinkhole of ours"));
        upload(tenant, "feed", bundle(other.replace("indicator--9", "indicator--7"))).body("created", equalTo(1));
        list("?value=203.0.113.66").body("items.live", contains(false, false, false));
    }

    @Test
    void whatNoUploadRepeatsExpiresWithItsSource() {
        tenant.as("tenant_admin").body(Map.of("name", "feed", "type", "threat_intel", "expiresAfter", "PT1H"))
                .post("/api/v1/enrichment-sources").then().statusCode(201).body("uploadedAt", nullValue());
        var intel = bundle(stix("[ipv4-addr:value = '203.0.113.66']", ""));
        upload(tenant, "feed", intel).statusCode(200);
        list("").body("items.live", contains(true));
        var owner = TestSql.as("alerts_owner");
        owner.update("update indicators set updated_at = now() - interval '2 hours' where tenant_id = ?", tenant.id());
        owner.update("update enrichment_sources set intel_uploaded_at = now() - interval '2 hours' where tenant_id = ?",
                tenant.id());
        list("").body("items.live", contains(false));
        tenant.as("viewer").get("/api/v1/enrichment-sources").then().body("items.expired", contains(true));
        tenant.as("pipeline").body(Alerts.json("e1", "high").replace("203.0.113.7", "203.0.113.66")).post("/api/v1/alerts")
                .then()
                .statusCode(201);
        tenant.as("viewer").get("/api/v1/alerts").then().body("items[0].enrichment", nullValue());
        upload(tenant, "feed", intel).statusCode(200);
        list("").body("items.live", contains(true));
        tenant.as("viewer").get("/api/v1/enrichment-sources").then().body("items.expired", contains(false));
    }

    @Test
    void whatIsNoIntelligenceIsRefused() {
        aSource(tenant, "feed");
        upload(tenant, "nobody", bundle()).statusCode(422).body("errors.pointer", contains("source"));
        upload(tenant, "feed", "{\"type\": \"report\"}").statusCode(400);
        upload(tenant, "feed", "{").statusCode(400);
        tenant.as("tenant_admin").body(bundle()).post("/api/v1/indicators/bundles").then().statusCode(400);
        tenant.as("analyst").queryParam("source", "feed").body(bundle()).post("/api/v1/indicators/bundles").then()
                .statusCode(403);
    }

    private ValidatableResponse list(String query) {
        return tenant.as("viewer").get("/api/v1/indicators" + query).then().statusCode(200);
    }

    private ValidatableResponse revoke(String id, String match) {
        return tenant.as("tenant_admin").header("If-Match", match).body(Map.of("reason", "A sinkhole of ours"))
                .post("/api/v1/indicators/" + id + "/revocation").then();
    }
}
