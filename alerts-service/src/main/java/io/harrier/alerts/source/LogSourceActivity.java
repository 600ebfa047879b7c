package io.harrier.alerts.source;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.harrier.alerts.alert.Severity;
import io.harrier.platform.paging.Cursor;
import io.harrier.platform.paging.Page;
import io.harrier.platform.problem.NotFound;
import io.harrier.platform.tenancy.TenantSql;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

/** Reads what ingest has counted for the sources, what people found of their alerts, and how each does. */
@Singleton
class LogSourceActivity {

    private static final Duration WINDOW = Duration.ofHours(24);
    private static final String SORT = "health";

    /**
     * One row for each source, or for the one of an id. What is lagging, rejecting and the like is said in {@link LogSourceHealth}. Of
     * the latest hour of a source there are 16 lanes at most. What its lag is says one record.
     */
    private static final String SOURCES = """
        select s.id, s.name, s.enabled, s.silent_since, latest.received_at, day.*, late.*,
            s.enabled and s.silent_since is not null as silent,
            day.rejected >= 10 and day.rejected * 2 >= day.received + day.rejected + day.filtered as mostly_rejected,
            day.rejected > 0 and day.rejected * 20 >= day.received + day.rejected + day.filtered as rejecting,
            day.alert_at - day.detected_at > interval '1 hour' as lagging,
            exists (select from log_collection_mappings m join log_collectors c on c.tenant_id = m.tenant_id and c.id = m.collector_id
                where m.tenant_id = s.tenant_id and m.source_id = s.id and m.status = 'active' and c.silent_since is not null)
                as collector_silent,
            exists (select from log_collection_mappings m where m.tenant_id = s.tenant_id and m.source_id = s.id
                and m.status = 'failed') as mapping_failed
        from log_sources s
        cross join lateral (select max(last_received_at) as received_at
            from (select last_received_at from log_source_activity a
                where a.tenant_id = s.tenant_id and a.source_id = s.id order by hour desc limit 16) lanes) latest
        cross join lateral (select coalesce(sum(received), 0)::bigint as received, coalesce(sum(alerts), 0)::bigint as alerts,
                coalesce(sum(rejected), 0)::bigint as rejected, coalesce(sum(filtered), 0)::bigint as filtered,
                coalesce(sum(delayed), 0)::bigint as delayed, coalesce(sum(critical), 0)::bigint as critical,
                coalesce(sum(high), 0)::bigint as high, coalesce(sum(medium), 0)::bigint as medium,
                coalesce(sum(low), 0)::bigint as low, coalesce(sum(informational), 0)::bigint as informational,
                max(last_alert_at) as alert_at,
                (array_agg(last_detected_at order by last_alert_at desc) filter (where last_alert_at is not null))[1] as detected_at
            from log_source_activity a where a.tenant_id = s.tenant_id and a.source_id = s.id and a.hour > $2) day
        cross join lateral (select coalesce(sum(b.waiting), 0)::bigint as waiting, min(oldest.received_at) as waiting_since
            from log_collection_mappings m
            join log_collection_budgets b on b.tenant_id = m.tenant_id and b.mapping_id = m.id and b.waiting > 0
            left join lateral (select received_at from delayed_records d where d.tenant_id = m.tenant_id and d.mapping_id = m.id
                order by d.id limit 1) oldest on true
            where m.tenant_id = s.tenant_id and m.source_id = s.id) late
        where $1::uuid is null or s.id = $1""";

    /** How sick: what does not run is none of it, and what is unknown less than what is well. */
    private static final String RANKED = """
        select * from (select found.*, case when not enabled then -1
                when silent or mostly_rejected then 2
                when rejecting or waiting > 0 or coalesce(lagging, false) or collector_silent or mapping_failed then 1
                when received_at is null then -1 else 0 end as rank
            from (%s) found) ranked""".formatted(SOURCES);
    /** Asked of those that are shown only: each counts its alerts, and a busy one no more than its newest. */
    private static final String JUDGED = """
        select shown.*, judged.* from (%s) shown
        cross join lateral (select count(*) filter (where outcome = 'true_positive_handled') as handled,
                count(*) filter (where outcome = 'benign_true_positive') as benign,
                count(*) filter (where outcome = 'false_positive') as untrue,
                count(*) filter (where outcome in ('expected_activity', 'duplicate')) as others
            from (select r.outcome from security_alerts r
                where r.tenant_id = current_tenant() and r.log_source_id = shown.id and r.status = 'resolved' and r.resolved_at > $3
                order by r.resolved_at desc limit 2000) newest) judged
        order by shown.rank desc, shown.name""";
    private static final String ONE = JUDGED.formatted(RANKED);
    private static final String LIST = JUDGED.formatted("""
        %s
        where $4::int is null or rank < $4 or (rank = $4 and name > $5) order by rank desc, name limit $6"""
            .formatted(RANKED));

    private final TenantSql sql;
    private final Clock clock;

    LogSourceActivity(TenantSql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    Uni<LogSourceHealth> health(UUID id, int days) {
        return sql.run(connection -> connection.preparedQuery(ONE).execute(Tuple.of(id, since(WINDOW), since(days))))
                .map(rows -> {
                    if (!rows.iterator().hasNext()) {
                        throw new NotFound("log source", id);
                    }
                    return health(rows.iterator().next(), days);
                });
    }

    /** The sick ones first. */
    Uni<Page<LogSourceHealth>> list(LogSourceHealthRequest request) {
        var after = Cursor.decode(request.cursor, SORT, 2);
        var values = Tuple.tuple().addValue(null).addValue(since(WINDOW)).addValue(since(request.days))
                .addValue(after == null ? null : after.number(0)).addValue(after == null ? null : after.text(1))
                .addValue(request.limit + 1);
        return sql.run(connection -> connection.preparedQuery(LIST).execute(values)).map(rows -> {
            var found = new ArrayList<Row>();
            rows.forEach(found::add);
            return Page.of(found, request.limit, row -> health(row, request.days),
                    row -> Cursor.of(SORT, row.getInteger("rank"), row.getString("name")));
        });
    }

    private OffsetDateTime since(int days) {
        return since(Duration.ofDays(days));
    }

    private OffsetDateTime since(Duration ago) {
        return clock.instant().minus(ago).atOffset(ZoneOffset.UTC);
    }

    private static LogSourceHealth health(Row row, int days) {
        var received = instant(row, "received_at");
        long records = row.getLong("received");
        long rejected = row.getLong("rejected");
        return new LogSourceHealth(row.getUUID("id"), row.getString("name"), state(row.getInteger("rank")), symptoms(row),
                received, lag(instant(row, "detected_at"), instant(row, "alert_at")), instant(row, "silent_since"), records,
                row.getLong("alerts"),
                severities(row), rejected, ratio(rejected, records + rejected + row.getLong("filtered")),
                row.getLong("filtered"),
                row.getLong("delayed"), row.getLong("waiting"), instant(row, "waiting_since"),
                ratio(records - row.getLong("alerts"), records), Precision.of(days, row.getLong("handled"),
                        row.getLong("benign"), row.getLong("untrue"), row.getLong("others")));
    }

    private static Health state(int rank) {
        return rank < 0 ? Health.UNKNOWN : rank == 0 ? Health.HEALTHY : rank == 1 ? Health.WARNING : Health.ERROR;
    }

    private static List<Symptom> symptoms(Row row) {
        var symptoms = new ArrayList<Symptom>();
        for (Symptom symptom : Symptom.values()) {
            boolean there = symptom == Symptom.WAITING
                    ? row.getLong("waiting") > 0
                    : Boolean.TRUE.equals(row.getBoolean(symptom.wire));
            if (there && (symptom != Symptom.REJECTING || !symptoms.contains(Symptom.MOSTLY_REJECTED))) {
                symptoms.add(symptom);
            }
        }
        return symptoms;
    }

    private static Map<String, Long> severities(Row row) {
        var severities = new LinkedHashMap<String, Long>();
        for (Severity severity : Severity.values()) {
            severities.put(severity.wire, row.getLong(severity.name().toLowerCase(Locale.ROOT)));
        }
        return severities;
    }

    private static Duration lag(Instant detected, Instant received) {
        if (detected == null || received == null) {
            return null;
        }
        return detected.isAfter(received) ? Duration.ZERO : Duration.between(detected, received);
    }

    private static Double ratio(long part, long whole) {
        return whole == 0 ? null : part / (double) whole;
    }

    private static Instant instant(Row row, String column) {
        var time = row.get(OffsetDateTime.class, column);
        return time == null ? null : time.toInstant();
    }
}
