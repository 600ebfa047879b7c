package io.harrier.alerts.indicator;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** Matches the values of a whole batch against threat intelligence: one query, whatever the records are many. */
@Singleton
public class IndicatorMatches {

    /** Which indicators {@code i} of sources {@code s} alerts are matched against at a time. */
    static final String LIVE = """
        not i.revoked and i.valid_from <= %1$s and (i.valid_until is null or i.valid_until > %1$s)
          and s.status in ('active', 'degraded')
          and (s.expires_after_seconds is null or i.updated_at + make_interval(secs => s.expires_after_seconds) > %1$s)""";
    private static final String FIND = """
        select i.tenant_id, i.type, i.value, i.id, s.name as source, i.confidence, i.verdict, i.tlp, i.pap, i.labels,
            i.description, i.valid_until
        from unnest($1::uuid[], $2::text[], $3::text[]) as r (tenant_id, type, value)
        join indicators i on i.tenant_id = r.tenant_id and i.type = r.type and i.value = r.value
        join enrichment_sources s on s.tenant_id = i.tenant_id and s.id = i.source_id
        where %s
        order by i.value, s.name, i.id""".formatted(LIVE.formatted("$4"));

    private static final String COUNT = """
        insert into indicator_sightings as a (tenant_id, indicator_id, lane, sightings, last_seen_at)
        select r.tenant_id, r.indicator_id, mod(pg_backend_pid(), 16), r.sightings, $4
        from unnest($1::uuid[], $2::uuid[], $3::bigint[]) as r (tenant_id, indicator_id, sightings)
        order by r.tenant_id, r.indicator_id
        on conflict (tenant_id, indicator_id, lane) do update set sightings = a.sightings + excluded.sightings,
            last_seen_at = greatest(a.last_seen_at, excluded.last_seen_at)""";

    /** A value of a tenant's record. */
    public record Value(UUID tenant, String type, String value) {
    }

    /** An indicator that a tenant's record holds. */
    public record Seen(UUID tenant, UUID indicator) {

        private static final Comparator<Seen> ORDER = Comparator.comparing(Seen::tenant).thenComparing(Seen::indicator);
    }

    public Uni<Map<Value, List<IndicatorMatch>>> find(SqlConnection connection, Collection<Value> values, Instant now) {
        if (values.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        var all = Tuple.of(values.stream().map(Value::tenant).toArray(UUID[]::new),
                values.stream().map(Value::type).toArray(String[]::new),
                values.stream().map(Value::value).toArray(String[]::new), now.atOffset(ZoneOffset.UTC));
        return connection.preparedQuery(FIND).execute(all).map(rows -> {
            Map<Value, List<IndicatorMatch>> found = new HashMap<>();
            rows.forEach(row -> found.computeIfAbsent(
                    new Value(row.getUUID("tenant_id"), row.getString("type"), row.getString("value")),
                    value -> new ArrayList<>()).add(match(row)));
            return found;
        });
    }

    private static IndicatorMatch match(Row row) {
        var until = row.get(OffsetDateTime.class, "valid_until");
        return new IndicatorMatch(row.getUUID("id"), row.getString("type"), row.getString("value"), row.getString("source"),
                row.getInteger("confidence"), Verdict.valueOf(upper(row.getString("verdict"))),
                row.getString("tlp") == null ? null : Tlp.valueOf(upper(row.getString("tlp"))),
                row.getString("pap") == null ? null : Pap.valueOf(upper(row.getString("pap"))),
                List.of(row.getArrayOfStrings("labels")), row.getString("description"),
                until == null ? null : until.toInstant());
    }

    private static String upper(String word) {
        return word.toUpperCase(Locale.ROOT);
    }

    /** Counts the records that held indicators. */
    public Uni<Void> count(SqlConnection connection, Map<Seen, Long> seen, Instant now) {
        if (seen.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var sorted = seen.keySet().stream().sorted(Seen.ORDER).toList();
        return connection.preparedQuery(COUNT).execute(Tuple.of(sorted.stream().map(Seen::tenant).toArray(UUID[]::new),
                sorted.stream().map(Seen::indicator).toArray(UUID[]::new), sorted.stream().map(seen::get).toArray(Long[]::new),
                now.atOffset(ZoneOffset.UTC))).replaceWithVoid();
    }
}
