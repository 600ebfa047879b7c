package io.harrier.alerts.ingest;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.harrier.platform.work.Loop;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * Finds over all tenants what canaries are to be sent, which are to be looked for, and which have served their time. Any number of
 * replicas sweep: each claims other rows, and a claim that comes to nothing ends by itself.
 */
@ApplicationScoped
class CanarySweep {

    private static final int BATCH = 50;
    private static final Duration CLAIMED = Duration.ofSeconds(15);
    private static final Duration AGAIN = Duration.ofSeconds(1);
    private static final Duration TIDY = Duration.ofMinutes(1);

    private static final String CLAIM = """
        update canaries set look_at = $2
        where (tenant_id, id) in (select tenant_id, id from canaries where look_at <= $1
            order by look_at limit 50 for no key update skip locked)
        returning tenant_id, id, source_id, source, status, sent_at, due_at, read_at, stored_at, reason""";
    /** What people looked up is kept a while; windows of entities until nothing so late is to be expected. */
    private static final List<String> TIDYING = List.of("""
        delete from canaries where ctid = any (array(
            select ctid from canaries where sent_at < $1 order by sent_at limit 500))""", """
        delete from entity_windows where ctid = any (array(
            select ctid from entity_windows where opened_at < $1::timestamptz - interval '83 days' and touched_at < $1
            order by opened_at limit 500))""");

    /** A canary as the sweep found it. */
    record Due(UUID tenant, UUID id, UUID sourceId, String source, String status, Instant sentAt, Instant dueAt, Instant readAt,
            Instant storedAt, String reason) {

        static Due of(Row row) {
            return new Due(row.getUUID("tenant_id"), row.getUUID("id"), row.getUUID("source_id"), row.getString("source"),
                    row.getString("status"), instant(row, "sent_at"), instant(row, "due_at"), instant(row, "read_at"),
                    instant(row, "stored_at"), row.getString("reason"));
        }

        private static Instant instant(Row row, String column) {
            var time = row.get(OffsetDateTime.class, column);
            return time == null ? null : time.toInstant();
        }
    }

    private final Vertx vertx;
    private final Pool worker;
    private final CanaryArrivals arrivals;
    private final CanaryOutcomes outcomes;
    private final CanarySchedules schedules;
    private final IngestSettings settings;
    private final Clock clock;
    private Instant tidied = Instant.EPOCH;
    private Loop loop;

    CanarySweep(Vertx vertx, @ReactiveDataSource("worker") Pool worker, CanaryArrivals arrivals, CanaryOutcomes outcomes,
            CanarySchedules schedules, IngestSettings settings, Clock clock) {
        this.vertx = vertx;
        this.worker = worker;
        this.arrivals = arrivals;
        this.outcomes = outcomes;
        this.schedules = schedules;
        this.settings = settings;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        loop = Loop.start(vertx, "Canaries", () -> schedules.send().chain(this::sweep).call(this::tidy)
                .map(swept -> swept == BATCH ? Duration.ZERO : settings.canariesEvery()));
    }

    void stop(@Observes ShutdownEvent event) {
        loop.stop();
    }

    private Uni<Integer> sweep() {
        var now = utc(clock.instant());
        return worker.preparedQuery(CLAIM).execute(Tuple.of(now, now.plus(CLAIMED))).chain(rows -> {
            List<Due> due = new ArrayList<>();
            rows.forEach(row -> due.add(Due.of(row)));
            return settle(due).replaceWith(due.size());
        });
    }

    private Uni<Void> settle(List<Due> due) {
        Map<UUID, Instant> storedAt = new HashMap<>();
        due.stream().filter(it -> it.status.equals("stored")).forEach(it -> storedAt.put(it.id, it.storedAt));
        return arrivals.find(storedAt).chain(found -> Multi.createFrom().iterable(due).onItem()
                .transformToUniAndConcatenate(it -> settle(it, found.get(it.id))).collect().asList()).replaceWithVoid();
    }

    private Uni<Void> settle(Due due, Instant publishedAt) {
        var now = clock.instant();
        if (publishedAt != null && !publishedAt.isAfter(due.dueAt)) {
            return outcomes.arrived(due, publishedAt);
        }
        if (publishedAt != null) {
            return outcomes.lost(due, publishedAt, "It arrived after its limit");
        }
        if (due.status.equals("refused")) {
            return outcomes.lost(due, null, due.reason);
        }
        return now.isBefore(due.dueAt)
                ? outcomes.later(due, now.plus(AGAIN).isBefore(due.dueAt) ? now.plus(AGAIN) : due.dueAt)
                : outcomes.lost(due, null, reason(due));
    }

    private static String reason(Due due) {
        if (due.reason != null) {
            return due.reason;
        }
        return due.storedAt == null ? "It was not read" : "Its event did not come to Kafka";
    }

    private Uni<Void> tidy() {
        var now = clock.instant();
        if (now.isBefore(tidied.plus(TIDY))) {
            return Uni.createFrom().voidItem();
        }
        tidied = now;
        var before = Tuple.of(utc(now.minus(settings.canariesKept())));
        Uni<Void> all = Uni.createFrom().voidItem();
        for (String delete : TIDYING) {
            all = all.chain(() -> worker.preparedQuery(delete).execute(before).replaceWithVoid());
        }
        return all;
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
