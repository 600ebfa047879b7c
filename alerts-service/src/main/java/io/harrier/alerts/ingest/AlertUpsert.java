package io.harrier.alerts.ingest;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

import jakarta.inject.Singleton;

import io.harrier.alerts.ingest.Sighting.Identity;
import io.harrier.alerts.source.RefirePolicy;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * One statement for a whole batch: sightings of unknown identities become alerts, the others are counted on the alert they repeat.
 * {@code version} and {@code updated_at} move only where an analyst would see a change.
 */
@Singleton
class AlertUpsert {

    /** What the conflict clause needs beyond the row itself: per sighting, how to treat a resolved alert and how often each payload came. */
    private static final String EXTRA = "($15::jsonb -> excluded.id::text)";
    private static final String KEPT = "a.merged_into is not null and is_kept_by_primary(a.tenant_id, a.merged_into, severity_rank(%s))";
    /** The source says worse than it ever did: no rule hides that. */
    private static final String RISES = "(severity_rank(excluded.source_severity) > severity_rank(a.source_severity))";
    private static final String REOPENS = "(a.status = 'resolved' and " + EXTRA + " ->> 'refire' = 'reopen' and (" + EXTRA
            + " -> 'hidden' is null or " + RISES + ") and not (" + KEPT.formatted("excluded.source_severity") + "))";
    private static final String SURFACES = "(a.status = 'suppressed' and " + RISES + ")";
    /** Worse than what people see; a suppressed alert is not touched by what its source said before. */
    private static final String WORSE = "(severity_rank(excluded.source_severity) > a.severity_rank and (a.status <> 'suppressed' or "
            + RISES + "))";
    private static final String VISIBLE = "(" + REOPENS + " or " + SURFACES + " or (" + WORSE + " and not a.severity_raised))";

    private static final String UPSERT = """
        insert into security_alerts as a (tenant_id, id, source_system, source_id, source_type, title, source_severity, severity,
            severity_original, payload_sha256, first_seen_at, last_seen_at, received_at, seen_count, exact_repeats,
            previous_alert_id, description, classification, confidence, entity_type, entity_id, entity_name, affected_systems,
            affected_assets, threshold_value, current_value, defender_context, enrichment, quality, priority_base,
            recurrence_weight, priority_factors, status, announced, suppressed_by_kind, suppressed_by, suppressed_at,
            suppressed_until, suppression_due_at, suppression_reason, team_id, log_source_id)
        select r.tenant_id, r.id, r.source_system, r.source_id, r.source_type, r.title, r.severity, r.severity,
            r.severity_original, r.sha256, r.first_seen_at, r.last_seen_at, $16, r.seen, r.exact, r.previous,
            rest ->> 'description', rest ->> 'classification', rest ->> 'confidence', rest ->> 'entityType', rest ->> 'entityId',
            rest ->> 'entityName', array(select jsonb_array_elements_text(rest -> 'systems')),
            array(select jsonb_array_elements_text(rest -> 'assets')), (rest ->> 'threshold')::numeric,
            (rest ->> 'current')::numeric, rest -> 'defender', rest -> 'enrichment',
            array(select jsonb_array_elements_text(rest -> 'quality')), (rest ->> 'priority')::smallint,
            (rest ->> 'recurrence')::smallint, rest -> 'factors',
            case when rest -> 'hold' is null then 'open' else 'suppressed' end, rest -> 'hold' is null, rest -> 'hold' ->> 'kind',
            (rest -> 'hold' ->> 'id')::uuid, case when rest -> 'hold' is not null then $16::timestamptz end,
            (rest -> 'hold' ->> 'until')::timestamptz, (rest -> 'hold' ->> 'due')::timestamptz, rest -> 'hold' ->> 'reason',
            (rest ->> 'team')::uuid, (rest ->> 'logSource')::uuid
        from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::bytea[],
            $10::timestamptz[], $11::timestamptz[], $12::bigint[], $13::bigint[], $14::jsonb[], $17::uuid[]) with ordinality
            as r (tenant_id, id, source_system, source_id, source_type, title, severity, severity_original, sha256,
                first_seen_at, last_seen_at, seen, exact, rest, previous, n)
        order by r.n
        on conflict (tenant_id, source_system, source_id) where is_current do update set
            seen_count = a.seen_count + excluded.seen_count,
            exact_repeats = a.exact_repeats
                + coalesce((%1$s -> 'hashes' ->> encode(a.payload_sha256, 'hex'))::bigint, 0),
            first_seen_at = least(a.first_seen_at, excluded.first_seen_at),
            last_seen_at = greatest(a.last_seen_at, excluded.last_seen_at),
            source_severity = case when severity_rank(excluded.source_severity) > severity_rank(a.source_severity)
                then excluded.source_severity else a.source_severity end,
            severity = case when %3$s and not a.severity_set then excluded.source_severity else a.severity end,
            severity_raised = a.severity_raised or (%3$s and a.severity_set),
            status = case when %2$s or %5$s then 'open' else a.status end,
            announced = a.announced or %2$s or %5$s,
            suppressed_by_kind = case when %5$s then null else a.suppressed_by_kind end,
            suppressed_by = case when %5$s then null else a.suppressed_by end,
            suppressed_at = case when %5$s then null else a.suppressed_at end,
            suppressed_until = case when %5$s then null else a.suppressed_until end,
            suppression_due_at = case when %5$s then null else a.suppression_due_at end,
            suppression_reason = case when %5$s then null else a.suppression_reason end,
            outcome = case when %2$s then null else a.outcome end,
            resolution_notes = case when %2$s then null else a.resolution_notes end,
            resolved_at = case when %2$s then null else a.resolved_at end,
            resolved_by = case when %2$s then null else a.resolved_by end,
            resolved_by_name = case when %2$s then null else a.resolved_by_name end,
            assigned_to = case when %2$s then null else a.assigned_to end,
            assigned_to_name = case when %2$s then null else a.assigned_to_name end,
            assigned_at = case when %2$s then null else a.assigned_at end,
            escalation_id = case when %2$s then null else a.escalation_id end,
            escalated_at = case when %2$s then null else a.escalated_at end,
            incident_id = case when %2$s then null else a.incident_id end,
            incident_reference = case when %2$s then null else a.incident_reference end,
            priority_base = greatest(a.priority_base, excluded.priority_base),
            priority_factors = case when excluded.priority_base > a.priority_base then excluded.priority_factors
                else a.priority_factors end,
            reopened_count = a.reopened_count + %2$s::int,
            merged_into = case when %2$s then null else a.merged_into end,
            first_into = case when %2$s then null else a.first_into end,
            merged_at = case when %2$s then null else a.merged_at end,
            version = a.version + %4$s::int,
            updated_at = case when %4$s then $16 else a.updated_at end
        returning new.tenant_id, new.source_system, new.source_id, new.id, new.version, new.status, new.severity, new.seen_count,
            new.exact_repeats,
            new.assigned_to, new.assigned_to_name, old.id is null as is_new, old.status as old_status,
            old.severity as old_severity, (new.severity_raised and not old.severity_raised) as raised_now,
            case when new.incident_id is null then old.incident_reference end as left_incident, old.announced as was_announced,
            case when old.status = 'suppressed' and new.status = 'open' then jsonb_build_object('title', new.title,
                'classification', new.classification, 'entityType', new.entity_type, 'entityId', new.entity_id, 'entityName',
                new.entity_name, 'previous', new.previous_alert_id, 'first', new.first_seen_at, 'last', new.last_seen_at)
            end as surfaced"""
            .formatted(EXTRA, REOPENS, WORSE, VISIBLE, SURFACES);

    /** Before a batch locks some of its alerts to retire them it locks all, in the order in which {@link #UPSERT} meets them. */
    private static final String LOCK = """
        select 1 from unnest($1::uuid[], $2::text[], $3::text[]) with ordinality as r (tenant_id, source_system, source_id, n)
        join security_alerts a on a.tenant_id = r.tenant_id and a.source_system = r.source_system and a.source_id = r.source_id
          and a.is_current
        order by r.n for no key update of a""";

    private static final String RETIRE = """
        update security_alerts a set is_current = false, updated_at = $4, version = a.version + 1
        from unnest($1::uuid[], $2::text[], $3::text[], $5::boolean[], $6::text[])
            as r (tenant_id, source_system, source_id, hidden, severity)
        where a.tenant_id = r.tenant_id and a.source_system = r.source_system and a.source_id = r.source_id
          and a.is_current and a.status = 'resolved' and not (%s)
          and (not r.hidden or severity_rank(r.severity) > severity_rank(a.source_severity))
        returning a.tenant_id, a.source_system, a.source_id, a.id""".formatted(KEPT.formatted("r.severity"));

    /** Stores sorted sightings; answers what became of each. */
    Uni<Map<Identity, StoredAlert>> store(SqlConnection connection, List<Sighting> sightings, Instant now) {
        return retire(connection, sightings, now)
                .chain(() -> connection.preparedQuery(UPSERT).execute(values(sightings, now)))
                .map(rows -> {
                    Map<Identity, StoredAlert> stored = new HashMap<>();
                    rows.forEach(row -> stored.put(identity(row), StoredAlert.of(row)));
                    return stored;
                });
    }

    /** Where a source wants a new alert for a repeat of a resolved one, the old stops being current in this transaction. */
    private static Uni<Void> retire(SqlConnection connection, List<Sighting> sightings, Instant now) {
        var linked = sightings.stream().filter(it -> it.refire() == RefirePolicy.NEW_LINKED).toList();
        if (linked.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return connection.preparedQuery(LOCK).execute(identities(sightings))
                .chain(() -> connection.preparedQuery(RETIRE).execute(identities(linked).addValue(utc(now))
                        .addValue(array(linked, Sighting::isHidden, Boolean[]::new))
                        .addValue(array(linked, it -> it.severity.wire, String[]::new))))
                .invoke(rows -> previous(rows, linked)).replaceWithVoid();
    }

    private static Tuple identities(List<Sighting> all) {
        return Tuple.of(array(all, it -> it.identity.tenant(), UUID[]::new),
                array(all, it -> it.identity.sourceSystem(), String[]::new),
                array(all, it -> it.identity.sourceId(), String[]::new));
    }

    private static void previous(RowSet<Row> retired, List<Sighting> linked) {
        Map<Identity, UUID> ids = new HashMap<>();
        retired.forEach(row -> ids.put(identity(row), row.getUUID("id")));
        linked.forEach(sighting -> {
            sighting.previous = ids.getOrDefault(sighting.identity, sighting.previous);
            sighting.worsened |= ids.containsKey(sighting.identity) && sighting.isHidden();
        });
    }

    private static Tuple values(List<Sighting> all, Instant now) {
        var extra = new JsonObject();
        all.forEach(it -> {
            var own = new JsonObject().put("refire", it.refire().wire)
                    .put("hashes", new JsonObject(new HashMap<>(it.countByHash)));
            extra.put(it.id.toString(), it.isHidden() ? own.put("hidden", true) : own);
        });
        return Tuple.tuple()
                .addValue(array(all, it -> it.identity.tenant(), UUID[]::new))
                .addValue(array(all, it -> it.id, UUID[]::new))
                .addValue(array(all, it -> it.identity.sourceSystem(), String[]::new))
                .addValue(array(all, it -> it.identity.sourceId(), String[]::new))
                .addValue(array(all, it -> it.first.sourceType().wire, String[]::new))
                .addValue(array(all, it -> it.first.title(), String[]::new))
                .addValue(array(all, it -> it.severity.wire, String[]::new))
                .addValue(array(all, it -> it.first.severityOriginal(), String[]::new))
                .addValue(array(all, it -> Buffer.buffer(HexFormat.of().parseHex(it.first.payload().sha256())), Buffer[]::new))
                .addValue(array(all, it -> utc(it.firstSeenAt), OffsetDateTime[]::new))
                .addValue(array(all, it -> utc(it.lastSeenAt), OffsetDateTime[]::new))
                .addValue(array(all, it -> it.count, Long[]::new))
                .addValue(array(all, Sighting::exactRepeats, Long[]::new))
                .addValue(array(all, AlertDetails::of, Object[]::new))
                .addValue(extra)
                .addValue(utc(now))
                .addValue(array(all, it -> it.previous, UUID[]::new));
    }

    private static <T> T[] array(List<Sighting> all, Function<Sighting, T> value, java.util.function.IntFunction<T[]> array) {
        return all.stream().map(value).toArray(array);
    }

    private static Identity identity(Row row) {
        return new Identity(row.getUUID("tenant_id"), row.getString("source_system"), row.getString("source_id"));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
