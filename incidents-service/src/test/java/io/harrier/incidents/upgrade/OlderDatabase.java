package io.harrier.incidents.upgrade;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.flywaydb.core.Flyway;

import io.harrier.local.LocalPostgres;
import io.harrier.platform.migration.RollingMigrations;
import io.harrier.platform.testing.HarrierServers;
import io.harrier.platform.testing.TestSql;

/** A database of its own on the tests' server, of the schema that an older version had, to be filled and brought up to date. */
final class OlderDatabase implements AutoCloseable {

    private static final String SCHEMA = "incidents";

    private final String name = "older_" + UUID.randomUUID().toString().substring(0, 8);
    private final String url = HarrierServers.settings().get("harrier.test.jdbc-url")
            .replaceFirst("/" + LocalPostgres.DATABASE + "$", "/" + name);

    /** @param version the last migration of that version */
    OlderDatabase(String version) {
        TestSql.as("postgres").update("create database " + name);
        run("postgres", "set harrier.local_passwords = on;" + resource(LocalPostgres.class, "/postgres/roles.sql"));
        migrate(version);
    }

    /** Migrates as a service does at its start. */
    void migrate(String version, String... further) {
        var locations = new ArrayList<>(List.of("classpath:db/platform", "classpath:db/migration"));
        locations.addAll(List.of(further));
        var configuration = Flyway.configure().dataSource(url, SCHEMA + "_owner", SCHEMA + "_owner")
                .locations(locations.toArray(String[]::new)).defaultSchema(SCHEMA).schemas(SCHEMA).createSchemas(false)
                .outOfOrder(true).placeholders(Map.of("service", SCHEMA, "worker", SCHEMA + "_worker")).target(version);
        new RollingMigrations().customize(configuration);
        configuration.load().migrate();
    }

    Connection connect(String role) throws SQLException {
        return DriverManager.getConnection(url, role, role);
    }

    void run(String role, String statements) {
        try (var connection = connect(role); var statement = connection.createStatement()) {
            statement.execute(statements);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure.getMessage(), failure);
        }
    }

    /** The first column of each row, as text; {@code :tenant} in the query is the tenant. */
    List<String> facts(UUID tenant, String query) {
        return facts(SCHEMA + "_owner", "", query.replace(":tenant", "'" + tenant + "'"));
    }

    List<String> facts(String role, String before, String query) {
        try (var connection = connect(role); var statement = connection.createStatement()) {
            if (!before.isEmpty()) {
                statement.execute(before);
            }
            var facts = new ArrayList<String>();
            try (var rows = statement.executeQuery(query)) {
                while (rows.next()) {
                    facts.add(rows.getString(1));
                }
            }
            return facts;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure.getMessage(), failure);
        }
    }

    static String resource(Class<?> beside, String path) {
        try (var in = beside.getResourceAsStream(path)) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        TestSql.as("postgres").update("drop database " + name + " with (force)");
    }
}
