package io.harrier.alerts;

import static io.harrier.alerts.Alerts.aClaimedAlert;
import static io.harrier.alerts.Alerts.anAlert;
import static io.harrier.alerts.Alerts.many;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import io.harrier.platform.testing.HarrierServers;
import io.harrier.platform.testing.TestSql;
import io.harrier.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;

/** Alerts as files. */
@QuarkusTest
@WithTestResource(HarrierServers.class)
class AlertExportTest {

    private static final String EXPORT = "/api/v1/alerts/export";

    private final TestTenant tenant = TestTenant.fresh();

    @Test
    void aFileHasAllThatTheListHasAndIsOnRecord() {
        many(tenant, 1_200, "Past ", "high", "resolved");
        many(tenant, 3, "Present ", "low", "open");
        var lines = export(Map.of("format", "ndjson")).asString().lines().toList();
        assertEquals(1_203, lines.size());
        assertEquals(1_203, lines.stream().map(line -> JsonPath.from(line).getString("id")).distinct().count());
        assertEquals(3, export(Map.of("status", "open")).asString().lines().count());
        assertEquals(3, export(Map.of("q", "present")).asString().lines().count());
        assertEquals(3, export(Map.of("filter", "severity < 'high'")).asString().lines().count());
        assertEquals(0, export(Map.of("filter", "severity == 'critical'")).asString().length());
        assertEquals(1_204, export(Map.of("format", "csv")).asString().lines().count());
        var entry = tenant.as("auditor").queryParam("action", "export_ended").get("/api/v1/alerts-service/audit").then()
                .statusCode(200)
                .extract().jsonPath();
        assertEquals(List.of(1_203, 0, 3, 3, 3, 1_203), entry.getList("items.detail.rows"));
        assertEquals(List.of(true), entry.getList("items.detail.whole").stream().distinct().toList());
        tenant.as("auditor").queryParam("action", "export_begun").get("/api/v1/alerts-service/audit").then()
                .body("items[1].detail.filter", contains("severity == 'critical'"))
                .body("items[1].actor", is(TestTenant.subject("ada")));
    }

    @Test
    void aFileOfLongAlertsHasThemAll() {
        many(tenant, 30, "Long ", "high", "open");
        TestSql.as("alerts_owner").update(
                """
                    update security_alerts set defender_context = jsonb_build_object('evidence', repeat('0123456789', 50000)) where tenant_id = ?""",
                tenant.id());
        many(tenant, 200, "Short ", "high", "open");
        for (String format : List.of("ndjson", "csv")) {
            var lines = export(Map.of("format", format)).asString().lines().toList();
            assertEquals(format.equals("csv") ? 231 : 230, lines.stream().distinct().count());
        }
    }

    @Test
    void noTextOfACsvIsAFormula() {
        String source = UUID.randomUUID().toString();
        tenant.as("pipeline")
                .body(Alerts.json(source, "high")
                        .replace("Credential dumping " + source, "=HYPERLINK(\\\"http://evil\\\",\\\"a, b\\\")")
                        .replace("\"name\": \"ws-1\"", "\"name\": \"@SUM(1)\"").replace("[\"ws-1\"]", "[\"+1\", \"-2\"]"))
                .post("/api/v1/alerts").then()
                .statusCode(201);
        var csv = export(Map.of("format", "csv"));
        assertEquals("text/csv; charset=utf-8",
                csv.header("Content-Type"));
        assertEquals("attachment; filename=\"alerts.csv\"", csv.header("Content-Disposition"));
        var rows = csv.asString().split("\r\n");
        assertTrue(rows[0].startsWith("id,sourceSystem,sourceId,sourceType,title,"), rows[0]);
        assertTrue(rows[1].contains("\"'=HYPERLINK(\"\"http://evil\"\",\"\"a, b\"\")\""), rows[1]);
        assertTrue(rows[1].contains("'@SUM(1)") && rows[1].contains("'+1; -2"), rows[1]);
    }

    @Test
    void whatIsHiddenIsExportedByThoseWhoSeeIt() {
        String id = aClaimedAlert(tenant);
        String other = anAlert(tenant);
        AnIncident.of(tenant, id).restrictedTo("ada");
        for (var ask : List.of(Map.of("format", "ndjson"), Map.of("format", "csv"), Map.of("q", "credential"))) {
            assertTrue(export(ask).asString().contains(id));
            var outsider = tenant.as("eve", "auditor").accept("*/*").queryParams(ask).get(EXPORT).then().statusCode(200)
                    .extract().asString();
            assertTrue(outsider.contains(other));
            assertFalse(outsider.contains(id));
        }
    }

    @Test
    void whatCanNotBeReadIsRefusedBeforeTheFirstRow() {
        for (var ask : List.of(Map.of("format", "xlsx"), Map.of("filter", "nothing == 1"), Map.of("status", "green"))) {
            tenant.as("auditor").queryParams(ask).get(EXPORT).then().statusCode(400)
                    .contentType(containsString("problem+json"));
        }
        assertEquals(0L, TestSql.as("alerts_owner").value(Long.class,
                "select count(*) from audit_log where tenant_id = ? and action = 'export_begun'", tenant.id()));
        for (String role : List.of("viewer", "analyst", "incident_manager", "tenant_admin")) {
            tenant.as(role).get(EXPORT).then().statusCode(403);
        }
    }

    private Response export(Map<String, String> ask) {
        return tenant.as("ada", "auditor").accept("*/*").queryParams(ask).get(EXPORT).then().statusCode(200).extract()
                .response();
    }
}
