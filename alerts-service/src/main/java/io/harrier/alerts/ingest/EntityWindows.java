package io.harrier.alerts.ingest;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;

import jakarta.inject.Singleton;

import io.harrier.alerts.ingest.EntityTimeline.Window;
import io.harrier.alerts.ingest.Sighting.Identity;
import io.harrier.alerts.ingest.Sighting.Received;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * Says which window, and so which alert, a record belongs to whose source folds by entities. Who decides holds the entities locked
 * until the transaction ends: of two batches the second sees what the first has opened.
 */
@Singleton
class EntityWindows {

    /** All windows that a record of these times could belong to, and the one before. */
    private static final String READ = """
        select r.n, w.opened_at, w.starts_at, w.last_at
        from unnest($1::uuid[], $2::text[], $3::text[], $4::timestamptz[], $5::timestamptz[]) with ordinality
            as r (tenant_id, source_system, entities, since, until, n)
        join entity_windows w on w.tenant_id = r.tenant_id and w.source_system = r.source_system and w.entities = r.entities
        where w.starts_at <= r.until and w.starts_at >= coalesce((select max(b.starts_at) from entity_windows b
            where b.tenant_id = r.tenant_id and b.source_system = r.source_system and b.entities = r.entities
              and b.starts_at <= r.since), '-infinity')""";
    private static final String SAVE = """
        insert into entity_windows as w (tenant_id, source_system, entities, opened_at, starts_at, last_at, touched_at)
        select *, $7::timestamptz from unnest($1::uuid[], $2::text[], $3::text[], $4::timestamptz[], $5::timestamptz[], $6::timestamptz[])
        on conflict (tenant_id, source_system, entities, opened_at) do update set
            starts_at = excluded.starts_at, last_at = excluded.last_at, touched_at = excluded.touched_at""";
    private static final String ALERTS = """
        select a.tenant_id, a.source_system, a.source_id, a.id
        from unnest($1::uuid[], $2::text[], $3::text[]) as r (tenant_id, source_system, source_id)
        join security_alerts a on a.tenant_id = r.tenant_id and a.source_system = r.source_system and a.source_id = r.source_id
          and a.is_current""";

    private record Key(UUID tenant, String sourceSystem, String entities) {

        static final Comparator<Key> ORDER = Comparator.comparing(Key::tenant)
                .thenComparing(Key::sourceSystem).thenComparing(Key::entities);

        static Key of(Received record) {
            return new Key(record.tenant(), record.alert().sourceSystem(), record.entities());
        }

        int lock() {
            return EntityLocks.of(tenant, sourceSystem, entities);
        }

        Identity identity(Window window) {
            return new Identity(tenant, sourceSystem, sourceId(entities, window.openedAt));
        }
    }

    private record Touched(Key key, Window window) {
    }

    /** Records by the identities of their windows' alerts; {@code asked} tells those by the identities they came with. */
    static final class Placed {

        final List<Received> records;
        private final Map<Identity, Identity> asked = new HashMap<>();
        private final Map<Identity, Identity> before = new HashMap<>();
        private final Map<Identity, UUID> known = new HashMap<>();
        private final Set<Identity> opened = new HashSet<>();

        private Placed(List<Received> records) {
            this.records = records;
        }

        /** Links each alert of a window that is opened to that of the window before. */
        void link(List<Sighting> sightings) {
            if (before.isEmpty()) {
                return;
            }
            Map<Identity, UUID> made = new HashMap<>();
            sightings.forEach(it -> made.put(it.identity, it.id));
            sightings.stream().filter(it -> before.containsKey(it.identity)).forEach(it -> {
                var previous = before.get(it.identity);
                it.previous = known.getOrDefault(previous, opened.contains(previous) ? made.get(previous) : null);
            });
        }

        /** What became of each identity, also by the one it came with. */
        Map<Identity, StoredAlert> answer(Map<Identity, StoredAlert> stored) {
            asked.forEach((came, placed) -> stored.put(came, stored.get(placed)));
            return stored;
        }
    }

    /** The identity of the alert of a window, by the time that opened it. */
    static String sourceId(String entities, Instant openedAt) {
        return "entities:" + entities + "@" + openedAt.truncatedTo(ChronoUnit.MICROS);
    }

    /** Does nothing, and asks nothing, where no record folds by entities. */
    Uni<Placed> place(SqlConnection connection, List<Received> records, Instant now) {
        var byKey = new TreeMap<Key, List<Received>>(Key.ORDER);
        records.stream().filter(it -> it.entities() != null)
                .forEach(it -> byKey.computeIfAbsent(Key.of(it), key -> new ArrayList<>()).add(it));
        if (byKey.isEmpty()) {
            return Uni.createFrom().item(new Placed(records));
        }
        var keys = new ArrayList<>(byKey.keySet());
        return EntityLocks.take(connection, keys.stream().map(Key::lock).toList())
                .chain(() -> connection.preparedQuery(READ).execute(spans(keys, byKey))).chain(rows -> {
                    Map<Key, EntityTimeline> timelines = new HashMap<>();
                    keys.forEach(key -> timelines.put(key, new EntityTimeline()));
                    rows.forEach(row -> timelines.get(keys.get(row.getLong("n").intValue() - 1)).know(window(row)));
                    Map<Received, Window> places = new java.util.IdentityHashMap<>();
                    byKey.forEach((key, its) -> its.stream().sorted(Comparator.comparing(EntityWindows::time))
                            .forEach(it -> places.put(it, timelines.get(key).of(time(it), it.policy().window().length()))));
                    return settle(connection, records, places, now);
                });
    }

    private static Uni<Placed> settle(SqlConnection connection, List<Received> records, Map<Received, Window> places,
            Instant now) {
        var touched = new TreeMap<Identity, Touched>(Identity.ORDER);
        List<Received> placed = new ArrayList<>(records.size());
        for (Received record : records) {
            var window = places.get(record);
            if (window != null) {
                var key = Key.of(record);
                touched.put(key.identity(window), new Touched(key, window));
                placed.add(record.identified(sourceId(record.entities(), window.openedAt)));
            } else {
                placed.add(record);
            }
        }
        var answer = new Placed(placed);
        for (int index = 0; index < records.size(); index++) {
            if (places.containsKey(records.get(index))) {
                answer.asked.put(records.get(index).identity(), placed.get(index).identity());
            }
        }
        touched.forEach((identity, it) -> {
            if (!it.window.isNew) {
                return;
            }
            answer.opened.add(identity);
            if (it.window.before != null) {
                answer.before.put(identity, it.key.identity(it.window.before));
            }
        });
        return connection.preparedQuery(SAVE).execute(rows(touched.values(), now)).chain(() -> alerts(connection, answer))
                .replaceWith(answer);
    }

    private static Uni<Void> alerts(SqlConnection connection, Placed answer) {
        if (answer.before.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var wanted = answer.before.values();
        return connection.preparedQuery(ALERTS).execute(Tuple.of(array(wanted, Identity::tenant, UUID[]::new),
                array(wanted, Identity::sourceSystem, String[]::new), array(wanted, Identity::sourceId, String[]::new)))
                .invoke(rows -> rows.forEach(row -> answer.known.put(new Identity(row.getUUID("tenant_id"),
                        row.getString("source_system"), row.getString("source_id")), row.getUUID("id"))))
                .replaceWithVoid();
    }

    private static Tuple spans(List<Key> keys, Map<Key, List<Received>> byKey) {
        return Tuple.tuple().addValue(array(keys, Key::tenant, UUID[]::new))
                .addValue(array(keys, Key::sourceSystem, String[]::new)).addValue(array(keys, Key::entities, String[]::new))
                .addValue(array(keys, key -> utc(byKey.get(key).stream().map(EntityWindows::time)
                        .min(Comparator.naturalOrder()).orElseThrow()), OffsetDateTime[]::new))
                .addValue(array(keys, key -> utc(byKey.get(key).stream().map(it -> time(it).plus(it.policy().window().length()))
                        .max(Comparator.naturalOrder()).orElseThrow()), OffsetDateTime[]::new));
    }

    private static Tuple rows(Collection<Touched> touched, Instant now) {
        return Tuple.tuple().addValue(array(touched, it -> it.key.tenant, UUID[]::new))
                .addValue(array(touched, it -> it.key.sourceSystem, String[]::new))
                .addValue(array(touched, it -> it.key.entities, String[]::new))
                .addValue(array(touched, it -> utc(it.window.openedAt), OffsetDateTime[]::new))
                .addValue(array(touched, it -> utc(it.window.startsAt), OffsetDateTime[]::new))
                .addValue(array(touched, it -> utc(it.window.lastAt), OffsetDateTime[]::new))
                .addValue(utc(now));
    }

    /** The database's precision: what is compared with what it kept must have it too. */
    private static Instant time(Received record) {
        return record.alert().seenAt().truncatedTo(ChronoUnit.MICROS);
    }

    private static Window window(Row row) {
        return new Window(instant(row, "opened_at"), instant(row, "starts_at"), instant(row, "last_at"), false);
    }

    private static Instant instant(Row row, String column) {
        return row.get(OffsetDateTime.class, column).toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static <S, T> T[] array(Collection<S> all, Function<S, T> value, IntFunction<T[]> array) {
        return all.stream().map(value).toArray(array);
    }
}
