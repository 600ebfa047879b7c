package io.harrier.alerts;

import static io.harrier.alerts.Enrichments.RULES;
import static io.harrier.alerts.Enrichments.aRule;
import static io.harrier.alerts.Enrichments.aTable;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;

import org.junit.jupiter.api.Test;

import io.harrier.platform.testing.HarrierServers;
import io.harrier.platform.testing.TestSql;
import io.harrier.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** The rules of event processing as tenants write them, and what they show before they do anything. */
@QuarkusTest
@WithTestResource(HarrierServers.class)
class ProcessingRulesTest {

    private static final Map<String, ?> RAISE = Map.of("condition", "alert.severity == 'low'", "set",
            Map.of("severity", "'medium'"));

    private final TestTenant tenant = TestTenant.fresh();

    @Test
    void aRuleIsADraftThenInTestingThenActiveAndAnotherDefinitionIsTestedAnew() {
        String id = aRule(tenant, "Raise", "normalization", RAISE, 50);
        get(id).body("status", equalTo("draft")).body("priority", equalTo(50)).body("definition.set.severity",
                equalTo("'medium'"));
        move(id, "*", "active").statusCode(409).body("detail", containsString("draft"));
        move(id, "*", "testing").statusCode(200);
        move(id, "\"0\"", "active").statusCode(412);
        tenant.as("tenant_admin").body(Map.of("status", "active")).put(RULES + "/" + id + "/status").then().statusCode(428);
        move(id, "*", "active").statusCode(200).body("status", equalTo("active"));
        change(id, Map.of("name", "Raise it", "type", "normalization", "definition", RAISE)).statusCode(200)
                .body("status", equalTo("active")).body("priority", equalTo(100));
        change(id, Map.of("name", "Raise it", "type", "normalization", "definition", Map.of("set", Map.of("title", "'x'"))))
                .statusCode(200).body("status", equalTo("testing"));
        move(id, "*", "disabled").statusCode(200);
        change(id, Map.of("name", "Raise it", "type", "filtering", "definition", Map.of("condition", "true"))).statusCode(422)
                .body("errors.pointer", contains("/type"));
        aRule(tenant, "First", "filtering", Map.of("condition", "alert.title == 'x'"), 1);
        create("First", "filtering", Map.of("condition", "true")).statusCode(409);
        tenant.as("viewer").get(RULES + "?limit=1").then().body("items.name", contains("First"));
        tenant.as("viewer").get(RULES).then().body("items.name", contains("First", "Raise it"));
        tenant.as("viewer").get(RULES + "/" + id + "/impact").then().statusCode(200).body("evaluated", equalTo(0))
                .body("meanMicros", nullValue());
        assertEquals(6L, TestSql.as("alerts_owner").value(Long.class,
                "select count(*) from audit_log where tenant_id = ? and subject_id = ?", tenant.id(), id));
    }

    @Test
    void whatCanNotBeIsRefusedNamingTheProperty() {
        refused("/definition/set", "normalization", Map.of("condition", "true"));
        refused("/definition/set", "normalization", Map.of("set", Map.of()));
        refused("/definition/set/severity", "normalization", Map.of("set", Map.of("severity", "alert.(")));
        refused("/definition/set/severity", "normalization", Map.of("set", Map.of("severity", "alert.colour")));
        refused("/definition/condition", "normalization",
                Map.of("condition", "alert.title", "set", Map.of("severity", "'high'")));
        refused("/definition/condition", "filtering", Map.of());
        refused("/definition/groupBy", "filtering", Map.of("condition", "true", "groupBy", "alert.title"));
        refused("/definition/lookup", "enrichment", Map.of());
        var lookup = Map.of("in", "table", "source", "nowhere", "key", "alert.title", "as", "site");
        refused("/definition/lookup/source", "enrichment", Map.of("lookup", lookup));
        refused("/definition/lookup/source", "enrichment",
                Map.of("lookup", Map.of("in", "table", "key", "alert.title", "as", "site")));
        refused("/definition/lookup/as", "enrichment",
                Map.of("lookup", Map.of("in", "assets", "key", "alert.title", "as", "asset")));
        create("Link", "correlation", Map.of("condition", "true")).statusCode(400).body("errors.detail",
                contains(containsString("aggregation")));
    }

    private void refused(String pointer, String type, Map<String, ?> definition) {
        create("Rule", type, definition).statusCode(422).body("errors.pointer", contains(pointer));
    }

    @Test
    void aPreviewShowsWhatARuleWouldDoToARecordAndToTheLastAlerts() {
        aTable(tenant, Map.of("name", "sites", "type", "geolocation", "match", "cidr", "keyColumn", "network"),
                "[{\"network\": \"203.0.113.0/24\", \"site\": \"lab\"}]");
        Alerts.anAlert(tenant, "p1", "low");
        Alerts.anAlert(tenant, "p2", "high");
        preview("tenant_admin", "normalization", RAISE, "last", 10).statusCode(403);
        tenant.as("boss", "tenant_admin", "analyst").body(Map.of("type", "normalization", "definition", RAISE, "last", 10))
                .post(RULES + "/preview").then().statusCode(200).body("changed", equalTo(1)).body("items", hasSize(2))
                .body("items[0].before.severity", equalTo("high")).body("items[0].after.severity", equalTo("high"))
                .body("items[1].before.severity", equalTo("low")).body("items[1].after.severity", equalTo("medium"));
        var record = Map.of("sourceSystem", "edr-1", "sourceId", "x", "title", "Beaconing", "severity", "low", "detectedAt",
                "2026-05-01T12:00:00Z", "observables", java.util.List.of(Map.of("type", "ip", "value", "203.0.113.7")));
        preview("tenant_admin", "enrichment",
                Map.of("lookup", Map.of("in", "table", "source", "sites", "key", "alert.observables[0].value", "as", "site")),
                "record", record).statusCode(200).body("changed", equalTo(1)).body("items[0].alertId", nullValue())
                .body("items[0].before.enrichment.site", nullValue())
                .body("items[0].after.enrichment.site.site", equalTo("lab"));
        preview("tenant_admin", "filtering", Map.of("condition", "alert.title.startsWith('Beac')"), "record", record)
                .body("items[0].before.suppressed", equalTo(false)).body("items[0].after.suppressed", equalTo(true));
        preview("tenant_admin", "aggregation", Map.of("groupBy", "[alert.title]"), "record", record)
                .body("items[0].before.sourceId", equalTo("x")).body("items[0].after.sourceId", startsWith("group:"));
        preview("tenant_admin", "normalization", Map.of("set", Map.of("severity", "'severe'")), "record", record)
                .body("changed", equalTo(0)).body("items[0].failed", containsString("severe"));
        preview("tenant_admin", "normalization", RAISE, "record", Map.of("a", 1)).statusCode(422);
        tenant.as("tenant_admin").body(Map.of("type", "normalization", "definition", RAISE)).post(RULES + "/preview").then()
                .statusCode(422).body("errors.pointer", contains("/record"));
        assertEquals(2L, TestSql.as("alerts_owner").value(Long.class,
                "select count(*) from security_alerts where tenant_id = ?", tenant.id()));
    }

    private ValidatableResponse preview(String role, String type, Map<String, ?> definition, String what, Object value) {
        return tenant.as(role).body(Map.of("type", type, "definition", definition, what, value)).post(RULES + "/preview")
                .then();
    }

    private ValidatableResponse create(String name, String type, Map<String, ?> definition) {
        return tenant.as("tenant_admin").body(Map.of("name", name, "type", type, "definition", definition)).post(RULES).then();
    }

    private ValidatableResponse change(String id, Map<String, ?> rule) {
        return tenant.as("tenant_admin").header("If-Match", "*").body(rule).put(RULES + "/" + id).then();
    }

    private ValidatableResponse move(String id, String match, String status) {
        return tenant.as("tenant_admin").header("If-Match", match).body(Map.of("status", status))
                .put(RULES + "/" + id + "/status").then();
    }

    private ValidatableResponse get(String id) {
        return tenant.as("viewer").get(RULES + "/" + id).then().statusCode(200);
    }
}
