package io.harrier.incidents.upgrade;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A database that two tenants filled under an older version is brought up to date, and has all it had. */
class UpgradeTest {

    private static final UUID ACME = UUID.fromString("0190a000-0000-7000-8000-00000000ac3e");
    private static final List<UUID> TENANTS = List.of(ACME, UUID.fromString("0190a000-0000-7000-8000-0000000910be"));
    private static OlderDatabase database;

    @BeforeAll
    static void anOlderDatabaseIsBroughtUpToDate() {
        database = new OlderDatabase("006");
        fill("/upgrade/incidents-006.sql");
        database.migrate("072");
        fill("/upgrade/incidents-072.sql");
        database.migrate("latest");
    }

    private static void fill(String resource) {
        String rows = OlderDatabase.resource(UpgradeTest.class, resource);
        TENANTS.forEach(tenant -> database.run("incidents_owner", rows.replace(":tenant", "'" + tenant + "'")));
    }

    @AfterAll
    static void itGoes() {
        database.close();
    }

    @Test
    void nothingIsLost() {
        each("""
            select (select count(*) from incidents where tenant_id = :tenant) || ' ' || (select count(*) from timeline_events where tenant_id = :tenant)
                || ' ' || (select count(*) from incident_alert_links where tenant_id = :tenant)
                || ' ' || (select count(*) from sla_clocks where tenant_id = :tenant)
                || ' ' || (select count(*) from sla_policies where tenant_id = :tenant)""",
                "2 5 3 2 2");
    }

    @Test
    void whoHadAnOfficeOrWasNamedHasARole() {
        each("select role || ' ' || subject from incident_roles where tenant_id = :tenant and ended_at is null order by 1",
                "incident_manager max", "observer olga", "owner ann");
        each("select subject || coalesce(until::text, '') from incident_members where tenant_id = :tenant", "olga");
        for (var seen : List.of(List.of("olga", "1"), List.of("ann", "1"), List.of("nobody", "0"))) {
            assertEquals(List.of(seen.get(1)), asService(seen.get(0), "select count(*) from incidents where restricted"));
        }
    }

    @Test
    void mergesKnowWhatTheyBrought() {
        each("select right(alert_id::text, 2) || ' ' || right(merged_from::text, 1) from incident_alert_links "
                + "where tenant_id = :tenant and merged_from is not null", "a2 b");
    }

    @Test
    void whatWasSaidIsFoundByWhoMaySeeIt() {
        each("select count(*) from incident_words where tenant_id = :tenant", "7");
        String find = "select right(id::text, 1) from find_incidents('{\"words\": [\"%s\"]}', 10)";
        assertEquals(List.of("a"), asService("ann", String.format(find, "mimikatz")));
        assertEquals(List.of("a"), asService("olga", String.format(find, "credential")));
        assertEquals(List.of(), asService("nobody", String.format(find, "credential")));
        assertEquals(List.of("b"), asService("nobody", String.format(find, "logons")));
    }

    @Test
    void entriesOfTheTimelineSayMoreOfWhatTheySaid() {
        each("""
            select right(id::text, 2) || ' ' || attack_tactics::text || ' ' || coalesce(extract(epoch from ended_at - event_time)::int::text, '-')
                || ' ' || coalesce(right(corrected_by::text, 2), '-') || ' ' || coalesce(verified_by, '-')
            from timeline_events where tenant_id = :tenant order by id""",
                "e1 {execution} 1800 - -", "e2 {} - e3 -", "e3 {} - - -", "e4 {} - - -", "e5 {} - - -");
        each("select convalidated from pg_constraint where conname = 'fk_timeline_events_evidence' and :tenant <> ''", "t");
    }

    @Test
    void evidenceIsWhatItWasAndIsCheckedAtOnceWhereItWasCalledVerifiedAndIsNot() {
        each("select right(e.id::text, 2) || ' ' || e.integrity || ' ' || c.action || ' ' || coalesce(next_check_at <= now(), false) from evidence e join evidence_custody c "
                + "on c.tenant_id = e.tenant_id and c.evidence_id = e.id where e.tenant_id = :tenant order by 1",
                "d1 verified collected false", "d2 unverified collected true");
        each("select state || ' ' || received from evidence_uploads where tenant_id = :tenant", "open 4");
        each("select convalidated from pg_constraint where conname = 'fk_evidence_activity' and :tenant <> ''", "t");
    }

    @Test
    void promisesStandAndClocksKnowWhatTheyTook() {
        each("select severity || ' ' || (valid_from is null) || ' ' || warning_percent from sla_policies where tenant_id = :tenant order by 1",
                "critical true 75", "high true 75");
        each("select right(id::text, 2) || ' ' || took_seconds || ' ' || (breached_at is not distinct from due_at) from sla_clocks "
                + "where tenant_id = :tenant order by 1", "c1 90 false", "c2 2400 true");
    }

    /** The way that is left for indexes on tables that others write: Flyway runs it outside a transaction, and waits not for itself. */
    @Test
    @Timeout(60)
    void anIndexIsMadeConcurrently(@TempDir Path migrations) throws IOException {
        Files.writeString(migrations.resolve("V900__index_titles.sql"), """
            -- An index of titles.
            drop index concurrently if exists ix_incidents_title;
            create index concurrently ix_incidents_title on incidents (tenant_id, title);
            """);
        database.migrate("latest", "filesystem:" + migrations);
        assertEquals(List.of("t"), database.facts(ACME,
                "select indisvalid from pg_index where indexrelid = 'ix_incidents_title'::regclass"));
        assertEquals(List.of(), database.facts(ACME,
                "select indexrelid::regclass from pg_index where not indisvalid"));
    }

    /** Also where a migration that it does not know has a lower number than some that it knows, as platform's have. */
    @Test
    void aReplicaOfBeforeStartsOnTheSchemaOfTheNextVersion(@TempDir Path migrations) throws IOException {
        Files.writeString(migrations.resolve("V000.900__of_platform.sql"), "create table of_platform (id integer);");
        Files.writeString(migrations.resolve("V901__of_the_service.sql"), "create table of_the_service (id integer);");
        try (var next = new OlderDatabase("006")) {
            next.migrate("latest", "filesystem:" + migrations);
            next.migrate("latest");
            assertEquals(List.of("2"),
                    next.facts(ACME, "select count(*) from pg_class where relname in ('of_platform', 'of_the_service')"));
        }
    }

    /** Who comes after a migration that waits for a lock waits behind it. */
    @Test
    void aMigrationThatCantHaveItsLockGivesUpAndIsTriedAgain() throws SQLException {
        try (var busy = new OlderDatabase("006"); var report = busy.connect("incidents_owner")) {
            report.setAutoCommit(false);
            report.createStatement().execute("lock table incidents in access share mode");
            var refused = assertThrows(FlywayException.class, () -> busy.migrate("007"));
            assertTrue(refused.getMessage().contains("lock timeout"), refused.getMessage());
            assertEquals(List.of("0"),
                    busy.facts("incidents", "set statement_timeout = '2s'", "select count(*) from incidents"));
            report.rollback();
            busy.migrate("007");
        }
    }

    private static void each(String query, String... facts) {
        TENANTS.forEach(tenant -> assertEquals(List.of(facts), database.facts(tenant, query), tenant.toString()));
    }

    private static List<String> asService(String subject, String query) {
        return database.facts("incidents", "select set_config('harrier.tenant', '" + ACME
                + "', false), set_config('harrier.subject', '" + subject + "', false)", query);
    }
}
