package io.harrier.bench.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.StringJoiner;
import java.util.zip.GZIPOutputStream;

import io.harrier.bench.Database;
import io.harrier.bench.Wait;

/**
 * Rules of the tenant, written by SQL: 20 false-positive patterns that look at several properties and hide nothing, for what they
 * hid would be less work; and 20 enrichment rules, of which each alert meets four, that look up its host in a table of 10,000.
 */
final class Rules {

    private static final int EACH = 20;
    private static final int HOSTS = 10_000;
    /** A replica keeps what a tenant says for three seconds. */
    private static final Duration KEPT = Duration.ofSeconds(4);

    private static final String PATTERNS = """
        insert into false_positive_patterns (tenant_id, id, created_at, created_by, updated_at, updated_by, pattern, description,
            identified_by, identified_at, max_severity)
        select ?::uuid, uuidv7(), now(), 'bench', now(), 'bench', 'alert.sourceSystem == ''bench'' && alert.title.contains(''WX-' || n
            || ''') && alert.entity.name.endsWith(''.acme.example'')', 'Known noise', 'bench', now(), 'critical'
        from generate_series(1, ?) as n""";
    private static final String SOURCE = """
        insert into enrichment_sources (tenant_id, id, name, type, integration_method, status, match, key_column, table_version,
            table_rows, table_columns, uploaded_at)
        values (?::uuid, '0190a000-0000-7000-8000-0000000005a1', 'hosts', 'asset_db', 'manual', 'active', 'exact', 'host', 1, ?,
            array['host', 'site', 'owner'], now())""";
    private static final String TABLE = """
        insert into enrichment_tables (tenant_id, source_id, version, content)
        values (?::uuid, '0190a000-0000-7000-8000-0000000005a1', 1, ?)""";
    private static final String ENRICHMENTS = """
        insert into event_processing_rules (tenant_id, id, name, type, definition, priority, status)
        select ?::uuid, uuidv7(), 'rule-' || n, 'enrichment', jsonb_build_object('condition', 'alert.severity == ''' ||
            (array['critical', 'high', 'medium', 'low', 'informational'])[1 + n % 5] || '''', 'lookup', jsonb_build_object('in',
            'table', 'source', 'hosts', 'key', 'alert.affectedSystems[0]', 'as', 'host' || n)), n, 'active'
        from generate_series(1, ?) as n""";

    private final Database database;
    private final String tenant;

    Rules(Database database, String tenant) {
        this.database = database;
        this.tenant = tenant;
    }

    void on() {
        database.execute(PATTERNS, tenant, EACH);
        database.execute(SOURCE, tenant, HOSTS);
        database.execute(TABLE, tenant, table());
        database.execute(ENRICHMENTS, tenant, EACH);
        awaitKnown();
    }

    /** The next load comes later than what replicas keep lasts. */
    void off() {
        for (String table : new String[]{"event_processing_activity", "event_processing_rules", "enrichment_tables",
                "enrichment_sources", "false_positive_patterns"}) {
            database.execute("delete from " + table + " where tenant_id = ?::uuid", tenant);
        }
    }

    private static void awaitKnown() {
        long begin = System.nanoTime();
        Wait.until("the service knows the rules", () -> System.nanoTime() - begin > KEPT.toNanos());
    }

    private static byte[] table() {
        var rows = new StringJoiner(",", "[[\"host\",\"site\",\"owner\"],", "]");
        for (int host = 0; host < HOSTS; host++) {
            rows.add("[\"WS-%04d\",\"site-%d\",\"team-%d\"]".formatted(host, host % 40, host % 12));
        }
        var bytes = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(bytes)) {
            zip.write(rows.toString().getBytes(UTF_8));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
