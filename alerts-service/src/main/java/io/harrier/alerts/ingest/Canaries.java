package io.harrier.alerts.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
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
    /** Who marks all its records as canaries is not to hold up alerts. */
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
            updated_at = now()
        where c.status = 'sent'
        returning id""";
    private static final String ANNOUNCE = """
        insert into outbox (tenant_id, topic, key, headers, value)
        select * from unnest($1::uuid[], $2::text[], $3::bytea[], $4::jsonb[], $5::bytea[])""";

    /** A canary as it was read; {@code refused} is why no alert can be made of it, null where one can. */
    record Read(UUID tenant, UUID id, UUID sourceId, String source, Instant sentAt, Instant readAt, List<Received> received,
            String refused) {
    }

    private final KafkaRecords reader;
    private final AlertStore store;
    private final Envelope envelope;
    private final Ids ids;
    private final Clock clock;
    private final IngestSettings settings;

    Canaries(KafkaRecords reader, AlertStore store, Envelope envelope, Ids ids, Clock clock, IngestSettings settings) {
        this.reader = reader;
        this.store = store;
        this.envelope = envelope;
        this.ids = ids;
        this.clock = clock;
        this.settings = settings;
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
        var canaries = new LinkedHashMap<UUID, Read>();
        read.stream().limit(MOST_AT_ONCE).forEach(it -> canaries.putIfAbsent(it.id, it));
        return rehearse(connection, canaries.values().stream().flatMap(it -> it.received.stream()).toList())
                .chain(() -> connection.preparedQuery(ARRIVE).execute(rows(canaries.values(), clock.instant())))
                .chain(rows -> {
                    Set<UUID> here = new HashSet<>();
                    rows.forEach(row -> here.add(row.getUUID("id")));
                    return announce(connection, canaries.values().stream()
                            .filter(it -> it.refused == null && here.contains(it.id)).toList());
                });
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
