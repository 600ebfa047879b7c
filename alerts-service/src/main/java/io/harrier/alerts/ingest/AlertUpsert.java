package io.harrier.alerts.ingest;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.inject.Singleton;

import io.harrier.alerts.ingest.Sighting.Identity;
import io.harrier.alerts.source.RefirePolicy;
import io.harrier.platform.storage.Columns;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;

/**
 * One statement for a whole batch: sightings of unknown identities become alerts, the others are counted on the alert they repeat.
 * {@code version} and {@code updated_at} move only where an analyst would see a change.
 */
@Singleton
class AlertUpsert {

    /** What the conflict clause needs to know of some rows beyond themselves. */
    private static final String EXCEPTION = "($%d::jsonb -> excluded.id::text)".formatted(AlertColumns.EXCEPTIONS);
    private static final String KEPT = "a.merged_into is not null and is_kept_by_primary(a.tenant_id, a.merged_into, severity_rank(%s))";
    /** The source says worse than it ever did: no rule hides that. */
    private static final String RISES = "(severity_rank(excluded.source_severity) > severity_rank(a.source_severity))";
    private static final String HOLD = "(" + EXCEPTION + " -> 'hold')";
    private static final String HIDDEN = "(" + HOLD + " is not null)";
    /** A resolved alert that fired again, where its source reopens. */
    private static final String FIRES = "(a.status = 'resolved' and coalesce(" + EXCEPTION
            + " ->> 'refire', 'reopen') = 'reopen' and not ("
            + KEPT.formatted("excluded.source_severity") + "))";
    private static final String REOPENS = "(" + FIRES + " and (" + RISES + " or not " + HIDDEN + "))";
    /** Hidden for a time: it waits for the end of that as a new one does. What a processing rule filters out stays resolved. */
    private static final String WAITS = "(" + FIRES + " and coalesce(" + HOLD
            + " ->> 'kind', 'processing_rule') <> 'processing_rule'"
            + " and not " + RISES + ")";
    /** Something that no rule hides ends what rules hid, not what a person put off. */
    private static final String SURFACES = "(a.status = 'suppressed' and (" + RISES
            + " or a.suppressed_by_kind <> 'deferral' and not "
            + HIDDEN + " and " + EXCEPTION + " -> 'over' is null))";
    /** Worse than what people see; a suppressed alert is not touched by what its source said before. */
    private static final String WORSE = "(severity_rank(excluded.source_severity) > a.severity_rank and (" + RISES
            + " or a.status <> 'suppressed' and not " + WAITS + "))";
    private static final String LEAVES = "(" + REOPENS + " or " + WAITS + ")";
    private static final String VISIBLE = "(" + LEAVES + " or " + SURFACES + " or (" + WORSE + " and not a.severity_raised))";

    private static final String UPSERT = """
        insert into security_alerts as a (tenant_id, id, source_system, source_id, source_type, title, source_severity, severity,
            severity_original, payload_sha256, first_seen_at, last_seen_at, received_at, seen_count, exact_repeats,
            previous_alert_id, description, classification, confidence, entity_type, entity_id, entity_name, affected_systems,
            affected_assets, threshold_value, current_value, defender_context, enrichment, quality, priority_base,
            recurrence_weight, priority_factors, status, announced, suppressed_by_kind, suppressed_by, suppressed_at,
            suppressed_until, suppression_due_at, suppression_reason, team_id, log_source_id)
        select r.tenant_id, r.id, r.source_system, r.source_id, r.source_type, r.title, r.severity, r.severity,
            r.severity_original, r.sha256, r.first_seen_at, r.last_seen_at, $34, r.seen, r.exact, r.previous, r.description,
            r.classification, r.confidence, r.entity_type, r.entity_id, r.entity_name, r.systems::text[], r.assets::text[],
            r.threshold::numeric, r.current::numeric, r.defender::jsonb, r.enrichment::jsonb, r.quality::text[], r.priority,
            r.recurrence, r.factors::jsonb, case when r.hold is null then 'open' else 'suppressed' end, r.hold is null,
            r.hold ->> 'kind', (r.hold ->> 'id')::uuid, case when r.hold is not null then $34::timestamptz end,
            (r.hold ->> 'until')::timestamptz, (r.hold ->> 'due')::timestamptz, r.hold ->> 'reason', r.team, r.log_source
        from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::bytea[],
            $10::timestamptz[], $11::timestamptz[], $12::bigint[], $13::bigint[], $14::uuid[], $15::text[], $16::text[], $17::text[],
            $18::text[], $19::text[], $20::text[], $21::text[], $22::text[], $23::text[], $24::text[], $25::text[], $26::text[],
            $27::text[], $28::bigint[], $29::bigint[], $30::text[], $31::jsonb[], $32::uuid[], $33::uuid[]) with ordinality
            as r (tenant_id, id, source_system, source_id, source_type, title, severity, severity_original, sha256,
                first_seen_at, last_seen_at, seen, exact, previous, description, classification, confidence, entity_type, entity_id,
                entity_name, systems, assets, threshold, current, defender, enrichment, quality, priority, recurrence, factors, hold,
                team, log_source, n)
        order by r.n
        on conflict (tenant_id, source_system, source_id) where is_current do update set
            seen_count = a.seen_count + excluded.seen_count,
            exact_repeats = a.exact_repeats + case
                when excluded.exact_repeats < excluded.seen_count - 1
                    then coalesce((%1$s -> 'hashes' ->> encode(a.payload_sha256, 'hex'))::bigint, 0)
                when a.payload_sha256 = excluded.payload_sha256 then excluded.seen_count
                else 0 end,
            first_seen_at = least(a.first_seen_at, excluded.first_seen_at),
            last_seen_at = greatest(a.last_seen_at, excluded.last_seen_at),
            source_severity = case when severity_rank(excluded.source_severity) > severity_rank(a.source_severity)
                then excluded.source_severity else a.source_severity end,
            severity = case when %3$s and not a.severity_set then excluded.source_severity else a.severity end,
            severity_raised = a.severity_raised or (%3$s and a.severity_set),
            status = case when %6$s then 'suppressed' when %2$s or %5$s then 'open' else a.status end,
            announced = a.announced or %2$s or %5$s,
            suppressed_by_kind = case when %5$s then null when %6$s then %8$s ->> 'kind' else a.suppressed_by_kind end,
            suppressed_by = case when %5$s then null when %6$s then (%8$s ->> 'id')::uuid else a.suppressed_by end,
            suppressed_at = case when %5$s then null when %6$s then $34 else a.suppressed_at end,
            suppressed_until = case when %5$s then null when %6$s then (%8$s ->> 'until')::timestamptz else a.suppressed_until end,
            suppression_due_at = case when %5$s then null when %6$s then (%8$s ->> 'due')::timestamptz else a.suppression_due_at end,
            suppression_reason = case when %5$s then null when %6$s then %8$s ->> 'reason' else a.suppression_reason end,
            outcome = case when %7$s then null else a.outcome end,
            resolution_notes = case when %7$s then null else a.resolution_notes end,
            resolved_at = case when %7$s then null else a.resolved_at end,
            resolved_by = case when %7$s then null else a.resolved_by end,
            resolved_by_name = case when %7$s then null else a.resolved_by_name end,
            assigned_to = case when %7$s then null else a.assigned_to end,
            assigned_to_name = case when %7$s then null else a.assigned_to_name end,
            assigned_at = case when %7$s then null else a.assigned_at end,
            escalation_id = case when %7$s then null else a.escalation_id end,
            escalated_at = case when %7$s then null else a.escalated_at end,
            incident_id = case when %7$s then null else a.incident_id end,
            incident_reference = case when %7$s then null else a.incident_reference end,
            priority_base = greatest(a.priority_base, excluded.priority_base),
            priority_factors = case when excluded.priority_base > a.priority_base then excluded.priority_factors
                else a.priority_factors end,
            reopened_count = a.reopened_count + %7$s::int,
            merged_into = case when %7$s then null else a.merged_into end,
            first_into = case when %7$s then null else a.first_into end,
            merged_at = case when %7$s then null else a.merged_at end,
            version = a.version + %4$s::int,
            updated_at = case when %4$s then $34 else a.updated_at end
        returning new.tenant_id, new.source_system, new.source_id, new.id, new.version, new.status, new.severity, new.seen_count,
            new.exact_repeats,
            new.assigned_to, new.assigned_to_name, old.id is null as is_new, old.status as old_status,
            old.severity as old_severity, (new.severity_raised and not old.severity_raised) as raised_now,
            case when new.incident_id is null then old.incident_reference end as left_incident, old.announced as was_announced,
            case when old.status = 'suppressed' and new.status = 'open' then jsonb_build_object('title', new.title,
                'classification', new.classification, 'entityType', new.entity_type, 'entityId', new.entity_id, 'entityName',
                new.entity_name, 'previous', new.previous_alert_id, 'first', new.first_seen_at, 'last', new.last_seen_at)
            end as surfaced"""
            .formatted(EXCEPTION, REOPENS, WORSE, VISIBLE, SURFACES, WAITS, LEAVES, HOLD);

    /** Planning {@link #UPSERT} takes longer than storing a few alerts, and the plan is the same whatever the values. */
    private static final String PLAN_ONCE = "set local plan_cache_mode = force_generic_plan";

    /** Before a batch locks some of its alerts to retire them it locks all, in the order in which {@link #UPSERT} meets them. */
    private static final String LOCK = """
        select 1 from unnest($1::uuid[], $2::text[], $3::text[]) with ordinality as r (tenant_id, source_system, source_id, n)
        join security_alerts a on a.tenant_id = r.tenant_id and a.source_system = r.source_system and a.source_id = r.source_id
          and a.is_current
        order by r.n for no key update of a""";

    private static final String RETIRE = """
        update security_alerts a set is_current = false, updated_at = $4, version = a.version + 1
        from unnest($1::uuid[], $2::text[], $3::text[], $5::boolean[], $6::text[])
            as r (tenant_id, source_system, source_id, filtered, severity)
        where a.tenant_id = r.tenant_id and a.source_system = r.source_system and a.source_id = r.source_id
          and a.is_current and a.status = 'resolved' and not (%s)
          and (not r.filtered or severity_rank(r.severity) > severity_rank(a.source_severity))
        returning a.tenant_id, a.source_system, a.source_id, a.id, severity_rank(r.severity) > severity_rank(a.source_severity) as worse"""
            .formatted(KEPT.formatted("r.severity"));

    /** Stores sorted sightings; answers what became of each. */
    Uni<Map<Identity, StoredAlert>> store(SqlConnection connection, List<Sighting> sightings, Instant now) {
        return retire(connection, sightings, now).chain(() -> connection.query(PLAN_ONCE).execute())
                .chain(() -> connection.preparedQuery(UPSERT).execute(AlertColumns.of(sightings, now)))
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
        return connection.preparedQuery(LOCK).execute(identities(sightings).tuple())
                .chain(() -> connection.preparedQuery(RETIRE).execute(identities(linked).all(now)
                        .booleans(Sighting::isFiltered).texts(it -> it.severity.wire).tuple()))
                .invoke(rows -> previous(rows, linked)).replaceWithVoid();
    }

    private static Columns<Sighting> identities(List<Sighting> all) {
        return Columns.of(all).uuids(it -> it.identity.tenant()).texts(it -> it.identity.sourceSystem())
                .texts(it -> it.identity.sourceId());
    }

    private static void previous(RowSet<Row> retired, List<Sighting> linked) {
        Map<Identity, Row> old = new HashMap<>();
        retired.forEach(row -> old.put(identity(row), row));
        linked.stream().filter(sighting -> old.containsKey(sighting.identity)).forEach(sighting -> {
            var row = old.get(sighting.identity);
            sighting.previous = row.getUUID("id");
            sighting.worsened |= row.getBoolean("worse");
        });
    }

    private static Identity identity(Row row) {
        return new Identity(row.getUUID("tenant_id"), row.getString("source_system"), row.getString("source_id"));
    }
}
