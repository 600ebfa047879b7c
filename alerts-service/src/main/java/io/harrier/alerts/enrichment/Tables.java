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
        select content from enrichment_tables where tenant_id = $1 and source_id = $2 and version = $3""";

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

    /** The table; null where another has taken its place in the meantime. */
    public Uni<LookupTable> get(SqlClient client, UUID tenant, TableRef ref) {
        var version = new Version(ref.source(), ref.version());
        var table = known(version);
        if (table != null) {
            return Uni.createFrom().item(table);
        }
        return client.preparedQuery(FIND).execute(Tuple.of(tenant, ref.source(), ref.version())).chain(rows -> {
            if (rows.size() == 0) {
                return Uni.createFrom().nullItem();
            }
            var content = rows.iterator().next().get(Buffer.class, 0);
            return beside(ref.shape(), content.getBytes()).invoke(loaded -> keep(version, loaded));
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
        var before = known.put(version, table);
        size += table.size() - (before == null ? 0 : before.size());
        var eldest = known.entrySet().iterator();
        while (size > ROOM && known.size() > 1) {
            size -= eldest.next().getValue().size();
            eldest.remove();
        }
    }
}
