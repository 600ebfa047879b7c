package io.harrier.incidents;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.harrier.platform.testing.HarrierServers;
import io.harrier.platform.testing.SchemaTest;
import io.harrier.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@WithTestResource(HarrierServers.class)
class IncidentsSchemaTest extends SchemaTest {

    @Override
    protected String schema() {
        return "incidents";
    }

    @Override
    protected void fill(TestTenant tenant) {
        var incidents = IncidentsFixture.of(tenant);
        var id = incidents
                .opened(Map.of("title", "Credential dumping on pay-db-01", "alertIds", List.of(UUID.randomUUID().toString())));
        incidents.step(id, "reclassification", Map.of("severity", "critical", "reason", "Domain credentials")).statusCode(200);
        incidents.step(id, "investigation", Map.of()).statusCode(200);
        tenant.as("analyst").body(Map.of("activityType", "log_analysis", "name", "Proxy logs"))
                .post(IncidentsFixture.PATH + id + "/activities").then().statusCode(201);
    }
}
