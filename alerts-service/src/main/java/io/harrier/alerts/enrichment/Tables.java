package io.harrier.alerts.enrichment;

import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.inject.Singleton;

import org.jboss.logging.Logger;

import io.harrier.platform.work.Beside;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * Tables in memory: each is read when it is first looked up, by the first who does, and goes when others need its room and nobody asked
 * for it for a while. Where all of them are asked for, one more is not taken, rather than to read them in turn for each batch.
 */
@Singleton
public class Tables {

    private static final Logger LOG = Logger.getLogger(Tables.class);
    private static final long IDLE_NANOS = 30_000_000_000L;
    private static final String FIND = """
        select version, content from enrichment_tables where tenant_id = $1 and source_id = $2""";

    private record Version(UUID source, long version) {
    }

    private static final class Kept {
        private final long version;
        private final LookupTable table;
        private long usedAt = System.nanoTime();

        private Kept(long version, LookupTable table) {
            this.version = version;
            this.table = table;
        }
    }

    /** There is no room for a table. */
    static final class NoRoom extends IllegalStateException {

        private static final long serialVersionUID = 1L;

        NoRoom(String message) {
            super(message);
        }
    }

    private final TableFiles files;
    private final Beside beside;
    private final long room;
    private final Map<UUID, Kept> known = new LinkedHashMap<>(64, 0.75f, true);
    /** What those take that are being read. */
    private final Map<Version, Long> reserved = new HashMap<>();
    private final Map<Version, Uni<LookupTable>> reading = new ConcurrentHashMap<>();

    Tables(TableFiles files, Beside beside, TableRoom room) {
        this.files = files;
        this.beside = beside;
        this.room = room.ofAll();
    }

    /**
     * The table, or the one that has taken its place in the meantime; null where there is none. Fails with an
     * {@link IllegalStateException} where it is broken or there is no room for it.
     */
    public Uni<LookupTable> get(SqlClient client, UUID tenant, TableRef ref) {
        var version = new Version(ref.source(), ref.version());
        var table = known(version);
        if (table != null) {
            return Uni.createFrom().item(table);
        }
        var context = Vertx.currentContext();
        var shared = reading.computeIfAbsent(version, it -> read(client, tenant, ref, version));
        // Who waits for another's reading goes on where he was.
        return context == null ? shared : shared.emitOn(task -> context.runOnContext(now -> task.run()));
    }

    /** Reads it once for all who ask for it now. */
    private Uni<LookupTable> read(SqlClient client, UUID tenant, TableRef ref, Version version) {
        return Uni.createFrom().deferred(() -> {
            reserve(version, ref.memory());
            return client.preparedQuery(FIND).execute(Tuple.of(tenant, ref.source()));
        }).chain(rows -> {
            if (rows.size() == 0) {
                return Uni.createFrom().<LookupTable>nullItem();
            }
            var row = rows.iterator().next();
            long current = row.getLong(0);
            return beside.run(() -> files.load(ref.shape(), row.get(Buffer.class, 1).getBytes()))
                    .invoke(loaded -> keep(version, current, loaded));
        }).onTermination().invoke(() -> done(version)).memoize().indefinitely();
    }

    private synchronized LookupTable known(Version version) {
        var kept = known.get(version.source);
        if (kept == null || kept.version < version.version) {
            return null;
        }
        kept.usedAt = System.nanoTime();
        return kept.table;
    }

    private synchronized void reserve(Version version, long memory) {
        makeRoom(version, memory);
        reserved.put(version, memory);
    }

    /** @throws NoRoom where those that are asked for leave none */
    private void makeRoom(Version version, long memory) {
        known.remove(version.source);
        long used = known.values().stream().mapToLong(it -> it.table.size()).sum()
                + reserved.values().stream().mapToLong(it -> it).sum();
        Iterator<Kept> eldest = known.values().iterator();
        while (used + memory > room && eldest.hasNext()) {
            var kept = eldest.next();
            if (System.nanoTime() - kept.usedAt < IDLE_NANOS) {
                break;
            }
            used -= kept.table.size();
            eldest.remove();
        }
        if (used + memory > room) {
            LOG.warnf("The table of source %s takes %,d bytes; %,d of %,d are in use by other tables", version.source, memory,
                    used, room);
            throw new NoRoom("There is no room for the table");
        }
    }

    private synchronized void keep(Version asked, long version, LookupTable table) {
        reserved.remove(asked);
        // Of one from before anybody asked for its size it turns out now.
        makeRoom(asked, table.size());
        known.put(asked.source, new Kept(version, table));
    }

    private synchronized void done(Version version) {
        reserved.remove(version);
        reading.remove(version);
    }
}
