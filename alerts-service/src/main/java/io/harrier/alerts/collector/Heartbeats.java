package io.harrier.alerts.collector;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.harrier.platform.access.CurrentCaller;
import io.harrier.platform.problem.Forbidden;
import io.harrier.platform.problem.NotFound;
import io.harrier.platform.tenancy.TenantSql;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** Takes what collectors say of themselves: the last of each is kept, and compared with what it is to be. */
@Singleton
class Heartbeats {

    private static final String SOFTWARE_VERSION = "softwareVersion";
    private static final int MOST_DRIFT = 200;

    private static final String EXPECTED = """
        select account, software_version, configuration, heartbeat_interval_seconds from log_collectors where id = $1""";
    private static final String KEEP = """
        insert into log_collector_heartbeats as h (collector_id, received_at, account, software_version, health, message, drift)
        values ($1, $2, $3, $4, $5, $6, $7)
        on conflict (tenant_id, collector_id) do update set
            received_at = greatest(h.received_at, excluded.received_at), received = h.received + 1, account = excluded.account,
            software_version = excluded.software_version, health = excluded.health, message = excluded.message,
            drift = excluded.drift""";

    private final TenantSql sql;
    private final CurrentCaller current;
    private final Clock clock;

    Heartbeats(TenantSql sql, CurrentCaller current, Clock clock) {
        this.sql = sql;
        this.current = current;
        this.clock = clock;
    }

    /** What a collector is to be. */
    private record Expected(String account, String softwareVersion, JsonObject configuration, Duration interval) {

        static Expected of(UUID id, RowSet<Row> rows) {
            if (!rows.iterator().hasNext()) {
                throw new NotFound("log collector", id);
            }
            var row = rows.iterator().next();
            var interval = row.getLong("heartbeat_interval_seconds");
            return new Expected(row.getString("account"), row.getString("software_version"),
                    row.getJsonObject("configuration"), interval == null ? null : Duration.ofSeconds(interval));
        }

        /** Null where nothing was said that could be compared. */
        List<String> drift(HeartbeatRequest said) {
            boolean comparesVersion = softwareVersion != null && said.softwareVersion() != null;
            if (said.configuration() == null && !comparesVersion) {
                return null;
            }
            var drift = new ArrayList<String>();
            if (comparesVersion && !softwareVersion.equals(said.softwareVersion())) {
                drift.add(SOFTWARE_VERSION);
            }
            if (said.configuration() != null) {
                var sent = new JsonObject(said.configuration());
                configuration.fieldNames().stream().sorted()
                        .filter(name -> !sent.containsKey(name) || !same(configuration.getValue(name), sent.getValue(name)))
                        .forEach(drift::add);
            }
            return List.copyOf(drift.subList(0, Math.min(drift.size(), MOST_DRIFT)));
        }

        /** As JSON: 2 and 2.0 are the same. */
        private static boolean same(Object one, Object other) {
            return new JsonObject().put("value", one).equals(new JsonObject().put("value", other));
        }
    }

    Uni<HeartbeatView> take(UUID id, HeartbeatRequest request) {
        var said = request == null ? new HeartbeatRequest(null, null, null, null) : request;
        return sql.run(connection -> connection.preparedQuery(EXPECTED).execute(Tuple.of(id))
                .map(rows -> Expected.of(id, rows)).invoke(this::refuseOthers)
                .chain(expected -> keep(connection, id, expected, said)));
    }

    private void refuseOthers(Expected expected) {
        if (expected.account != null && !expected.account.equals(current.get().subject())) {
            throw new Forbidden("The heartbeats of this collector are another account's to send");
        }
    }

    private Uni<HeartbeatView> keep(SqlConnection connection, UUID id, Expected expected, HeartbeatRequest said) {
        var now = clock.instant();
        var drift = expected.drift(said);
        var health = said.health() == null ? ReportedHealth.HEALTHY : said.health();
        return connection.preparedQuery(KEEP)
                .execute(Tuple.tuple().addUUID(id).addValue(now.atOffset(ZoneOffset.UTC)).addString(current.get().subject())
                        .addString(said.softwareVersion()).addString(health.wire).addString(said.message())
                        .addValue(drift == null ? null : drift.toArray(String[]::new)))
                .replaceWith(() -> new HeartbeatView(id, now, drift,
                        expected.interval == null ? null : now.plus(expected.interval)));
    }
}
