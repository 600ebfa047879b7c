package io.harrier.alerts.ingest;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

import jakarta.inject.Singleton;

import io.harrier.platform.ids.Ids;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** Makes the canaries that are due by schedule, to be sent, and says the next time in the same transaction. */
@Singleton
class CanarySchedules {

    /** Nothing is sent to a topic that is not there: that would make it, or wait for it. */
    static final String NO_TOPIC = "No topic of the organization has been read yet";

    private static final String READ = "select exists (select from ingest_offsets where topic = $1)";
    /** One that was missed is not made up for. */
    private static final String DUE = """
        select c.tenant_id, c.id, c.limit_seconds, c.payload, s.id as source_id, s.name, s.source_system,
            exists (select from ingest_offsets o where o.topic = '%s' || t.alias) as is_read
        from canary_schedules c
        join log_sources s on s.tenant_id = c.tenant_id and s.id = c.source_id
        join tenants t on t.id = c.tenant_id
        where c.next_at <= $1 and s.enabled and t.status = 'active'
        order by c.next_at limit 20 for no key update of c skip locked""".formatted(BatchIngest.TOPIC_PREFIX);
    private static final String NEXT = """
        update canary_schedules set next_at = $3::timestamptz + every_seconds * interval '1 second'
        where tenant_id = $1 and id = $2""";
    private static final String CANARY = """
        insert into canaries (tenant_id, id, source_id, source, sent_by, status, sent_at, due_at, look_at, reason, record, send_at)
        values ($1, $2, $3, $4, 'canary-schedule', 'sent', $5, $6, $6, $7, $8, $9)""";

    private final Pool worker;
    private final Ids ids;
    private final Clock clock;

    CanarySchedules(@ReactiveDataSource("worker") Pool worker, Ids ids, Clock clock) {
        this.worker = worker;
        this.ids = ids;
        this.clock = clock;
    }

    /** Whether the topic of an organization is there to be read. */
    Uni<Boolean> isRead(String alias) {
        return worker.preparedQuery(READ).execute(Tuple.of(BatchIngest.TOPIC_PREFIX + alias))
                .map(rows -> rows.iterator().next().getBoolean(0));
    }

    Uni<Void> send() {
        var now = clock.instant();
        return worker.withTransaction(connection -> connection.preparedQuery(DUE).execute(Tuple.of(utc(now))).chain(rows -> {
            Uni<Void> all = Uni.createFrom().voidItem();
            for (Row row : rows) {
                all = all.chain(() -> send(connection, row, now));
            }
            return all;
        }));
    }

    private Uni<Void> send(SqlConnection connection, Row row, Instant now) {
        var tenant = row.getUUID("tenant_id");
        var id = ids.next();
        String given = row.getString("payload");
        String payload = given == null ? CanaryPayload.usual(row.getString("source_system"), now) : given;
        boolean read = row.getBoolean("is_read");
        return connection.preparedQuery(CANARY).execute(Tuple.tuple().addUUID(tenant).addUUID(id)
                .addUUID(row.getUUID("source_id")).addString(row.getString("name")).addValue(utc(now))
                .addValue(utc(now.plusSeconds(row.getLong("limit_seconds")))).addString(read ? null : NO_TOPIC)
                .addString(read ? payload : null).addValue(read ? utc(now) : null))
                .chain(() -> connection.preparedQuery(NEXT).execute(Tuple.of(tenant, row.getUUID("id"), utc(now))))
                .replaceWithVoid();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
