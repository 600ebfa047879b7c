package io.harrier.alerts.enrichment;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

/** Tables in memory: each is read when it is first looked up, and goes when others need its room. */
@Singleton
public class Tables {

    /** Characters, of all tenants' tables together. */
    private static final long ROOM = 64_000_000;
    private static final String FIND = """
        select version, content from enrichment_tables where tenant_id = $1 and source_id = $2""";

    private record Version(UUID source, long version) {
    }

    private final TableFiles files;
    private final Vertx vertx;
    private final Map<Version, LookupTable> known = new LinkedHashMap<>(64, 0.75f, true);
    private long size;

    Tables(TableFiles files, Vertx vertx) {
        this.files = files;
        this.vertx = vertx;
    }

    /** The table, or the one that has taken its place in the meantime; null where there is none. */
    public Uni<LookupTable> get(SqlClient client, UUID tenant, TableRef ref) {
        var version = new Version(ref.source(), ref.version());
        var table = known(version);
        if (table != null) {
            return Uni.createFrom().item(table);
        }
        return client.preparedQuery(FIND).execute(Tuple.of(tenant, ref.source())).chain(rows -> {
            if (rows.size() == 0) {
                return Uni.createFrom().nullItem();
            }
            var row = rows.iterator().next();
            var current = new Version(ref.source(), row.getLong(0));
            return beside(ref.shape(), row.get(Buffer.class, 1).getBytes()).invoke(loaded -> keep(current, loaded));
        });
    }

    private Uni<LookupTable> beside(TableShape shape, byte[] content) {
        return Uni.createFrom().completionStage(
                () -> vertx.executeBlocking(() -> files.load(shape, content), false).toCompletionStage());
    }

    private synchronized LookupTable known(Version version) {
        return known.get(version);
    }

    private synchronized void keep(Version version, LookupTable table) {
        known.entrySet().removeIf(it -> it.getKey().source.equals(version.source) && it.getKey().version <= version.version);
        known.put(version, table);
        size = known.values().stream().mapToLong(LookupTable::size).sum();
        var eldest = known.entrySet().iterator();
        while (size > ROOM && known.size() > 1) {
            size -= eldest.next().getValue().size();
            eldest.remove();
        }
    }
}
