package io.harrier.incidents.storage;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

import jakarta.inject.Singleton;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

/** The rows that say which blobs have to go, and when. */
@Singleton
class BlobRemovals {

    private static final String DUE = """
        insert into blob_removals (path, due_at) values (?1, ?2) on conflict (tenant_id, path) do update set due_at = excluded.due_at""";
    private static final String KEEP = "delete from blob_removals where path = ?1 and not removing";
    private static final String CLAIM = """
        with due as materialized (select tenant_id, path from blob_removals where due_at <= $1
            order by due_at limit 10 for update skip locked)
        update blob_removals b set due_at = $2, removing = true from due
        where b.tenant_id = due.tenant_id and b.path = due.path returning b.tenant_id, b.path""";
    private static final String DONE = "delete from blob_removals where tenant_id = $1 and path = $2 and due_at = $3";

    private final Pool worker;

    BlobRemovals(@ReactiveDataSource("worker") Pool worker) {
        this.worker = worker;
    }

    /** What becomes of one blob that has to go. */
    interface Removal {

        /** Whether it is gone. */
        Uni<Boolean> of(BlobKey key);
    }

    /** In the caller's transaction. */
    Uni<Void> due(BlobKey key, Instant at) {
        return Panache.getSession().chain(session -> session.createNativeQuery(DUE).setParameter(1, key.path())
                .setParameter(2, at).executeUpdate()).replaceWithVoid();
    }

    /** In the caller's transaction; answers whether it would have gone. */
    Uni<Boolean> keep(BlobKey key) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(KEEP).setParameter(1, key.path()).executeUpdate())
                .map(rows -> rows == 1);
    }

    /**
     * Those that are due, one after the other, in no transaction: they may be thousands of files. Nobody keeps one any more that somebody
     * began to remove; who began and did not end loses it to others after a while. Answers how many there were.
     */
    Uni<Integer> remove(Instant now, Duration patience, Removal removal) {
        var lease = now.plus(patience).truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
        return worker.preparedQuery(CLAIM).execute(Tuple.of(now.atOffset(ZoneOffset.UTC), lease)).chain(rows -> {
            List<Row> due = new ArrayList<>();
            rows.forEach(due::add);
            var done = Uni.createFrom().voidItem();
            for (var row : due) {
                done = done.chain(() -> one(row, lease, removal));
            }
            return done.replaceWith(due.size());
        });
    }

    private Uni<Void> one(Row row, OffsetDateTime lease, Removal removal) {
        var tenant = row.getUUID("tenant_id");
        var path = row.getString("path");
        return removal.of(new BlobKey(path)).chain(gone -> gone
                ? worker.preparedQuery(DONE).execute(Tuple.of(tenant, path, lease)).replaceWithVoid()
                : Uni.createFrom().voidItem());
    }
}
