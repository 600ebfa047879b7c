package io.harrier.platform.audit;

import java.time.Clock;
import java.time.Duration;
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
import io.harrier.verifier.ChainHash;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * Chains audit entries, in the background: writers of audit entries must not wait for each other, and a chain that they wrote
 * themselves would make them.
 */
@ApplicationScoped
class Sealer {

    private static final int BATCH = 1_000;
    private static final Duration IDLE = Duration.ofMillis(500);

    private static final String TAKE = "select tenant_id, " + AuditEntry.COLUMNS
            + " from audit_log join audit_unsealed using (tenant_id, id) order by tenant_id, id limit " + BATCH;
    private static final String HEADS = """
        select tenant_id, seq, hash from unnest($1::uuid[]) as busy (tenant_id) cross join lateral (
            select seq, hash from audit_seals s where s.tenant_id = busy.tenant_id order by seq desc limit 1) head""";
    private static final String SEAL = "insert into audit_seals (tenant_id, seq, audit_id, hash, sealed_at) values ($1, $2, $3, $4, $5)";
    private static final String SEALED = "delete from audit_unsealed where tenant_id = $1 and id = $2";

    private record Head(long seq, byte[] hash) {
    }

    private final Vertx vertx;
    private final Pool worker;
    private final Clock clock;
    private Loop loop;

    Sealer(Vertx vertx, @ReactiveDataSource("worker") Pool worker, Clock clock) {
        this.vertx = vertx;
        this.worker = worker;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        loop = Loop.start(vertx, "Audit sealer", this::seal);
    }

    void stop(@Observes ShutdownEvent event) {
        loop.stop();
    }

    private Uni<Duration> seal() {
        return worker.withTransaction(connection -> connection.query(Chain.ALONE).execute()
                .chain(answer -> answer.iterator().next().getBoolean(0) ? sealBatch(connection) : Uni.createFrom().item(0)))
                .map(sealed -> sealed == BATCH ? Duration.ZERO : IDLE);
    }

    private Uni<Integer> sealBatch(SqlConnection connection) {
        return connection.query(TAKE).execute().chain(rows -> {
            if (rows.size() == 0) {
                return Uni.createFrom().item(0);
            }
            List<Row> batch = new ArrayList<>();
            rows.forEach(batch::add);
            var tenants = batch.stream().map(row -> row.getUUID("tenant_id")).distinct().toArray(UUID[]::new);
            return connection.preparedQuery(HEADS).execute(Tuple.of(tenants))
                    .chain(heads -> write(connection, batch, heads))
                    .replaceWith(batch.size());
        });
    }

    private Uni<RowSet<Row>> write(SqlConnection connection, List<Row> batch, RowSet<Row> known) {
        Map<UUID, Head> heads = new HashMap<>();
        known.forEach(row -> heads.put(row.getUUID("tenant_id"),
                new Head(row.getLong("seq"), row.getBuffer("hash").getBytes())));
        var now = OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
        List<Tuple> seals = new ArrayList<>();
        List<Tuple> sealed = new ArrayList<>();
        for (Row row : batch) {
            var tenant = row.getUUID("tenant_id");
            var head = heads.getOrDefault(tenant, new Head(0, ChainHash.start()));
            var entry = AuditEntry.of(row);
            var next = new Head(head.seq() + 1, entry.hashAfter(head.hash(), tenant));
            heads.put(tenant, next);
            seals.add(Tuple.of(tenant, next.seq(), entry.id(), Buffer.buffer(next.hash()), now));
            sealed.add(Tuple.of(tenant, entry.id()));
        }
        return connection.preparedQuery(SEAL).executeBatch(seals)
                .chain(() -> connection.preparedQuery(SEALED).executeBatch(sealed));
    }
}
