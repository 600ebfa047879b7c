package io.harrier.integrations.sync;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.function.Function;

import jakarta.inject.Singleton;

import io.harrier.integrations.IntegrationsConfig;
import io.harrier.platform.tenancy.TenantSql;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * Stores a chunk: records, announcements and the note that the chunk is stored commit together, and only while the import is
 * still held. So a chunk counts once, whoever dies when.
 */
@Singleton
public class ImportStore {

    /**
     * A first import fills tables that were empty when its statements were first planned. A plan kept from then would read them
     * from end to end for every row; planning each statement anew costs little, for each writes hundreds of rows.
     */
    private static final String PLAN_ANEW = "set local plan_cache_mode = force_custom_plan";
    private static final String HOLD = """
        update integration_operations set next_run_at = $3, updated_at = $4, version = version + 1, attempts = 0, detail = null
        where id = $1 and lease_id = $2 and status in ('pending', 'running')""";
    private static final String NOTE = """
        insert into import_chunks (operation_id, chunk, stored_at) values ($1, $2, $3) on conflict do nothing""";
    private static final String COUNT = """
        update integration_operations set chunks_done = chunks_done + 1, received = received + $2, created = created + $3,
            updated = updated + $4, unchanged = unchanged + $5, fixed = fixed + $6, rejected = rejected + $7
        where id = $1""";

    private final TenantSql sql;
    private final Clock clock;
    private final SyncMetrics metrics;
    private final Duration lease;

    ImportStore(TenantSql sql, Clock clock, SyncMetrics metrics, IntegrationsConfig config) {
        this.sql = sql;
        this.clock = clock;
        this.metrics = metrics;
        this.lease = config.sync().lease();
    }

    /** Runs {@code work} in the transaction that notes the chunk as stored; renews the lease. */
    public Uni<Void> store(ImportJob job, int chunk, Function<SqlConnection, Uni<Counts>> work) {
        Instant now = clock.instant();
        return sql.run(connection -> hold(connection, job.lease(), now)
                .chain(() -> connection.query(PLAN_ANEW).execute())
                .chain(() -> connection.preparedQuery(NOTE).execute(Tuple.of(job.id(), chunk, utc(now))))
                .chain(noted -> noted.rowCount() == 0
                        ? Uni.createFrom().item(Counts.NONE)
                        : work.apply(connection).call(counts -> count(connection, job, counts))))
                .invoke(counts -> metrics.stored(job, counts)).replaceWithVoid();
    }

    private Uni<Void> hold(SqlConnection connection, Lease held, Instant now) {
        return connection.preparedQuery(HOLD).execute(Tuple.of(held.operationId(), held.id(), utc(now.plus(lease)), utc(now)))
                .invoke(rows -> {
                    if (rows.rowCount() == 0) {
                        throw new LeaseLost(held);
                    }
                }).replaceWithVoid();
    }

    private static Uni<Void> count(SqlConnection connection, ImportJob job, Counts it) {
        return connection.preparedQuery(COUNT)
                .execute(Tuple.of(job.id(), it.received(), it.created(), it.updated(), it.unchanged(),
                        it.fixed()).addInteger(it.rejected()))
                .replaceWithVoid();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
