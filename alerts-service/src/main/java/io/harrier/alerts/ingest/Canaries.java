package io.harrier.alerts.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;

import jakarta.inject.Singleton;

import org.apache.kafka.clients.consumer.ConsumerRecord;

import io.harrier.alerts.format.Unreadable;
import io.harrier.alerts.ingest.Owners.Owner;
import io.harrier.alerts.ingest.Sighting.Received;
import io.harrier.platform.events.Envelope;
import io.harrier.platform.events.EventType;
import io.harrier.platform.ids.Ids;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * Takes canaries along the way of alerts: they are read and stored as any record, and what was stored is taken back before the
 * transaction goes on. So nobody can meet one as an alert, whoever asks in whatever way; what is left of it is its own row, and an
 * event that goes the way of all events.
 */
@Singleton
class Canaries {

    static final EventType STORED = EventType.of("alerts", "canary.stored");
    /** Who marks all its records as canaries is not to hold up alerts: of each tenant so many, and those that are expected. */
    private static final int MOST_AT_ONCE = 20;
    private static final Duration FIRST_LOOK = Duration.ofMillis(500);

    private static final String ARRIVE = """
        insert into canaries as c (tenant_id, id, source_id, source, sent_by, status, sent_at, due_at, read_at, stored_at, reason,
            look_at)
        select r.tenant_id, r.id, r.source_id, r.source, 'pipeline', r.status, r.sent_at, r.due_at, r.read_at, $8, r.reason, $9
        from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::timestamptz[], $6::timestamptz[], $7::timestamptz[],
            $10::text[], $11::text[]) as r (tenant_id, id, source_id, source, sent_at, due_at, read_at, status, reason)
        on conflict (tenant_id, id) do update set status = excluded.status, read_at = excluded.read_at,
            stored_at = excluded.stored_at, reason = excluded.reason, look_at = excluded.look_at, version = c.version + 1,
            updated_at = now(), record = null, send_at = null
        where c.status = 'sent'
        returning tenant_id, id""";
    private static final String EXPECTED = """
        select c.tenant_id, c.id from unnest($1::uuid[], $2::uuid[]) as r (tenant_id, id)
        join canaries c on c.tenant_id = r.tenant_id and c.id = r.id
        where c.status = 'sent'""";
    private static final String ANNOUNCE = """
        insert into outbox (tenant_id, topic, key, headers, value)
        select * from unnest($1::uuid[], $2::text[], $3::bytea[], $4::jsonb[], $5::bytea[])""";

    /** A canary as it was read; {@code refused} is why no alert can be made of it, null where one can. */
    record Read(UUID tenant, UUID id, UUID sourceId, String source, Instant sentAt, Instant readAt, List<Received> received,
            String refused) {

        CanaryKey key() {
            return new CanaryKey(tenant, id);
        }
    }

    private final KafkaRecords reader;
    private final AlertStore store;
    private final Envelope envelope;
    private final Ids ids;
    private final Clock clock;
    private final IngestSettings settings;
    private final IngestMetrics metrics;

    Canaries(KafkaRecords reader, AlertStore store, Envelope envelope, Ids ids, Clock clock, IngestSettings settings,
            IngestMetrics metrics) {
        this.reader = reader;
        this.store = store;
        this.envelope = envelope;
        this.ids = ids;
        this.clock = clock;
        this.settings = settings;
        this.metrics = metrics;
    }

    Read read(Owner owner, ConsumerRecord<byte[], byte[]> record, Instant now) {
        var id = id(KafkaEnvelope.canary(record.headers()));
        String name = KafkaEnvelope.source(record.headers());
        var source = owner.sources().named(name);
        List<Received> received = List.of();
        String refused = null;
        try {
            // By an id that no alert has, so that it waits for no alert and no alert for it.
            received = reader.alerts(owner, record, now).stream()
                    .map(it -> new Received(it.tenant(), it.alert().identified("canary:" + ids.next()), it.policy())).toList();
        } catch (Unreadable unreadable) {
            refused = unreadable.text();
        } catch (Filtered filtered) {
            refused = filtered.getMessage();
        }
        return new Read(owner.tenant(), id, source == null ? null : source.id(), source == null ? null : name,
                record.timestamp() < 0 ? now : Instant.ofEpochMilli(record.timestamp()), now, received, refused);
    }

    /** After the alerts of the same batch, for they must not wait. */
    Uni<Void> take(SqlConnection connection, List<Read> read) {
        if (read.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var canaries = new LinkedHashMap<CanaryKey, Read>();
        read.forEach(it -> canaries.putIfAbsent(it.key(), it));
        return expected(connection, canaries.keySet()).chain(expected -> {
            var taken = taken(canaries.values(), expected);
            metrics.passedBy(connection, canaries.size() - taken.size());
            Uni<Void> all = Uni.createFrom().voidItem();
            for (int from = 0; from < taken.size(); from += MOST_AT_ONCE) {
                var some = taken.subList(from, Math.min(from + MOST_AT_ONCE, taken.size()));
                all = all.chain(() -> store(connection, some));
            }
            return all;
        });
    }

    /** Those that Harrier knows to be on their way; asks only where there are more than are taken anyway. */
    private static Uni<Set<CanaryKey>> expected(SqlConnection connection, Set<CanaryKey> canaries) {
        return canaries.size() <= MOST_AT_ONCE
                ? Uni.createFrom().item(Set.of())
                : connection.preparedQuery(EXPECTED).execute(Tuple.of(array(canaries, CanaryKey::tenant, UUID[]::new),
                        array(canaries, CanaryKey::id, UUID[]::new))).map(Canaries::keys);
    }

    /** In the order in which all write them. */
    private static List<Read> taken(Collection<Read> canaries, Set<CanaryKey> expected) {
        var others = new HashMap<UUID, Integer>();
        return canaries.stream()
                .filter(it -> expected.contains(it.key()) || others.merge(it.tenant, 1, Integer::sum) <= MOST_AT_ONCE)
                .sorted(Comparator.comparing(Read::key, CanaryKey.ORDER)).toList();
    }

    private Uni<Void> store(SqlConnection connection, List<Read> canaries) {
        return rehearse(connection, canaries.stream().flatMap(it -> it.received.stream()).toList())
                .chain(() -> connection.preparedQuery(ARRIVE).execute(rows(canaries, clock.instant())))
                .map(Canaries::keys).chain(here -> announce(connection, canaries.stream()
                        .filter(it -> it.refused == null && here.contains(it.key())).toList()));
    }

    private static Set<CanaryKey> keys(RowSet<Row> rows) {
        Set<CanaryKey> keys = new HashSet<>();
        rows.forEach(row -> keys.add(new CanaryKey(row.getUUID("tenant_id"), row.getUUID("id"))));
        return keys;
    }

    private Uni<Void> rehearse(SqlConnection connection, List<Received> received) {
        return received.isEmpty()
                ? Uni.createFrom().voidItem()
                : connection.query("savepoint canary").execute().chain(() -> store.rehearse(connection, received))
                        .chain(() -> connection.query("rollback to savepoint canary").execute())
                        .chain(() -> connection.query("release savepoint canary").execute()).replaceWithVoid();
    }

    private Uni<Void> announce(SqlConnection connection, List<Read> stored) {
        if (stored.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return connection.preparedQuery(ANNOUNCE).execute(Tuple.of(array(stored, Read::tenant, UUID[]::new),
                array(stored, it -> STORED.topic(), String[]::new),
                array(stored, it -> Buffer.buffer(it.id.toString()), Buffer[]::new),
                array(stored, it -> envelope.headers(STORED, it.tenant, it.id), JsonObject[]::new),
                array(stored, it -> Buffer.buffer(new JsonObject().put("canaryId", it.id.toString())
                        .put("sentAt", it.sentAt.toString()).put("readAt", it.readAt.toString()).encode().getBytes(UTF_8)),
                        Buffer[]::new)))
                .replaceWithVoid();
    }

    private Tuple rows(Collection<Read> all, Instant now) {
        return Tuple.tuple().addValue(array(all, Read::tenant, UUID[]::new)).addValue(array(all, Read::id, UUID[]::new))
                .addValue(array(all, Read::sourceId, UUID[]::new)).addValue(array(all, Read::source, String[]::new))
                .addValue(array(all, it -> utc(it.sentAt), OffsetDateTime[]::new))
                .addValue(array(all, it -> utc(it.sentAt.plus(settings.canaryLimit())), OffsetDateTime[]::new))
                .addValue(array(all, it -> utc(it.readAt), OffsetDateTime[]::new)).addValue(utc(now))
                .addValue(utc(now.plus(FIRST_LOOK)))
                .addValue(array(all, it -> it.refused == null ? "stored" : "refused", String[]::new))
                .addValue(array(all, Read::refused, String[]::new));
    }

    /** The one the sender gave it, if any. */
    private UUID id(String word) {
        try {
            return word.length() == 36 ? UUID.fromString(word) : ids.next();
        } catch (IllegalArgumentException other) {
            return ids.next();
        }
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static <S, T> T[] array(Collection<S> all, Function<S, T> value, IntFunction<T[]> array) {
        return new ArrayList<>(all).stream().map(value).toArray(array);
    }
}
