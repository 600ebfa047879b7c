package io.harrier.alerts.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.harrier.alerts.alert.AlertAnnouncements.Thing;
import io.harrier.alerts.alert.Severity;
import io.harrier.alerts.alert.SourceRecovery;
import io.harrier.alerts.alert.SourceType;
import io.harrier.alerts.format.AlertRecord;
import io.harrier.alerts.format.Payload;
import io.harrier.alerts.ingest.CanarySweep.Due;
import io.harrier.alerts.ingest.Sighting.Received;
import io.harrier.alerts.source.SourcePolicy;
import io.harrier.platform.access.Caller;
import io.harrier.platform.tenancy.Tenancy;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** Keeps and tells what became of canaries: one that arrives is measured, one that doesn't is an alert until the next that does. */
@Singleton
class CanaryOutcomes {

    private static final String SOURCE_SYSTEM = AlertRecord.PRODUCT;
    private static final UUID NO_SOURCE = new UUID(0, 0);

    /** What came further since it was claimed is looked at again, as what it is now. */
    private static final String LATER = """
        update canaries set look_at = $3
        where tenant_id = $1 and id = $2 and look_at is not null and status = $4 and status in ('sent', 'stored')""";
    private static final String END = """
        update canaries set look_at = null, status = case when status = 'refused' then status else $3 end, published_at = $4,
            confirmed_at = $5, reason = $6, version = version + 1, updated_at = $7, record = null, send_at = null
        where tenant_id = $1 and id = $2 and look_at is not null and status = $8 and status in ('sent', 'stored', 'refused')""";

    private final Pool worker;
    private final AlertStore store;
    private final Tenancy tenancy;
    private final SourceRecovery recovery;
    private final MeterRegistry metrics;
    private final Clock clock;

    CanaryOutcomes(@ReactiveDataSource("worker") Pool worker, AlertStore store, Tenancy tenancy, SourceRecovery recovery,
            MeterRegistry metrics, Clock clock) {
        this.worker = worker;
        this.store = store;
        this.tenancy = tenancy;
        this.recovery = recovery;
        this.metrics = metrics;
        this.clock = clock;
    }

    Uni<Void> later(Due due, Instant when) {
        return worker.preparedQuery(LATER).execute(Tuple.of(due.tenant(), due.id(), utc(when), due.status())).replaceWithVoid();
    }

    /** The alert first: where that fails the canary is looked at again. */
    Uni<Void> arrived(Due due, Instant publishedAt) {
        return tenancy.as(Caller.job(due.tenant(), "canaries"),
                () -> recovery.resolve(SOURCE_SYSTEM, sourceId(due), "A canary arrived again at " + publishedAt))
                .chain(() -> worker.withTransaction(connection -> end(connection, due, "arrived", publishedAt, null)))
                .invoke(ended -> {
                    if (ended) {
                        count("arrived");
                        time("transport", due.sentAt(), due.readAt());
                        time("storing", due.readAt(), due.storedAt());
                        time("relaying", due.storedAt(), publishedAt);
                        time("total", due.sentAt(), publishedAt);
                    }
                }).replaceWithVoid();
    }

    Uni<Void> lost(Due due, Instant publishedAt, String reason) {
        return worker.withTransaction(connection -> end(connection, due, "lost", publishedAt, reason)
                .call(ended -> ended
                        ? store.store(connection, List.of(new Received(due.tenant(), alert(due, reason), SourcePolicy.DEFAULT)))
                        : Uni.createFrom().voidItem()))
                .invoke(ended -> {
                    if (ended) {
                        count(due.status().equals("refused") ? "refused" : "lost");
                    }
                }).replaceWithVoid();
    }

    private Uni<Boolean> end(SqlConnection connection, Due due, String status, Instant publishedAt, String reason) {
        var now = clock.instant();
        return connection.preparedQuery(END).execute(Tuple.tuple().addUUID(due.tenant()).addUUID(due.id()).addString(status)
                .addValue(utc(publishedAt)).addValue(publishedAt == null ? null : utc(now)).addString(reason)
                .addValue(utc(now)).addString(due.status())).map(rows -> rows.rowCount() == 1);
    }

    private AlertRecord alert(Due due, String reason) {
        String name = due.source() == null ? "records without a source" : due.source();
        var said = new JsonObject().put("sourceSystem", SOURCE_SYSTEM).put("sourceId", sourceId(due))
                .put("canaryId", due.id().toString()).put("source", due.source()).put("reason", reason)
                .put("sentAt", due.sentAt().toString());
        return new AlertRecord(SOURCE_SYSTEM, sourceId(due), SourceType.MONITORING_RULE, "A canary of " + name + " is lost",
                "Sent at " + due.sentAt() + ", to arrive until " + due.dueAt() + ": " + reason, Severity.HIGH, null,
                "canary_lost",
                null, clock.instant(), new Thing("log_source", key(due).toString(), name), List.of(), List.of(), List.of(),
                null,
                null, null, null, List.of(), Payload.of(said.encode().getBytes(UTF_8), "application/json"));
    }

    private static String sourceId(Due due) {
        return "canary:" + key(due);
    }

    private static UUID key(Due due) {
        return due.sourceId() == null ? NO_SOURCE : due.sourceId();
    }

    private void count(String result) {
        metrics.counter("harrier_canaries_total", "result", result).increment();
    }

    private void time(String stage, Instant from, Instant to) {
        var duration = CanaryView.between(from, to);
        metrics.timer("harrier_canary_seconds", "stage", stage).record(duration == null ? Duration.ZERO : duration);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
