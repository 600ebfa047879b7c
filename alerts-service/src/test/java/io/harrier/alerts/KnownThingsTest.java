package io.harrier.alerts;

import static io.harrier.alerts.Alerts.awaitCount;
import static io.harrier.alerts.Alerts.json;
import static io.harrier.alerts.Alerts.publish;
import static io.harrier.alerts.Enrichments.anActiveRule;
import static io.harrier.alerts.Intelligence.aSource;
import static io.harrier.alerts.Intelligence.bundle;
import static io.harrier.alerts.Intelligence.stix;
import static io.harrier.alerts.Intelligence.upload;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.harrier.platform.testing.EventSchemas;
import io.harrier.platform.testing.HarrierServers;
import io.harrier.platform.testing.TestKafka;
import io.harrier.platform.testing.TestSql;
import io.harrier.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** What is known of the things that records name: intelligence, assets, what is open on them. */
@QuarkusTest
@WithTestResource(HarrierServers.class)
class KnownThingsTest {

    private static final String ASSET = "io.harrier.integrations.asset.changed.v1";
    private static final String DETECTED = "io.harrier.integrations.vulnerability.detected.v1";
    private static final String EASED = "io.harrier.integrations.vulnerability.eased.v1";
    private static final String FIXED = "io.harrier.integrations.vulnerability.fixed.v1";

    private final TestTenant tenant = TestTenant.fresh();

    @Test
    void observablesThatIntelligenceKnowsGetItsVerdictAndAreCounted() {
        aSource(tenant, "feed");
        upload(tenant, "feed", bundle(
                stix("[ipv4-addr:value = '203.0.113.7']", ", \"confidence\": 60, \"object_marking_refs\": "
                        + "[\"marking-definition--f88d31f6-486f-44da-b317-01333bde0b82\"]"),
                stix("[domain-name:value = 'evil.example']", ""),
                stix("[ipv4-addr:value = '198.51.100.1']", ", \"valid_until\": \"2026-01-02T00:00:00Z\""))).statusCode(200);
        send(json("i1", "high").replace("[{\"type\": \"ip\"", "[{\"type\": \"url\", \"value\": \"https://Evil.example/a?b\"},"
                + "{\"type\": \"ip\", \"value\": \"198.51.100.1\"}, {\"type\": \"ip\""));
        publish(tenant, "i2", json("i2", "high"));
        awaitCount(2, "select count(*) from security_alerts where tenant_id = ?", tenant.id());
        alert("i1").body("items[0].enrichment.indicators.value", hasItems("203.0.113.7", "evil.example"))
                .body("items[0].enrichment.indicators.size()", equalTo(2))
                // 30 + 10 + 15 × 0.8, the domain's confidence being unknown
                .body("items[0].priority.score", equalTo(52));
        alert("i2").body("items[0].enrichment.indicators[0].confidence", equalTo(60))
                .body("items[0].priority.score", equalTo(49));
        String id = alert("i1").extract().path("items[0].id");
        tenant.as("viewer").get("/api/v1/alerts/" + id + "/observables").then().statusCode(200)
                .body("items.value", contains("198.51.100.1", "203.0.113.7", "https://Evil.example/a?b"))
                .body("items.verdict", contains(null, "malicious", "malicious"))
                .body("items.tlp", contains(null, "amber", null))
                .body("items.seenIn", contains(1, 2, 1));
        tenant.as("viewer").get("/api/v1/alerts/" + id + "/observables?limit=1").then().body("items.value",
                contains("198.51.100.1"));
        tenant.as("viewer").get("/api/v1/indicators?value=203.0.113.7").then().body("items.sightings", contains(2));
        tenant.as("viewer").get("/api/v1/indicators?value=198.51.100.1").then().body("items.sightings", contains(0));
        var other = TestTenant.fresh();
        other.as("pipeline").body(json("i1", "high")).post("/api/v1/alerts").then().statusCode(201);
        other.as("viewer").get("/api/v1/alerts").then().body("items[0].enrichment", nullValue());
    }

    @Test
    void aRuleMayAskForWhatAnEarlierOneFound() {
        aSource(tenant, "feed");
        upload(tenant, "feed", bundle(stix("[domain-name:value = 'evil.example']", ""))).statusCode(200);
        anActiveRule(tenant, "a", "normalization", Map.of("set", Map.of("description", "'evil' + '.example'")));
        anActiveRule(tenant, "b", "enrichment",
                Map.of("lookup", Map.of("in", "indicators", "key", "alert.description", "as", "described")));
        send(json("l1", "high"));
        alert("l1").body("items[0].enrichment.described.verdict", equalTo("malicious"));
    }

    @Test
    void anAlertBearsTheAssetItIsAboutAndWhatIsOpenOnIt() {
        var detected = sample(DETECTED);
        say(DETECTED, detected);
        say(ASSET, asset(9, "high", "updated"));
        say(ASSET, asset(3, "low", "updated"));
        awaitAsset("version = 9 and criticality = 'high'");
        send(about("PAY-APP-02", "cve", "CVE-2021-44228"));
        alert("a1").body("items[0].enrichment.asset.criticality", equalTo("high"))
                .body("items[0].enrichment.asset.name", equalTo("pay-app-02"))
                .body("items[0].enrichment.vulnerabilities.open", equalTo(1))
                .body("items[0].enrichment.vulnerabilities.targeted", contains("CVE-2021-44228"))
                // 30 + 10 + 15 × 0.75 + 10
                .body("items[0].priority.score", equalTo(61));
        say(EASED, sample(EASED));
        awaitCount(0, "select count(*) from known_vulnerabilities where tenant_id = ? and open", tenant.id());
        send(about("elsewhere", "ip", "10.20.30.42").replace("\"a1\"", "\"a2\""));
        alert("a2").body("items[0].enrichment.asset.name", equalTo("pay-app-02"))
                .body("items[0].enrichment.vulnerabilities", nullValue());
        say(ASSET, asset(10, "high", "deleted"));
        awaitAsset("deleted");
        send(about("PAY-APP-02", "ip", "10.20.30.42").replace("\"a1\"", "\"a3\""));
        alert("a3").body("items[0].enrichment", nullValue());
    }

    @Test
    void whatManyAssetsAreCalledNamesNoneAndWhatEveryHostHasIsNoName() {
        var owner = TestSql.as("alerts_owner");
        owner.update("""
            insert into known_assets (tenant_id, id, version, name, criticality)
            select ?, md5('a' || n)::uuid, 1, 'host-' || n, 'critical' from generate_series(1, 6) n""", tenant.id());
        owner.update("""
            insert into known_asset_names (tenant_id, name, asset_id)
            select ?, a.name, md5('a' || n)::uuid from generate_series(1, 6) n
            cross join lateral (values ('172.17.0.1'), ('127.0.0.1'), ('host-' || n)) a (name)
            union all select ?, '10.0.0.9', md5('a' || n)::uuid from generate_series(1, 5) n""", tenant.id(), tenant.id());
        send(about("nobody", "ip", "172.17.0.1"));
        alert("a1").body("items[0].enrichment.asset", nullValue())
                .body("items[0].enrichment.processing.ambiguous", contains("172.17.0.1")).body("items[0].quality", empty());
        send(about("nobody", "ip", "127.0.0.1").replace("\"a1\"", "\"a2\""));
        alert("a2").body("items[0].enrichment", nullValue());
        send(about("HOST-3", "ip", "172.17.0.1").replace("\"a1\"", "\"a3\""));
        alert("a3").body("items[0].enrichment.asset.name", equalTo("host-3"))
                .body("items[0].enrichment.processing", nullValue());
        send(about("nobody", "ip", "10.0.0.9").replace("\"a1\"", "\"a4\""));
        alert("a4").body("items[0].enrichment.asset.criticality", equalTo("critical"));
    }

    @Test
    void aDeletedAssetStaysSoWhateverAFindingOfTheSameVersionSaysAndWhenever() {
        var changed = asset(5, "high", "updated");
        ((ObjectNode) changed.get("asset")).putArray("ipv4").add("127.0.0.1").add("169.254.7.7").add("2001:DB8:0::1");
        say(ASSET, changed);
        awaitAsset("version = 5");
        assertEquals(List.of(List.of("2001:db8::1"), List.of("pay-app-02"), List.of("pay-app-02.acme.example")),
                TestSql.as("alerts_owner").query(
                        "select name from known_asset_names where tenant_id = ? order by name collate \"C\"",
                        tenant.id()));
        say(ASSET, asset(5, "high", "deleted"));
        awaitAsset("deleted");
        var fixed = sample(FIXED);
        ((ObjectNode) fixed.get("asset")).put("version", 5);
        say(FIXED, fixed);
        awaitCount(1, "select count(*) from known_vulnerabilities where tenant_id = ?", tenant.id());
        awaitAsset("deleted and version = 5");
        awaitCount(0, "select count(*) from known_asset_names where tenant_id = ?", tenant.id());
    }

    private static String about(String host, String type, String value) {
        return json("a1", "high").replace("\"ws-1\"", "\"" + host + "\"").replace(
                "{\"type\": \"ip\", \"value\": \"203.0.113.7\"}",
                "{\"type\": \"" + type + "\", \"value\": \"" + value + "\"}");
    }

    private static ObjectNode sample(String type) {
        return (ObjectNode) EventSchemas.sample(type);
    }

    private static ObjectNode asset(int version, String criticality, String change) {
        var changed = sample(ASSET).put("change", change);
        ((ObjectNode) changed.get("asset")).put("version", version).put("criticality", criticality);
        return changed;
    }

    private void say(String type, ObjectNode payload) {
        String subject = payload.path("asset").path("id").asText();
        TestKafka.send("harrier.integrations", subject, payload.toString().getBytes(), Map.of("ce_specversion", "1.0", "ce_id",
                UUID.randomUUID().toString(), "ce_type", type, "ce_source", "/harrier/test", "ce_subject", subject, "ce_time",
                "2026-05-01T12:00:00Z", "ce_tenantid", tenant.id().toString(), "content-type", "application/json"));
    }

    private void awaitAsset(String condition) {
        awaitCount(1, "select count(*) from known_assets where tenant_id = ? and " + condition, tenant.id());
    }

    private ValidatableResponse send(String body) {
        return tenant.as("pipeline").body(body).post("/api/v1/alerts").then().statusCode(201);
    }

    private ValidatableResponse alert(String id) {
        return tenant.as("viewer").get("/api/v1/alerts?sourceId=" + id).then().statusCode(200);
    }
}
