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

/** Raises an alert for what has been silent too long, and resolves it when it speaks again. */
@Singleton
class Silence {

    private static final String SOURCE_SYSTEM = AlertRecord.PRODUCT;
    /** How often to look whether what is silent speaks again. */
    private static final Duration AGAIN = Duration.ofSeconds(10);

    private final Pool worker;
    private final AlertStore store;
    private final Tenancy tenancy;
    private final SourceRecovery recovery;
    private final Clock clock;

    Silence(@ReactiveDataSource("worker") Pool worker, AlertStore store, Tenancy tenancy, SourceRecovery recovery,
            Clock clock) {
        this.worker = worker;
        this.store = store;
        this.tenancy = tenancy;
        this.recovery = recovery;
        this.clock = clock;
    }

    /** A speaker as the look found it; {@code allowed} is null where nobody watches it, {@code due} is the claim's. */
    private record Speaker(Watched kind, UUID tenant, UUID id, String name, String criticality, Duration allowed,
            Instant silentSince, Instant due, Instant heardAt) {

        static Speaker of(Watched kind, UUID tenant, UUID id, Row row) {
            var after = row.getLong("silent_after_seconds");
            return new Speaker(kind, tenant, id, row.getString("name"), row.getString("criticality"),
                    row.getBoolean("at_work") && after != null ? Duration.ofSeconds(after) : null,
                    instant(row, "silent_since"), instant(row, "silence_due_at"), instant(row, "heard_at"));
        }

        boolean isSilent(Instant now) {
            return allowed != null && !heardAt.plus(allowed).isAfter(now);
        }

        String sourceId() {
            return kind.sourceId(id);
        }
    }

    /** Looks at one that is due. */
    Uni<Void> look(Watched kind, UUID tenant, UUID id) {
        return worker.withTransaction(connection -> connection.preparedQuery(kind.read).execute(Tuple.of(tenant, id))
                .chain(rows -> decide(connection, Speaker.of(kind, tenant, id, rows.iterator().next()), clock.instant())))
                .chain(recovered -> recovered == null ? Uni.createFrom().voidItem() : recover(recovered));
    }

    /** @return the one whose alert is to be resolved; it stays due until that is done */
    private Uni<Speaker> decide(SqlConnection connection, Speaker speaker, Instant now) {
        if (speaker.silentSince == null && speaker.isSilent(now)) {
            return store.store(connection, List.of(new Received(speaker.tenant, alert(speaker, now), SourcePolicy.DEFAULT)))
                    .chain(() -> settle(connection, speaker, now.plus(AGAIN), speaker.heardAt)).replaceWith((Speaker) null);
        }
        if (speaker.silentSince == null) {
            return settle(connection, speaker, speaker.allowed == null ? null : speaker.heardAt.plus(speaker.allowed), null)
                    .replaceWith((Speaker) null);
        }
        boolean over = speaker.allowed == null || speaker.heardAt.isAfter(speaker.silentSince);
        return over
                ? Uni.createFrom().item(speaker)
                : settle(connection, speaker, now.plus(AGAIN), speaker.silentSince).replaceWith((Speaker) null);
    }

    private static Uni<Void> settle(SqlConnection connection, Speaker speaker, Instant due, Instant silentSince) {
        return connection.preparedQuery(speaker.kind.settle)
                .execute(Tuple.of(speaker.tenant, speaker.id, utc(due), utc(silentSince))).replaceWithVoid();
    }

    private Uni<Void> recover(Speaker speaker) {
        String note = speaker.allowed == null
                ? "The silence of " + speaker.name + " is no longer watched"
                : speaker.name + " was heard again at " + speaker.heardAt;
        var due = speaker.allowed == null ? null : speaker.heardAt.plus(speaker.allowed);
        return tenancy.as(Caller.job(speaker.tenant, speaker.kind.job),
                () -> recovery.resolve(SOURCE_SYSTEM, speaker.sourceId(), note))
                .chain(() -> worker.withTransaction(connection -> settleAsSeen(connection, speaker, due)));
    }

    /** What has changed since it was looked at has made it due again, and is not to be settled by what was. */
    private static Uni<Void> settleAsSeen(SqlConnection connection, Speaker speaker, Instant due) {
        return connection.preparedQuery(speaker.kind.settleAsSeen)
                .execute(Tuple.of(speaker.tenant, speaker.id, utc(due), null, utc(speaker.due))).replaceWithVoid();
    }

    private static AlertRecord alert(Speaker speaker, Instant now) {
        var said = new JsonObject().put("sourceSystem", SOURCE_SYSTEM).put("sourceId", speaker.sourceId())
                .put(speaker.kind.idProperty, speaker.id.toString()).put("name", speaker.name)
                .put("heardAt", speaker.heardAt.toString()).put("silentAfter", speaker.allowed.toString());
        return new AlertRecord(SOURCE_SYSTEM, speaker.sourceId(), SourceType.MONITORING_RULE,
                speaker.kind.title + " " + speaker.name + " is silent",
                "Nothing was received since " + speaker.heardAt + "; it may be silent for " + speaker.allowed,
                Severity.named(speaker.criticality).orElseThrow(), speaker.criticality, speaker.kind.classification, null, now,
                new Thing(speaker.kind.wire, speaker.id.toString(), speaker.name), List.of(), List.of(), List.of(), null, null,
                null, null, List.of(), Payload.of(said.encode().getBytes(UTF_8), "application/json"));
    }

    private static Instant instant(Row row, String column) {
        var time = row.get(OffsetDateTime.class, column);
        return time == null ? null : time.toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
