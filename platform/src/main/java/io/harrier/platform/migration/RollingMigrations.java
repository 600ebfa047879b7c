package io.harrier.platform.migration;

import jakarta.inject.Singleton;

import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;

import io.quarkus.flyway.FlywayConfigurationCustomizer;
import io.quarkus.flyway.FlywayDataSource;

/**
 * How migrations run beside replicas of this version and its neighbours. Those that start at once migrate one after the other, by a lock of
 * the session: Flyway's own choice, a transaction that stays open meanwhile, would be waited for by {@code create index concurrently}, and it
 * by that. For a lock on a table migrations wait a moment only. A replica starts also on the schema of the next version, whatever the numbers
 * of the migrations that it does not know.
 */
@Singleton
@FlywayDataSource("owner")
public class RollingMigrations implements FlywayConfigurationCustomizer {

    private static final int HOWEVER_LONG = -1;

    @Override
    public void customize(FluentConfiguration configuration) {
        configuration.getConfigurationExtension(PostgreSQLConfigurationExtension.class).setTransactionalLock(false);
        configuration.lockRetryCount(HOWEVER_LONG);
        configuration.callbacks(new LockPatience());
        configuration.ignoreMigrationPatterns("*:missing", "*:future");
    }
}
