package io.harrier.integrations;

import java.util.Map;

import io.harrier.integrations.testing.IntegrationServers;
import io.harrier.integrations.testing.Tenable;
import io.harrier.local.tenable.TenableData;
import io.harrier.platform.testing.OperationsTest;
import io.harrier.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@WithTestResource(IntegrationServers.class)
class IntegrationsOperationsTest extends OperationsTest {

    @Override
    protected Map<String, String> objectsOf(TestTenant tenant) {
        try (var tenable = Tenable.of(tenant, TenableData.generate(2, 4), Map.of())) {
            String run = tenable.sync().getString("id");
            return Map.of("/api/v1/external-systems/{id}", tenable.id, "/api/v1/external-systems/{systemId}", tenable.id,
                    "/api/v1/sync-runs/{id}", run, "/api/v1/assets/{id}",
                    (String) tenable.all("/api/v1/assets").get(0).get("id"),
                    "/api/v1/vulnerabilities/{id}", (String) tenable.all("/api/v1/vulnerabilities").get(0).get("id"));
        }
    }

    @Override
    protected String documentName() {
        return "integration-service";
    }
}
