package io.harrier.alerts;

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
        String source = tenant.as("tenant_admin").body(Map.of("name", "edr-9")).post("/api/v1/log-sources").then()
                .statusCode(201).extract().path("id");
        String alert = Alerts.aClaimedAlert(tenant);
        String event = tenant.as("viewer").get("/api/v1/alerts/" + alert + "/events").then().extract().path("items[0].id");
        String collector = tenant.as("tenant_admin").body(Map.of("name", "zrh-9", "type", "agent"))
                .post("/api/v1/log-collectors").then().statusCode(201).extract().path("id");
        String data = tenant.as("tenant_admin").body(Map.of("name", "dc-9", "type", "agent"))
                .post("/api/v1/monitoring-data-sources").then().statusCode(201).extract().path("id");
        return Enrichments.andObjects(tenant,
                Map.of("/api/v1/alerts/{id}", alert, "/api/v1/alerts/{id}/events/{event}", event, "/api/v1/log-sources/{id}",
                        source, "/api/v1/ingest/{source}", "wazuh", "/api/v1/log-collectors/{id}", collector,
                        "/api/v1/monitoring-data-sources/{id}", data));
    }

    @Override
    protected Map<String, String> bodiesOf(TestTenant tenant, Map<String, String> objects) {
        return Enrichments.andBodies(Map.of("changeLogSource", "{\"name\": \"edr-9\"}", "createMonitoringDataSource",
                "{\"name\": \"dc-8\", \"type\": \"agent\"}", "changeMonitoringDataSource",
                "{\"name\": \"dc-9\", \"type\": \"agent\"}",
                "changeLogCollector", "{\"name\": \"zrh-9\", \"type\": \"agent\"}", "ingestRecords",
                """
                    {"timestamp": "2026-05-01T12:00:00.168+0000", "id": "1.1", "rule": {"level": 12, "description": "sshd: brute force"},
                     "agent": {"name": "web-1"}, "manager": {"name": "wazuh-1"}}"""));
    }

    /** The name of a source is the sender's own word, nobody's object: what is sent is refused for what it is. */
    @Override
    protected int answerToAStranger(String path) {
        return path.equals("/api/v1/ingest/{source}") ? 422 : super.answerToAStranger(path);
    }

    @Override
    protected Hidden hidden(TestTenant tenant) {
        String alert = Alerts.aClaimedAlert(tenant);
        AnIncident.of(tenant, alert).restrictedTo("insider");
        return new Hidden(Map.of("/api/v1/alerts/{id}", alert), "insider");
    }

    @Override
    protected String documentName() {
        return "alerts-service";
    }
}
