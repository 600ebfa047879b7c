package io.harrier.alerts.ingest;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;

import jakarta.inject.Singleton;

import io.harrier.alerts.alert.Severity;
import io.harrier.alerts.ingest.Sighting.Identity;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** Counts what came from the sources that a tenant knows: one statement a batch, its last but for what advances. */
@Singleton
class SourceActivity {

    private static final String COUNT = """
        insert into log_source_activity as a (tenant_id, source_id, hour, lane, received, alerts, rejected, last_received_at,
            last_detected_at, last_alert_at, filtered, delayed, critical, high, medium, low, informational)
        select r.tenant_id, r.source_id, date_trunc('hour', $7::timestamptz, 'UTC'), mod(pg_backend_pid(), 16), r.received,
            r.alerts, r.rejected, $7, r.detected, case when r.detected is not null then $7 end, r.filtered, r.delayed,
            r.critical, r.high, r.medium, r.low, r.informational
        from unnest($1::uuid[], $2::uuid[], $3::bigint[], $4::bigint[], $5::bigint[], $6::timestamptz[], $8::bigint[], $9::bigint[],
            $10::bigint[], $11::bigint[], $12::bigint[], $13::bigint[], $14::bigint[])
            as r (tenant_id, source_id, received, alerts, rejected, detected, filtered, delayed, critical, high, medium, low,
                informational)
        order by r.tenant_id, r.source_id
        on conflict (tenant_id, source_id, hour, lane) do update set
            received = a.received + excluded.received,
            alerts = a.alerts + excluded.alerts,
            rejected = a.rejected + excluded.rejected,
            filtered = a.filtered + excluded.filtered,
            delayed = a.delayed + excluded.delayed,
            critical = a.critical + excluded.critical,
            high = a.high + excluded.high,
            medium = a.medium + excluded.medium,
            low = a.low + excluded.low,
            informational = a.informational + excluded.informational,
            last_received_at = greatest(a.last_received_at, excluded.last_received_at),
            last_detected_at = case when excluded.last_alert_at is null then a.last_detected_at else excluded.last_detected_at end,
            last_alert_at = coalesce(excluded.last_alert_at, a.last_alert_at)""";

    /** A source of a tenant. */
    record Source(UUID tenant, UUID id) {

        static final Comparator<Source> ORDER = Comparator.comparing(Source::tenant).thenComparing(Source::id);
    }

    private static final class Tally {
        private long received;
        private long alerts;
        private long rejected;
        private long filtered;
        private long delayed;
        private final Map<Severity, Long> opened = new EnumMap<>(Severity.class);
        private Instant detected;

        /** The newest tells how long records are on their way, but not by a clock that is ahead of ours where others are not. */
        private void detected(Instant at, Instant now) {
            boolean ahead = at.isAfter(now);
            boolean wasAhead = detected != null && detected.isAfter(now);
            if (detected == null || (ahead == wasAhead ? at.isAfter(detected) : wasAhead)) {
                detected = at;
            }
        }
    }

    Uni<Void> count(SqlConnection connection, List<Sighting> sightings, Map<Identity, StoredAlert> stored, Aside aside,
            Instant now) {
        var tallies = new TreeMap<Source, Tally>(Source.ORDER);
        for (Sighting sighting : sightings) {
            if (sighting.policy.id() == null) {
                continue;
            }
            var tally = tallies.computeIfAbsent(new Source(sighting.identity.tenant(), sighting.policy.id()),
                    source -> new Tally());
            tally.received += sighting.count;
            if (stored.get(sighting.identity).isNew()) {
                tally.alerts++;
                tally.opened.merge(sighting.severity, 1L, Long::sum);
            }
            tally.detected(sighting.lastSeenAt, now);
        }
        aside.rejected.forEach(source -> tallies.computeIfAbsent(source, it -> new Tally()).rejected++);
        aside.filtered.forEach(source -> tallies.computeIfAbsent(source, it -> new Tally()).filtered++);
        aside.delayed.forEach(source -> tallies.computeIfAbsent(source, it -> new Tally()).delayed++);
        return tallies.isEmpty()
                ? Uni.createFrom().voidItem()
                : connection.preparedQuery(COUNT).execute(values(tallies, now)).replaceWithVoid();
    }

    private static Tuple values(Map<Source, Tally> tallies, Instant now) {
        var sources = tallies.keySet();
        var counts = tallies.values();
        var tuple = Tuple.tuple()
                .addValue(array(sources, Source::tenant, UUID[]::new))
                .addValue(array(sources, Source::id, UUID[]::new))
                .addValue(array(counts, it -> it.received, Long[]::new))
                .addValue(array(counts, it -> it.alerts, Long[]::new))
                .addValue(array(counts, it -> it.rejected, Long[]::new))
                .addValue(array(counts, it -> it.detected == null ? null : utc(it.detected), OffsetDateTime[]::new))
                .addValue(utc(now))
                .addValue(array(counts, it -> it.filtered, Long[]::new))
                .addValue(array(counts, it -> it.delayed, Long[]::new));
        for (Severity severity : Severity.values()) {
            tuple.addValue(array(counts, it -> it.opened.getOrDefault(severity, 0L), Long[]::new));
        }
        return tuple;
    }

    private static <S, T> T[] array(Collection<S> all, Function<S, T> value, IntFunction<T[]> array) {
        return all.stream().map(value).toArray(array);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
