package io.harrier.alerts.ingest;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;

import jakarta.inject.Singleton;

import org.apache.kafka.clients.consumer.ConsumerRecord;

import io.harrier.alerts.ingest.Sighting.Received;
import io.harrier.alerts.ingest.SourceActivity.Source;
import io.harrier.alerts.source.CollectionRules;
import io.harrier.alerts.source.ThroughputLimit;
import io.harrier.platform.problem.TooManyRequests;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * Holds mappings to their limits, over all replicas: each has a bucket in the database that refills at the limit's rate. What is
 * taken of it commits with what was stored for it; until then nobody else takes of it. Records of Kafka beyond it wait as rows, and
 * while some wait the next ones queue behind them.
 */
@Singleton
class Throughput {

    /** In the order given, for two batches may need the same two. */
    private static final String LOCK = """
        insert into log_collection_budgets as b (tenant_id, mapping_id, tokens, refilled_at)
        select r.tenant_id, r.mapping_id, r.tokens, clock_timestamp()
        from unnest($1::uuid[], $2::uuid[], $3::float8[]) with ordinality as r (tenant_id, mapping_id, tokens, n) order by r.n
        on conflict (tenant_id, mapping_id) do update set refilled_at = b.refilled_at
        returning mapping_id, tokens, waiting, refilled_at, clock_timestamp() as now""";
    private static final String SPEND = """
        update log_collection_budgets b set tokens = r.tokens, waiting = r.waiting, refilled_at = greatest(b.refilled_at, r.at)
        from unnest($1::uuid[], $2::uuid[], $3::float8[], $4::bigint[], $5::timestamptz[])
            as r (tenant_id, mapping_id, tokens, waiting, at)
        where b.tenant_id = r.tenant_id and b.mapping_id = r.mapping_id""";
    private static final String DELAY = """
        insert into delayed_records (tenant_id, mapping_id, topic, partition, record_offset, key, headers, value, received_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9)""";
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    /** A record that came by a mapping with a limit. */
    record Limited(UUID tenant, CollectionRules rules, ConsumerRecord<byte[], byte[]> record, List<Received> alerts,
            Instant receivedAt) {
    }

    private static final class Bucket {
        private final UUID tenant;
        private final CollectionRules rules;
        private double tokens;
        private long waiting;
        private OffsetDateTime at;
        private long wanted;

        private Bucket(UUID tenant, CollectionRules rules) {
            this.tenant = tenant;
            this.rules = rules;
        }

        /** Takes one, unless others wait for theirs. */
        private boolean take() {
            if (waiting > 0 || tokens < 1) {
                return false;
            }
            tokens--;
            return true;
        }
    }

    /** What a bucket holds that held {@code tokens} then: it refills at the rate, up to what the limit lets come at once. */
    static double refilled(ThroughputLimit limit, double tokens, OffsetDateTime then, OffsetDateTime now) {
        double seconds = Math.max(0, Duration.between(then, now).toNanos() / 1e9);
        return Math.min(limit.records(), tokens + seconds * limit.rate());
    }

    /** Adds the alerts of what may come now to those of the batch; the rest is put aside, and waits. */
    Uni<Void> admit(SqlConnection connection, Batch batch) {
        if (batch.limited.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var buckets = new TreeMap<Source, Bucket>(Source.ORDER);
        batch.limited.forEach(it -> bucket(buckets, it.tenant, it.rules));
        return lock(connection, buckets).chain(() -> {
            var late = new ArrayList<Limited>();
            for (Limited limited : batch.limited) {
                var bucket = bucket(buckets, limited.tenant, limited.rules);
                if (bucket.take()) {
                    batch.alerts.addAll(limited.alerts);
                } else {
                    bucket.waiting++;
                    late.add(limited);
                    batch.aside.delayed.add(new Source(limited.tenant, limited.rules.source()));
                }
            }
            return spend(connection, buckets.values()).chain(() -> delay(connection, late));
        });
    }

    /**
     * For a request, whose records are stored all or none: it is taken while there is something left, and what it brings beyond that
     * is taken off what comes later.
     *
     * @param records the rules of each of its records that has a limit; fails with {@link TooManyRequests} where nothing is left
     */
    Uni<Void> require(SqlConnection connection, UUID tenant, List<CollectionRules> records) {
        if (records.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var buckets = new TreeMap<Source, Bucket>(Source.ORDER);
        records.forEach(rules -> bucket(buckets, tenant, rules).wanted++);
        return lock(connection, buckets).chain(() -> {
            for (Bucket bucket : buckets.values()) {
                if (bucket.waiting > 0 || bucket.tokens < 1) {
                    throw refusal(bucket);
                }
                bucket.tokens -= bucket.wanted;
            }
            return spend(connection, buckets.values());
        });
    }

    private static TooManyRequests refusal(Bucket bucket) {
        double missing = bucket.waiting > 0 ? bucket.waiting + 1 : 1 - bucket.tokens;
        double seconds = Math.ceil(missing / bucket.rules.limit().rate());
        return new TooManyRequests("The collection of this source may bring " + bucket.rules.limit().records() + " records in "
                + bucket.rules.limit().per(), Duration.ofSeconds((long) Math.min(seconds, LONGEST_WAIT.toSeconds())));
    }

    private static Bucket bucket(Map<Source, Bucket> buckets, UUID tenant, CollectionRules rules) {
        return buckets.computeIfAbsent(new Source(tenant, rules.id()), key -> new Bucket(tenant, rules));
    }

    private static Uni<Void> lock(SqlConnection connection, Map<Source, Bucket> buckets) {
        var all = buckets.values();
        var values = Tuple.of(array(all, it -> it.tenant, UUID[]::new), array(all, it -> it.rules.id(), UUID[]::new),
                array(all, it -> it.rules.limit().records().doubleValue(), Double[]::new));
        return connection.preparedQuery(LOCK).execute(values).invoke(rows -> {
            var byMapping = new HashMap<UUID, Bucket>();
            all.forEach(it -> byMapping.put(it.rules.id(), it));
            rows.forEach(row -> {
                var bucket = byMapping.get(row.getUUID("mapping_id"));
                bucket.at = row.get(OffsetDateTime.class, "now");
                bucket.waiting = row.getLong("waiting");
                bucket.tokens = refilled(bucket.rules.limit(), row.getDouble("tokens"),
                        row.get(OffsetDateTime.class, "refilled_at"), bucket.at);
            });
        }).replaceWithVoid();
    }

    private static Uni<Void> spend(SqlConnection connection, Collection<Bucket> buckets) {
        return connection.preparedQuery(SPEND).execute(Tuple.of(array(buckets, it -> it.tenant, UUID[]::new),
                array(buckets, it -> it.rules.id(), UUID[]::new), array(buckets, it -> it.tokens, Double[]::new),
                array(buckets, it -> it.waiting, Long[]::new), array(buckets, it -> it.at, OffsetDateTime[]::new)))
                .replaceWithVoid();
    }

    private static Uni<Void> delay(SqlConnection connection, List<Limited> late) {
        if (late.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var rows = late.stream().map(it -> Tuple.tuple().addUUID(it.tenant).addUUID(it.rules.id())
                .addString(it.record.topic()).addInteger(it.record.partition()).addLong(it.record.offset())
                .addValue(StoredRecords.buffer(it.record.key())).addValue(StoredRecords.headers(it.record))
                .addValue(StoredRecords.buffer(it.record.value()))
                .addValue(it.receivedAt.atOffset(ZoneOffset.UTC))).toList();
        return connection.preparedQuery(DELAY).executeBatch(rows).replaceWithVoid();
    }

    private static <T> T[] array(Collection<Bucket> all, Function<Bucket, T> value, IntFunction<T[]> array) {
        return all.stream().map(value).toArray(array);
    }
}
