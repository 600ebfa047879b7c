package io.harrier.alerts;

import java.util.Set;

import io.harrier.platform.testing.HarrierServers;
import io.harrier.platform.testing.SchemaTest;
import io.harrier.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@WithTestResource(HarrierServers.class)
class AlertsSchemaTest extends SchemaTest {

    @Override
    protected String schema() {
        return "alerts";
    }

    @Override
    protected void fill(TestTenant tenant) {
        Alerts.anEscalatedAlert(tenant);
    }

    @Override
    protected Set<String> installationTables() {
        return Set.of("ingest_offsets", "ingest_parked", "alert_texts_due");
    }
}
