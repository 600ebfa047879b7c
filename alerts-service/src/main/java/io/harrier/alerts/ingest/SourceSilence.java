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
import io.harrier.alerts.ingest.Sighting.Received;
import io.harrier.alerts.source.SourcePolicy;
import io.harrier.platform.access.Caller;
import io.harrier.platform.tenancy.Tenancy;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** Raises an alert for a source that has been silent too long, and resolves it when the source speaks again. */
@Singleton
class SourceSilence {

    private static final String SOURCE_SYSTEM = "harrier";
    /** How often to look whether a silent source speaks again. */
    private static final Duration AGAIN = Duration.ofSeconds(10);

    /** Of the latest hour there are 16 lanes at most. */
    private static final String READ = """
        select name, source_system, criticality, enabled, silent_after_seconds, silent_since, greatest(watched_since,
            (select max(last_received_at) from (select last_received_at from log_source_activity a
                where a.tenant_id = s.tenant_id and a.source_id = s.id order by hour desc limit 16) latest)) as heard_at
        from log_sources s where tenant_id = $1 and id = $2 for no key update""";
    private static final String SETTLE = """
        update log_sources set silence_due_at = $3, silent_since = $4 where tenant_id = $1 and id = $2""";

    private final Pool worker;
    private final AlertStore store;
    private final Tenancy tenancy;
    private final SourceRecovery recovery;
    private final Clock clock;

    SourceSilence(@ReactiveDataSource("worker") Pool worker, AlertStore store, Tenancy tenancy, SourceRecovery recovery,
            Clock clock) {
        this.worker = worker;
        this.store = store;
        this.tenancy = tenancy;
        this.recovery = recovery;
        this.clock = clock;
    }

    /** A source as the look found it; {@code allowed} is null where nobody watches it. */
    private record Watched(UUID tenant, UUID id, String name, String criticality, Duration allowed, Instant silentSince,
            Instant heardAt) {

        static Watched of(UUID tenant, UUID id, Row row) {
            var after = row.getLong("silent_after_seconds");
            return new Watched(tenant, id, row.getString("name"), row.getString("criticality"),
                    row.getBoolean("enabled") && after != null ? Duration.ofSeconds(after) : null,
                    instant(row, "silent_since"), instant(row, "heard_at"));
        }

        boolean isSilent(Instant now) {
            return allowed != null && !heardAt.plus(allowed).isAfter(now);
        }
    }

    /** Looks at one source that is due. */
    Uni<Void> look(UUID tenant, UUID id) {
        return worker.withTransaction(connection -> connection.preparedQuery(READ).execute(Tuple.of(tenant, id)).chain(rows -> {
            var source = Watched.of(tenant, id, rows.iterator().next());
            return decide(connection, source, clock.instant());
        })).chain(recovered -> recovered == null ? Uni.createFrom().voidItem() : recover(recovered));
    }

    /** @return the source where its alert is to be resolved; it stays due until that is done */
    private Uni<Watched> decide(SqlConnection connection, Watched source, Instant now) {
        if (source.silentSince == null && source.isSilent(now)) {
            return store.store(connection, List.of(new Received(source.tenant, alert(source, now), SourcePolicy.DEFAULT)))
                    .chain(() -> settle(connection, source, now.plus(AGAIN), source.heardAt)).replaceWith((Watched) null);
        }
        if (source.silentSince == null) {
            return settle(connection, source, source.allowed == null ? null : source.heardAt.plus(source.allowed), null)
                    .replaceWith((Watched) null);
        }
        boolean over = source.allowed == null || source.heardAt.isAfter(source.silentSince);
        return over
                ? Uni.createFrom().item(source)
                : settle(connection, source, now.plus(AGAIN), source.silentSince).replaceWith((Watched) null);
    }

    private static Uni<Void> settle(SqlConnection connection, Watched source, Instant due, Instant silentSince) {
        return connection.preparedQuery(SETTLE)
                .execute(Tuple.of(source.tenant, source.id, utc(due), utc(silentSince))).replaceWithVoid();
    }

    private Uni<Void> recover(Watched source) {
        String note = source.allowed == null
                ? "The silence of " + source.name + " is no longer watched"
                : source.name + " was heard again at " + source.heardAt;
        var due = source.allowed == null ? null : source.heardAt.plus(source.allowed);
        return tenancy.as(Caller.job(source.tenant, "silent-sources"),
                () -> recovery.resolve(SOURCE_SYSTEM, sourceId(source), note))
                .chain(() -> worker.withTransaction(connection -> settle(connection, source, due, null)));
    }

    private static AlertRecord alert(Watched source, Instant now) {
        var said = new JsonObject().put("sourceSystem", SOURCE_SYSTEM).put("sourceId", sourceId(source))
                .put("logSourceId", source.id.toString()).put("name", source.name).put("heardAt", source.heardAt.toString())
                .put("silentAfter", source.allowed.toString());
        return new AlertRecord(SOURCE_SYSTEM, sourceId(source), SourceType.MONITORING_RULE,
                "Log source " + source.name + " is silent",
                "Nothing was received since " + source.heardAt + "; it may be silent for " + source.allowed,
                Severity.named(source.criticality).orElseThrow(), source.criticality, "source_silent", null, now,
                new Thing("log_source", source.id.toString(), source.name), List.of(), List.of(), List.of(), null, null, null,
                null, List.of(), Payload.of(said.encode().getBytes(UTF_8), "application/json"));
    }

    private static String sourceId(Watched source) {
        return "log-source:" + source.id;
    }

    private static Instant instant(Row row, String column) {
        var time = row.get(OffsetDateTime.class, column);
        return time == null ? null : time.toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
