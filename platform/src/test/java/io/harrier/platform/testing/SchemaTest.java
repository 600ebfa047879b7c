package io.harrier.platform.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;

/** What holds for every schema, read from PostgreSQL's catalogue, so that a new table can't be forgotten. */
public abstract class SchemaTest {

    /** Tables that belong to no tenant. */
    private static final Set<String> INSTALLATION = Set.of("flyway_schema_history", "tenants", "outbox", "outbox_refused",
            "filter_properties");

    protected abstract String schema();

    /** Makes something of a tenant, in as many tables as a short scenario reaches. */
    protected abstract void fill(TestTenant tenant);

    /** Further tables that belong to the installation, not to a tenant. */
    protected Set<String> installationTables() {
        return Set.of();
    }

    @Test
    void everyTableOfATenantIsUnderRowLevelSecurityAndKeyedByTenant() {
        for (String table : tenantTables()) {
            assertTrue(
                    owner().value(Boolean.class, "select relrowsecurity from pg_class where oid = ?::regclass",
                            qualified(table)),
                    table + " is not under row-level security");
            assertTrue(
                    owner().value(Boolean.class,
                            """
                                select bool_and(attname = 'tenant_id') from pg_index join pg_attribute a on a.attrelid = indrelid
                                and a.attnum = indkey[0] where indrelid = ?::regclass and indisunique""",
                            qualified(table)),
                    table + " has a unique key that does not start with the tenant");
        }
    }

    @Test
    void everyForeignKeyKeepsToOneTenant() {
        var crossing = owner().query(
                """
                    select conname from pg_constraint c where contype = 'f' and connamespace = ?::regnamespace and not exists (
                        select 1 from pg_attribute where attrelid = conrelid and attnum = any(conkey) and attname = 'tenant_id')""",
                schema());
        assertEquals(List.of(), crossing);
    }

    @Test
    void theServicesRoleSeesNothingOfOthersAndNothingWithoutATenant() throws SQLException {
        var tenant = TestTenant.fresh();
        fill(tenant);
        var filled = new TreeSet<String>();
        try (var connection = TestSql.as(schema()).connect(); var statement = connection.createStatement()) {
            for (String setting : List.of("", TestTenant.fresh().id().toString())) {
                statement.execute("select set_config('harrier.tenant', '" + setting + "', false)");
                for (String table : tenantTables()) {
                    if (!owner().value(Boolean.class, "select has_table_privilege(?, ?, 'select')", schema(),
                            qualified(table))) {
                        continue;
                    }
                    if (owner().value(Long.class, "select count(*) from " + table + " where tenant_id = ?", tenant.id()) > 0) {
                        filled.add(table);
                    }
                    try (var rows = statement.executeQuery(
                            "select count(*) from " + table + " where tenant_id::text <> '" + setting + "'")) {
                        rows.next();
                        assertEquals(0, rows.getLong(1),
                                table + " shows rows to " + (setting.isEmpty() ? "no tenant" : "another tenant"));
                    }
                }
            }
        }
        assertTrue(filled.size() > 1, "The scenario filled only " + filled);
    }

    @Test
    void noRoleOfThisSchemaReadsAnother() {
        for (String other : Set.of("alerts", "incidents", "postmortems", "integrations")) {
            for (String role : List.of(schema(), schema() + "_worker", schema() + "_owner")) {
                if (!other.equals(schema())) {
                    assertThrows(IllegalStateException.class,
                            () -> TestSql.as(role).update("create table " + other + ".intruder (id int)"));
                    assertEquals(false,
                            TestSql.as(role).value(Boolean.class, "select has_schema_privilege(?, 'usage')", other));
                }
            }
        }
    }

    private List<String> tenantTables() {
        return owner()
                .query("""
                    select relname from pg_class where relnamespace = ?::regnamespace and relkind in ('r', 'p') and not relispartition
                    order by 1""",
                        schema())
                .stream().map(row -> (String) row.get(0))
                .filter(table -> !INSTALLATION.contains(table) && !installationTables().contains(table)).toList();
    }

    private String qualified(String table) {
        return schema() + "." + table;
    }

    private TestSql owner() {
        return TestSql.as(schema() + "_owner");
    }
}
