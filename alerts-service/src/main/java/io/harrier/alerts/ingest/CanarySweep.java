package io.harrier.alerts.ingest;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;

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
 * Finds over all tenants what canaries are to be made, and which are to be looked for. Any number of replicas sweep: each claims
 * other rows, and a claim that comes to nothing ends by itself.
 */
@ApplicationScoped
class CanarySweep {

    private static final Logger LOG = Logger.getLogger(CanarySweep.class);
    private static final int BATCH = 50;
    /** Longer than Kafka may take to say nothing. */
    private static final Duration CLAIMED = Duration.ofSeconds(60);
    private static final Duration AGAIN = Duration.ofSeconds(1);

    private static final String CLAIM = """
        update canaries set look_at = $2
        where ctid = any (array(select ctid from canaries where look_at <= $1
            order by look_at limit 50 for no key update skip locked))
        returning tenant_id, id, source_id, source, status, sent_at, due_at, read_at, stored_at, reason""";

    /** A canary as the sweep found it. */
    record Due(UUID tenant, UUID id, UUID sourceId, String source, String status, Instant sentAt, Instant dueAt, Instant readAt,
            Instant storedAt, String reason) {

        static Due of(Row row) {
            return new Due(row.getUUID("tenant_id"), row.getUUID("id"), row.getUUID("source_id"), row.getString("source"),
                    row.getString("status"), instant(row, "sent_at"), instant(row, "due_at"), instant(row, "read_at"),
                    instant(row, "stored_at"), row.getString("reason"));
        }

        CanaryKey key() {
            return new CanaryKey(tenant, id);
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
        loop = Loop.start(vertx, "Canaries", () -> schedules.send().chain(this::sweep)
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
        var storedAt = due.stream().filter(it -> it.status.equals("stored")).collect(Collectors.toMap(Due::key, Due::storedAt));
        return arrivals.find(storedAt).onFailure().recoverWithItem(failure -> {
            LOG.warnf("Kafka does not say which canaries arrived: %s", failure.getMessage());
            return Map.of();
        }).chain(found -> Multi.createFrom().iterable(due).onItem()
                .transformToUniAndConcatenate(it -> settle(it, found.get(it.key())).onFailure()
                        .invoke(failure -> LOG.errorf(failure, "The canary %s is looked at again", it.id))
                        .onFailure().recoverWithNull())
                .collect().asList()).replaceWithVoid();
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

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
