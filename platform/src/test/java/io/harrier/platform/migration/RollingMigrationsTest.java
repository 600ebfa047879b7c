package io.harrier.platform.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import java.util.List;

import jakarta.inject.Inject;

import org.flywaydb.core.Flyway;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;
import org.junit.jupiter.api.Test;

import io.harrier.platform.testing.HarrierServers;
import io.quarkus.flyway.FlywayDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** What UpgradeTest of incidents-service sees happen is how a service that runs is set up. */
@QuarkusTest
@WithTestResource(HarrierServers.class)
class RollingMigrationsTest {

    @Inject
    @FlywayDataSource("owner")
    Flyway flyway;

    @Test
    void aServiceMigratesBesideReplicas() {
        var set = flyway.getConfiguration();
        assertFalse(set.getConfigurationExtension(PostgreSQLConfigurationExtension.class).isTransactionalLock());
        assertEquals(List.of("lock patience"), Arrays.stream(set.getCallbacks()).map(it -> it.getCallbackName()).toList());
        assertEquals(-1, set.getLockRetryCount());
        assertEquals(2, set.getIgnoreMigrationPatterns().length);
    }
}
