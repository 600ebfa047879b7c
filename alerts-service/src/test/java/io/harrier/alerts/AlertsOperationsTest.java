package io.harrier.alerts;

import java.util.HashMap;
import java.util.Map;

import io.harrier.platform.testing.HarrierServers;
import io.harrier.platform.testing.OperationsTest;
import io.harrier.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@WithTestResource(HarrierServers.class)
class AlertsOperationsTest extends OperationsTest {

    @Override
    protected Map<String, String> objectsOf(TestTenant tenant) {
        Map<String, String> objects = new HashMap<>();
        String alert = Alerts.aClaimedAlert(tenant);
        objects.put("/api/v1/alerts/{id}", alert);
        objects.put("/api/v1/alerts/{id}/events/{event}",
                tenant.as("viewer").get("/api/v1/alerts/" + alert + "/events").then().extract().path("items[0].id"));
        objects.put("/api/v1/ingest/{source}", "wazuh");
        objects.put("/api/v1/log-sources/{id}", made(tenant, "/api/v1/log-sources", Map.of("name", "edr-9")));
        objects.put("/api/v1/log-collectors/{id}",
                made(tenant, "/api/v1/log-collectors", Map.of("name", "zrh-9", "type", "agent")));
        objects.put("/api/v1/monitoring-data-sources/{id}",
                made(tenant, "/api/v1/monitoring-data-sources", Map.of("name", "dc-9", "type", "agent")));
        objects.put("/api/v1/canaries/{id}", tenant.as("analyst").body(Map.of("limit", "PT1H")).post("/api/v1/canaries").then()
                .statusCode(201).extract().path("id"));
        objects.put("/api/v1/canary-schedules/{id}",
                made(tenant, "/api/v1/canary-schedules", Map.of("source", "edr-9", "every", "P1D")));
        made(tenant, "/api/v1/log-sources", Map.of("name", "edr-8"));
        objects.put("/api/v1/log-collection-mappings/{id}", made(tenant, "/api/v1/log-collection-mappings",
                Map.of("sourceId", objects.get("/api/v1/log-sources/{id}"), "collectorId",
                        objects.get("/api/v1/log-collectors/{id}"))));
        objects.put("/api/v1/alerts-service/saved-views/{id}",
                tenant.as("analyst").body(Map.of("name", "Ours", "parameters", Map.of(), "shared", true))
                        .post("/api/v1/alerts-service/saved-views").then().statusCode(201).extract().path("id"));
        String playbook = Playbooks.anActivePlaybook(tenant, "Dumping", "credential_access");
        objects.put("/api/v1/investigation-playbooks/{id}", playbook);
        objects.put("/api/v1/alerts/{id}/playbooks/{playbook}", playbook);
        objects.put("/api/v1/alerts/{id}/playbooks/{playbook}/steps/{step}", Playbooks.step(tenant, playbook, 0));
        objects.put("/api/v1/mentions/{id}", Alerts.aMention(tenant, alert, "maker"));
        String team = Teams.aTeam(tenant, "Endpoints 9");
        objects.put("/api/v1/teams/{id}", team);
        objects.put("/api/v1/shifts/{id}", Teams.aRunningShift(tenant, team));
        objects.put("/api/v1/retention-policies/{id}", Retention.policy(tenant, "resolved_alerts"));
        objects.put("/api/v1/legal-holds/{id}",
                made(tenant, "/api/v1/legal-holds", Map.of("reason", "Subpoena", "everything", true)));
        return Hiding.andObjects(tenant, Enrichments.andObjects(tenant, objects));
    }

    private static String made(TestTenant tenant, String path, Map<String, ?> body) {
        return tenant.as("tenant_admin").body(body).post(path).then().statusCode(201).extract().path("id");
    }

    @Override
    protected Map<String, String> bodiesOf(TestTenant tenant, Map<String, String> objects) {
        String pair = "{\"sourceId\": \"%s\", \"collectorId\": \"%s\"}".formatted(objects.get("/api/v1/log-sources/{id}"),
                Collecting.aCollector(tenant, "zrh-8"));
        return Hiding.andBodies(Enrichments.andBodies(Map.of("sendCanary", "{\"limit\": \"PT1H\"}", "createCanarySchedule",
                "{\"source\": \"edr-8\", \"every\": \"P1D\"}", "changeLogSource", "{\"name\": \"edr-9\"}",
                "createLogCollectionMapping", pair,
                "createMonitoringDataSource",
                "{\"name\": \"dc-8\", \"type\": \"agent\"}", "changeMonitoringDataSource",
                "{\"name\": \"dc-9\", \"type\": \"agent\"}",
                "createShift",
                "{\"teamId\": \"" + objects.get("/api/v1/teams/{id}") + "\", \"name\": \"Night\", \"timeZone\": \"UTC\","
                        + " \"weekdays\": [\"monday\"], \"start\": \"22:00\", \"end\": \"06:00\"}",
                "createLegalHold", "{\"reason\": \"Subpoena\", \"classification\": \"malware\"}", "changeLogCollector",
                "{\"name\": \"zrh-9\", \"type\": \"agent\"}", "ingestRecords",
                """
                    {"timestamp": "2026-05-01T12:00:00.168+0000", "id": "1.1", "rule": {"level": 12, "description": "sshd: brute force"},
                     "agent": {"name": "web-1"}, "manager": {"name": "wazuh-1"}}""")));
    }

    /** The name of a source is the sender's own word, nobody's object: what is sent is refused for what it is. */
    @Override
    protected int answerToAStranger(String path) {
        return path.equals("/api/v1/ingest/{source}") ? 422 : super.answerToAStranger(path);
    }

    @Override
    protected Hidden hidden(TestTenant tenant) {
        String alert = Alerts.aClaimedAlert(tenant);
        String mention = Alerts.aMention(tenant, alert, "insider");
        AnIncident.of(tenant, alert).restrictedTo("insider");
        return new Hidden(Map.of("/api/v1/alerts/{id}", alert, "/api/v1/mentions/{id}", mention), "insider");
    }

    @Override
    protected String documentName() {
        return "alerts-service";
    }
}
