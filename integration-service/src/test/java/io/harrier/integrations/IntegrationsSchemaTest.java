package io.harrier.integrations;

import java.util.Map;

import io.harrier.integrations.testing.IntegrationServers;
import io.harrier.integrations.testing.Tenable;
import io.harrier.local.tenable.TenableData;
import io.harrier.platform.testing.SchemaTest;
import io.harrier.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@WithTestResource(IntegrationServers.class)
class IntegrationsSchemaTest extends SchemaTest {

    @Override
    protected String schema() {
        return "integrations";
    }

    @Override
    protected void fill(TestTenant tenant) {
        try (var tenable = Tenable.of(tenant, TenableData.generate(2, 4), Map.of())) {
            tenable.sync();
        }
    }
}
