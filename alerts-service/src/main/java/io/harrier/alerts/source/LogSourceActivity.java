package io.harrier.alerts.source;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.harrier.platform.problem.NotFound;
import io.harrier.platform.tenancy.TenantSql;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

/** Reads what ingest has counted for the sources. */
@Singleton
class LogSourceActivity {

    private static final Duration WINDOW = Duration.ofHours(24);
    private static final String HEALTH = """
        select s.silent_since, max(a.last_received_at) as received_at, max(a.last_detected_at) as detected_at,
            coalesce(sum(a.received) filter (where a.hour > $2), 0)::bigint as received,
            coalesce(sum(a.alerts) filter (where a.hour > $2), 0)::bigint as alerts,
            coalesce(sum(a.rejected) filter (where a.hour > $2), 0)::bigint as rejected
        from log_sources s left join log_source_activity a on a.tenant_id = s.tenant_id and a.source_id = s.id
        where s.id = $1 group by s.tenant_id, s.id""";

    private final TenantSql sql;
    private final Clock clock;

    LogSourceActivity(TenantSql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    Uni<LogSourceHealth> health(UUID id) {
        var from = clock.instant().minus(WINDOW).atOffset(ZoneOffset.UTC);
        return sql.run(connection -> connection.preparedQuery(HEALTH).execute(Tuple.of(id, from))).map(rows -> {
            if (!rows.iterator().hasNext()) {
                throw new NotFound("log source", id);
            }
            var row = rows.iterator().next();
            return LogSourceHealth.of(id, instant(row, "received_at"), instant(row, "detected_at"),
                    instant(row, "silent_since"), row.getLong("received"), row.getLong("alerts"), row.getLong("rejected"));
        });
    }

    private static Instant instant(Row row, String column) {
        var time = row.get(OffsetDateTime.class, column);
        return time == null ? null : time.toInstant();
    }
}
