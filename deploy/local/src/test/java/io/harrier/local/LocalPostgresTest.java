package io.harrier.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalPostgresTest {

    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    @TempDir
    static Path directory;
    static LocalPostgres postgres;

    @BeforeAll
    static void start() throws SQLException {
        postgres = LocalPostgres.start(directory.resolve("postgres"), 0);
        execute("incidents_owner", "create table secrets (id int)", "grant select on secrets to public");
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @Test
    void aRoleWorksInItsOwnSchema() throws SQLException {
        execute("alerts_owner", "create table things (name text)", "grant select, insert on things to alerts");
        execute("alerts", "insert into things values ('Größe')");

        assertEquals("GRÖSSE", query("alerts", "select replace(upper(name), 'ß', 'SS') from things"));
        assertEquals("alerts, public", query("alerts", "show search_path"));
        assertEquals("1", query("alerts", "select similarity('lateral', 'lateral')::int"));
    }

    @Test
    void aRoleReadsNoOtherSchema() {
        for (String role : new String[]{"alerts", "alerts_worker", "alerts_owner", "postmortems", "integrations_worker"}) {
            assertRefused(role, "select count(*) from incidents.secrets");
        }
    }

    @Test
    void aRoleCreatesNothingOutsideItsSchema() {
        assertRefused("alerts_owner", "create table public.strays (id int)");
        assertRefused("alerts_owner", "create schema strays");
        assertRefused("alerts", "create table strays (id int)");
        assertRefused("alerts", "create temporary table strays (id int)");
    }

    @Test
    void dataSurvivesARestartAndAKill() throws SQLException {
        execute("postmortems_owner", "create table kept (id int)", "insert into kept values (1)");
        int port = postgres.port();

        postgres.restart();
        execute("postmortems_owner", "insert into kept values (2)");
        postgres.kill();
        postgres.start();

        assertEquals("2", query("postmortems_owner", "select count(*) from kept"));
        assertEquals(port, postgres.port());
    }

    private static void assertRefused(String role, String sql) {
        SQLException refusal = assertThrows(SQLException.class, () -> execute(role, sql));
        assertEquals(INSUFFICIENT_PRIVILEGE, refusal.getSQLState(), refusal.getMessage());
    }

    private static void execute(String role, String... statements) throws SQLException {
        try (var connection = DriverManager.getConnection(postgres.jdbcUrl(role));
                var statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static String query(String role, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(postgres.jdbcUrl(role));
                var rows = connection.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
