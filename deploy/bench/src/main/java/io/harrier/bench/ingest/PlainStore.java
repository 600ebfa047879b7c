package io.harrier.bench.ingest;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/**
 * A batch in one statement, on the service's schema: upsert, what new alerts bring along, and their events. What the service does
 * beyond, for alerts that reopen or become worse, does not happen in these loads.
 */
final class PlainStore implements AutoCloseable {

    private static final String STORE = """
        with batch as materialized (
            select * from unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                ?::text[], ?::jsonb[], ?::bytea[], ?::bytea[], ?::timestamptz[], ?::bigint[], ?::jsonb[], ?::bytea[])
            with ordinality as b (id, source_id, title, severity, description, entity_type, entity_id, entity_name, systems, assets,
                enrichment, sha256, raw, seen_at, seen, headers, event, n)),
        stored as (
            insert into security_alerts as a (tenant_id, id, source_system, source_id, source_type, title, source_severity, severity,
                severity_original, payload_sha256, first_seen_at, last_seen_at, received_at, seen_count, description,
                classification, confidence, entity_type, entity_id, entity_name, affected_systems, affected_assets, enrichment)
            select ?::uuid, id, 'bench', source_id, 'edr', title, severity, severity, severity, sha256, seen_at, seen_at, now(), seen,
                description, 'credential_access', 'high', entity_type, entity_id, entity_name, systems::text[], assets::text[],
                enrichment
            from batch order by n
            on conflict (tenant_id, source_system, source_id) where is_current do update set
                seen_count = a.seen_count + excluded.seen_count,
                exact_repeats = a.exact_repeats
                    + case when a.payload_sha256 = excluded.payload_sha256 then excluded.seen_count else 0 end,
                first_seen_at = least(a.first_seen_at, excluded.first_seen_at),
                last_seen_at = greatest(a.last_seen_at, excluded.last_seen_at),
                source_severity = case when severity_rank(excluded.source_severity) > severity_rank(a.source_severity)
                    then excluded.source_severity else a.source_severity end
            returning new.tenant_id, new.id),
        -- A repeat answers with the id of the alert it repeats, so only the new ones meet their own.
        fresh as (select * from batch join stored using (id)),
        payloads as (
            insert into alert_payloads (tenant_id, alert_id, content_type, raw)
            select tenant_id, id, 'application/json', raw from fresh),
        observables as (
            insert into alert_observables (tenant_id, alert_id, type, value)
            select stored.tenant_id, o.alert_id, o.type, o.value
            from unnest(?::uuid[], ?::text[], ?::text[]) as o (alert_id, type, value) join stored on stored.id = o.alert_id)
        insert into outbox (tenant_id, topic, key, headers, value)
        select tenant_id, 'harrier.alerts', convert_to(id::text, 'UTF8'), headers, event from fresh order by n""";

    private final Connection connection;
    private final UUID tenant;
    private final PreparedStatement statement;

    /** @param connection of the worker role, in transactions that the caller ends */
    PlainStore(Connection connection, UUID tenant) throws SQLException {
        this.connection = connection;
        this.tenant = tenant;
        this.statement = connection.prepareStatement(STORE);
    }

    void store(Collection<PlainAlert> alerts) throws SQLException {
        set(1, "uuid", alerts, it -> it.id);
        set(2, "text", alerts, it -> it.text("sourceId"));
        set(3, "text", alerts, it -> it.text("title"));
        set(4, "text", alerts, it -> it.text("severity"));
        set(5, "text", alerts, it -> it.text("description"));
        set(6, "text", alerts, it -> it.json.path("entity").path("type").asText());
        set(7, "text", alerts, it -> it.json.path("entity").path("id").asText());
        set(8, "text", alerts, it -> it.json.path("entity").path("name").asText());
        set(9, "text", alerts, it -> it.array("affectedSystems"));
        set(10, "text", alerts, it -> it.array("affectedAssets"));
        set(11, "jsonb", alerts, it -> it.json.path("enrichment").toString());
        bytes(12, alerts, it -> it.sha256);
        bytes(13, alerts, it -> it.raw);
        set(14, "timestamptz", alerts, it -> it.seenAt.toString());
        set(15, "bigint", alerts, it -> it.count);
        set(16, "jsonb", alerts, it -> it.headers(tenant));
        bytes(17, alerts, PlainAlert::opened);
        statement.setObject(18, tenant);
        observables(alerts);
        statement.execute();
    }

    private void observables(Collection<PlainAlert> alerts) throws SQLException {
        List<Object> ids = new ArrayList<>();
        List<Object> types = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        for (PlainAlert alert : alerts) {
            alert.json.path("observables").forEach(it -> {
                ids.add(alert.id);
                types.add(it.path("type").asText());
                values.add(it.path("value").asText());
            });
        }
        statement.setArray(19, connection.createArrayOf("uuid", ids.toArray()));
        statement.setArray(20, connection.createArrayOf("text", types.toArray()));
        statement.setArray(21, connection.createArrayOf("text", values.toArray()));
    }

    private void set(int index, String type, Collection<PlainAlert> alerts, Function<PlainAlert, Object> value)
            throws SQLException {
        statement.setArray(index, connection.createArrayOf(type, alerts.stream().map(value).toArray()));
    }

    private void bytes(int index, Collection<PlainAlert> alerts, Function<PlainAlert, byte[]> value) throws SQLException {
        statement.setArray(index, connection.createArrayOf("bytea", alerts.stream().map(value).toArray(byte[][]::new)));
    }

    @Override
    public void close() throws SQLException {
        statement.close();
    }
}
