package io.harrier.alerts;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.harrier.platform.testing.HarrierServers;
import io.harrier.platform.testing.TestSql;
import io.harrier.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** What a tenant says of its sources, and what it may not say. */
@QuarkusTest
@WithTestResource(HarrierServers.class)
class LogSourcesTest {

    private static final String SOURCES = "/api/v1/log-sources";

    private final TestTenant tenant = TestTenant.fresh();

    @Test
    void whatIsLeftOutTakesTheDefault() {
        create(Map.of("name", "edge")).statusCode(201).body("sourceSystem", equalTo("edge"))
                .body("criticality", equalTo("medium")).body("collectionStatus", equalTo("active"))
                .body("enabled", equalTo(true)).body("format", nullValue()).body("identityFields", empty())
                .body("duplicatePolicy", equalTo("on")).body("refirePolicy", equalTo("reopen"))
                .body("severityMap", equalTo(Map.of())).body("defaultSeverity", equalTo("medium"))
                .body("silentAfter", nullValue());
    }

    @Test
    void allOfItIsKept() {
        var mapping = Map.of("sourceSystem", "'acme-waf'", "sourceId", "record.id", "title", "record.name", "severityMap",
                Map.of("9", "critical"), "observables", Map.of("ip", "[record.client]"));
        var said = Map.ofEntries(Map.entry("name", "waf"), Map.entry("sourceSystem", "acme-waf"),
                Map.entry("type", "security_device"), Map.entry("vendor", "Acme"), Map.entry("product", "WAF"),
                Map.entry("environment", "production"), Map.entry("description", "Before the shop"),
                Map.entry("owner", "Web team"), Map.entry("location", "Zurich"), Map.entry("collectionMethod", "syslog"),
                Map.entry("timezone", "Europe/Zurich"), Map.entry("retentionPolicy", "Two years"),
                Map.entry("criticality", "critical"), Map.entry("collectionStatus", "degraded"), Map.entry("enabled", false),
                Map.entry("format", "generic"), Map.entry("mapping", mapping),
                Map.entry("identityFields", List.of("/a/b", "c")),
                Map.entry("duplicatePolicy", "off"), Map.entry("refirePolicy", "new_linked"),
                Map.entry("severityMap", Map.of("P1", "critical")), Map.entry("defaultSeverity", "low"),
                Map.entry("silentAfter", "PT30M"));
        assertEquals("PT5H", create(Map.of("name", "edr", "entityWindow", "PT5H", "entityKinds", List.of("entity", "user")))
                .statusCode(201).body("entityKinds", contains("entity", "user")).extract().path("entityWindow"));
        String id = create(said).statusCode(201).extract().path("id");
        var view = tenant.as("viewer").get(SOURCES + "/" + id).then().statusCode(200).extract().jsonPath();
        said.forEach((name, value) -> {
            if (!name.equals("mapping")) {
                assertEquals(value, view.get(name), name);
            }
        });
        assertEquals("record.id", view.get("mapping.sourceId"));
        assertEquals("critical", view.get("mapping.severityMap.9"));
    }

    @Test
    void aChangeReplacesAllButTheSourceSystem() {
        String id = create(Map.of("name", "edge", "vendor", "Acme", "severityMap", Map.of("P1", "high"))).extract().path("id");
        change(id, "*", Map.of("name", "edge-2", "criticality", "high")).statusCode(200).body("name", equalTo("edge-2"))
                .body("sourceSystem", equalTo("edge")).body("vendor", nullValue()).body("severityMap", equalTo(Map.of()))
                .body("criticality", equalTo("high"));
        change(id, "*", Map.of("name", "edge", "sourceSystem", "other")).statusCode(422)
                .body("errors.pointer", contains("/sourceSystem"));
        change(id, "\"0\"", Map.of("name", "edge")).statusCode(412);
        tenant.as("tenant_admin").body(Map.of("name", "edge")).put(SOURCES + "/" + id).then().statusCode(428);
        assertEquals(2L, TestSql.as("alerts_owner").value(Long.class,
                "select count(*) from audit_log where tenant_id = ? and subject_id = ?", tenant.id(), id));
    }

    @Test
    void aNameAndASourceSystemAreOfOneSource() {
        create(Map.of("name", "edge", "sourceSystem", "acme")).statusCode(201);
        create(Map.of("name", "edge")).statusCode(409).body("detail", containsString("edge"));
        create(Map.of("name", "acme")).statusCode(409).body("detail", containsString("acme"));
        String other = create(Map.of("name", "core")).statusCode(201).extract().path("id");
        change(other, "*", Map.of("name", "edge")).statusCode(409);
        TestTenant.fresh().as("tenant_admin").body(Map.of("name", "edge")).post(SOURCES).then().statusCode(201);
        tenant.as("viewer").get(SOURCES + "?limit=1").then().body("items.name", contains("core"));
        tenant.as("viewer").get(SOURCES).then().body("items.name", contains("core", "edge"));
    }

    @Test
    void whatCanNotBeIsRefusedNamingTheProperty() {
        refused("/name", Map.of("name", "preview"));
        refused("/name", Map.of("name", "a/b"));
        refused("/name", Map.of("name", " "));
        refused("/sourceSystem", Map.of("name", "a", "sourceSystem", " "));
        refused("/format", Map.of("name", "a", "format", "toaster"));
        refused("/mapping", Map.of("name", "a", "format", "generic"));
        var mapping = Map.of("sourceSystem", "'a'", "sourceId", "record.(", "title", "'t'");
        refused("/mapping", Map.of("name", "a", "mapping", mapping));
        refused("/mapping/sourceId", Map.of("name", "a", "format", "generic", "mapping", mapping));
        refused("/timezone", Map.of("name", "a", "timezone", "Zurich"));
        refused("/silentAfter", Map.of("name", "a", "silentAfter", "PT59S"));
        refused("/silentAfter", Map.of("name", "a", "silentAfter", "P366D"));
        create(Map.of("name", "a", "silentAfter", "soon")).statusCode(400);
        create(Map.of("name", "a", "severityMap", Map.of("P1", "severe"))).statusCode(400);
        create(Map.of("name", "a", "duplicatePolicy", "maybe")).statusCode(400);
    }

    private void refused(String pointer, Map<String, ?> source) {
        create(source).statusCode(422).body("errors.pointer", contains(pointer));
    }

    private ValidatableResponse create(Map<String, ?> source) {
        return tenant.as("tenant_admin").body(source).post(SOURCES).then();
    }

    private ValidatableResponse change(String id, String match, Map<String, ?> source) {
        return tenant.as("tenant_admin").header("If-Match", match).body(source).put(SOURCES + "/" + id).then();
    }
}
