package io.harrier.alerts.suppression;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** Counts what matched: one statement a batch, in a lane of the connection's. */
@Singleton
public class SuppressionHits {

    private static final String COUNT = """
        insert into suppression_hits as h (tenant_id, rule_id, lane, hits, hidden, last_hit_at)
        select r.tenant_id, r.rule_id, mod(pg_backend_pid(), 16), r.hits, r.hidden, $5
        from unnest($1::uuid[], $2::uuid[], $3::bigint[], $4::bigint[]) as r (tenant_id, rule_id, hits, hidden)
        order by r.tenant_id, r.rule_id
        on conflict (tenant_id, rule_id, lane) do update set hits = h.hits + excluded.hits, hidden = h.hidden + excluded.hidden,
            last_hit_at = greatest(h.last_hit_at, excluded.last_hit_at)""";

    private record Key(UUID tenant, UUID rule) {

        static final Comparator<Key> ORDER = Comparator.comparing(Key::tenant).thenComparing(Key::rule);
    }

    private static final class Count {
        private long hits;
        private long hidden;
    }

    /** What one batch counts. */
    public static final class Tally {

        private final Map<Key, Count> counts = new TreeMap<>(Key.ORDER);

        /** Records that a rule matched. */
        public void hit(UUID tenant, UUID rule, long records) {
            counts.computeIfAbsent(new Key(tenant, rule), key -> new Count()).hits += records;
        }

        /** A new alert that it hid. */
        public void hidden(UUID tenant, UUID rule) {
            counts.computeIfAbsent(new Key(tenant, rule), key -> new Count()).hidden++;
        }
    }

    public Uni<Void> count(SqlConnection connection, Tally tally, Instant now) {
        if (tally.counts.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var keys = tally.counts.keySet();
        var counts = tally.counts.values();
        return connection.preparedQuery(COUNT).execute(Tuple.tuple()
                .addValue(keys.stream().map(Key::tenant).toArray(UUID[]::new))
                .addValue(keys.stream().map(Key::rule).toArray(UUID[]::new))
                .addValue(counts.stream().map(it -> it.hits).toArray(Long[]::new))
                .addValue(counts.stream().map(it -> it.hidden).toArray(Long[]::new))
                .addValue(now.atOffset(ZoneOffset.UTC))).replaceWithVoid();
    }
}
