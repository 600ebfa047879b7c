package io.harrier.alerts.ingest;

import java.util.Collection;
import java.util.UUID;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * Who decides about windows holds their entities locked until the transaction ends. Not each for itself, for a transaction may have a
 * thousand and the database's table of locks is shared by all: a tenant's entities share sixteen locks, and tenants sixteen groups of those.
 */
final class EntityLocks {

    static final int GROUPS = 16;
    static final int EACH = 16;

    /** A space of its own among advisory locks; in the order given, the same for all. */
    private static final String LOCK = "select pg_advisory_xact_lock(1701737335, lock) from unnest($1::int[]) as lock";

    private EntityLocks() {
    }

    static Uni<Void> take(SqlConnection connection, Collection<Integer> locks) {
        return connection.preparedQuery(LOCK).execute(Tuple.of(locks.stream().distinct().sorted().toArray(Integer[]::new)))
                .replaceWithVoid();
    }

    static int of(UUID tenant, String sourceSystem, String entities) {
        return Math.floorMod(mixed(tenant.hashCode()), GROUPS) * EACH
                + Math.floorMod(mixed(31 * sourceSystem.hashCode() + entities.hashCode()), EACH);
    }

    /** Every bit of the hash in each of its lowest. */
    private static int mixed(int hash) {
        int mixed = (hash ^ hash >>> 16) * 0x85EBCA6B;
        mixed = (mixed ^ mixed >>> 13) * 0xC2B2AE35;
        return mixed ^ mixed >>> 16;
    }
}
