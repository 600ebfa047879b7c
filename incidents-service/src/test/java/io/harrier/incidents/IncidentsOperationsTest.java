package io.harrier.incidents;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import io.harrier.incidents.evidence.EvidenceFixture;
import io.harrier.platform.testing.HarrierServers;
import io.harrier.platform.testing.OpenApiDocument;
import io.harrier.platform.testing.OperationsTest;
import io.harrier.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@WithTestResource(HarrierServers.class)
class IncidentsOperationsTest extends OperationsTest {

    private static final String INCIDENT = "/api/v1/incidents/{id}";
    private static final String EVIDENCE = INCIDENT + "/evidence/{evidence}";

    @Override
    protected Map<String, String> objectsOf(TestTenant tenant) {
        var alert = UUID.randomUUID().toString();
        var incidents = IncidentsFixture.of(tenant);
        var incident = incidents.opened(Map.of("title", "Credential dumping on pay-db-01", "alertIds", List.of(alert)));
        String calendar = tenant.as("tenant_admin")
                .body(Map.of("name", "Office", "timeZone", "Europe/Berlin", "week",
                        List.of(Map.of("day", "monday", "from", "09:00", "to", "17:00"))))
                .post("/api/v1/business-calendars").then().statusCode(201).extract().path("id");
        String activity = tenant.as("analyst").body(Map.of("activityType", "log_analysis", "name", "Proxy logs"))
                .post("/api/v1/incidents/" + incident + "/activities").then().statusCode(201).extract().path("id");
        String policy = tenant.as("tenant_admin")
                .body(Map.of("severity", "critical", "incidentType", "malware", "validFrom", "2026-01-01T00:00:00Z", "resolve",
                        60))
                .post("/api/v1/sla-policies").then().statusCode(201).extract().path("id");
        String event = incidents.get(incident, "/timeline").extract().path("items[0].id");
        var objects = new TreeMap<>(hangingOn(tenant, incident));
        objects.put(INCIDENT + "/activities/{activity}", activity);
        objects.putAll(Map.of(INCIDENT, incident, INCIDENT + "/alerts/{alert}", alert,
                INCIDENT + "/timeline/{event}", event,
                INCIDENT + "/timeline/{event}/attachments/{attachment}", incidents.attached(incident, event),
                "/api/v1/business-calendars/{id}", calendar, "/api/v1/sla-policies/{policy}", policy));
        objects.put("/api/v1/classification-matrix/rows/{id}", matrixRow(tenant));
        objects.putAll(evidenceOf(tenant, incident));
        return Relating.andObjects(tenant, objects);
    }

    /** What people put on an incident. */
    private static Map<String, String> hangingOn(TestTenant tenant, String incident) {
        String role = tenant.as("analyst").body(Map.of("role", "responder")).post(IncidentsFixture.PATH + incident + "/roles")
                .then().statusCode(201).extract().path("id");
        return Map.of(INCIDENT + "/roles/{holding}", role, INCIDENT + "/tags/{tag}", "tag-" + UUID.randomUUID(),
                INCIDENT + "/tickets/{ticket}", "T-" + UUID.randomUUID());
    }

    private static String matrixRow(TestTenant tenant) {
        return tenant.as("tenant_admin")
                .body(Map.of("incidentType", "physical_security", "detectionMethod", "audit", "severity", "low", "priority",
                        "low"))
                .post("/api/v1/classification-matrix/rows").then().statusCode(201).extract().path("id");
    }

    @Test
    void everyBodyHasAnExample() {
        assertEquals(List.of(), OpenApiDocument.read().withoutExample());
    }

    @Override
    protected Map<String, String> bodiesOf(TestTenant tenant, Map<String, String> objects) {
        return Relating.bodies(tenant);
    }

    private static Map<String, String> evidenceOf(TestTenant tenant, String incident) {
        var evidence = EvidenceFixture.of(tenant, incident);
        var item = evidence.taken(Map.of());
        var upload = evidence.begun(item, 3);
        String hold = tenant.as("legal").body(Map.of("reason", "Litigation"))
                .post("/api/v1/incidents/" + incident + "/evidence-holds")
                .then().statusCode(201).extract().path("id");
        return Map.of(EVIDENCE, item, EVIDENCE + "/uploads/{upload}", upload.substring(upload.lastIndexOf('/') + 1),
                INCIDENT + "/evidence-holds/{hold}", hold);
    }

    @Override
    protected Hidden hidden(TestTenant tenant) {
        var objects = new TreeMap<>(objectsOf(tenant));
        objects.keySet().removeIf(path -> !path.startsWith(INCIDENT));
        EvidenceFixture.of(tenant, objects.get(INCIDENT)).filled(objects.get(EVIDENCE), new byte[]{1, 2, 3});
        tenant.as("insider", "incident_manager").header("If-Match", "*").body(Map.of("members", List.of()))
                .put("/api/v1/incidents/" + objects.get(INCIDENT) + "/restriction").then().statusCode(200);
        return new Hidden(objects, "insider");
    }

    @Override
    protected String documentName() {
        return "incidents-service";
    }
}
