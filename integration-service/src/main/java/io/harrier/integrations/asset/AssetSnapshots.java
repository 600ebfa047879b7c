package io.harrier.integrations.asset;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** Reads assets for events, inside the transaction that announces them. */
@Singleton
public class AssetSnapshots {

    private static final String FIND = """
        select id, version, name, hostname, fqdns, ipv4, operating_systems, criticality, last_seen_at
        from assets where id = any($1)""";

    public Uni<Map<UUID, AssetSnapshot>> of(SqlConnection connection, Collection<UUID> assets) {
        if (assets.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return connection.preparedQuery(FIND).execute(Tuple.of(assets.toArray(UUID[]::new))).map(rows -> {
            Map<UUID, AssetSnapshot> found = new HashMap<>();
            rows.forEach(row -> found.put(row.getUUID("id"), AssetSnapshot.of(row)));
            return found;
        });
    }
}
