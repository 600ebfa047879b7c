package io.harrier.bench;

import java.util.List;

/** Alerts that were there before, written by SQL as wide as real ones. Their severities and observables are those of {@link Alerts}. */
public final class StoredAlerts {

    private static final String ALERTS = """
        insert into security_alerts (tenant_id, id, source_system, source_id, source_type, title, description, classification,
            confidence, entity_type, entity_id, entity_name, affected_systems, affected_assets, enrichment, source_severity,
            severity_original, severity, payload_sha256, first_seen_at, last_seen_at, received_at, status, outcome,
            resolution_notes, resolved_at)
        select %s, uuidv7(), 'bench', 'stored-' || n, 'edr', 'Credential dumping on ' || host, repeat(md5(n::text), 12),
            'credential_access', 'high', 'host', 'aid-' || to_hex(n), host || '.acme.example', array[host],
            array['asset-' || n %% 50000], jsonb_build_object('sensor', '7.14.18408', 'policy', 'report-only', 'tactic', 'TA0006',
                'technique', 'T1003.001', 'parent', 'wscript.exe', 'commandLine', md5(n::text), 'site', 'site-' || n %% 40),
            severity, severity, severity, sha256(int4send(n)), seen, seen, seen, case when open then 'open' else 'resolved' end,
            case when not open then 'expected_activity' end, case when not open then 'Known work of the IT department' end,
            case when not open then seen end
        from (select n, 'WS-' || lpad((n %% 10000)::text, 4, '0') as host, %s as open,
                (array['critical', 'high', 'medium', 'low', 'informational'])[1 + n / 7 %% 5] as severity,
                now() - (n %% 2592000) * interval '1 second' as seen
            from generate_series(?::int, ?::int) as n) as numbers""";
    private static final String PAYLOADS = """
        insert into alert_payloads (tenant_id, alert_id, content_type, raw)
        select tenant_id, id, 'application/json', decode(repeat(md5(source_id), 64), 'hex') from security_alerts
        where tenant_id = ?::uuid and source_id like 'stored-%'""";
    private static final String OBSERVABLES = """
        insert into alert_observables (tenant_id, alert_id, type, value)
        select tenant_id, id, type, value
        from (select *, substr(source_id, 8)::int as n from security_alerts where tenant_id = ?::uuid and source_id like 'stored-%') as stored,
            lateral (values ('host', affected_systems[1]), ('user', 'user-' || n % 20000),
                ('ip', '10.' || n % 250 || '.' || n / 250 % 250 || '.' || n % 199)) as observable (type, value)""";

    private final Database database;
    private final Filling filling;

    public StoredAlerts(Database database) {
        this.database = database;
        this.filling = new Filling(database, "alerts", List.of("security_alerts", "alert_payloads", "alert_observables"));
    }

    /** Stores alerts of one tenant, all open, with payloads and observables. */
    public void write(String tenant, int count) {
        filling.run(count, () -> {
            database.execute(ALERTS.formatted("'" + tenant + "'::uuid", "true"), 1, count);
            database.execute(PAYLOADS, tenant);
            database.execute(OBSERVABLES, tenant);
        });
    }

    /**
     * Stores the alerts numbered so, rows of the queue only.
     *
     * @param tenant SQL that makes the tenant of the number {@code n}
     * @param open SQL that says whether the alert {@code n} is open or resolved
     */
    public void write(String tenant, String open, int from, int to) {
        filling.run(to - from + 1, () -> database.execute(ALERTS.formatted(tenant, open), from, to));
    }
}
