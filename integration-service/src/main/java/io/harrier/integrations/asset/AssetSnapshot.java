package io.harrier.integrations.asset;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.vertx.mutiny.sqlclient.Row;

/** An asset as events carry it. */
@RegisterForReflection
public record AssetSnapshot(
        UUID id,
        long version,
        String name,
        String hostname,
        List<String> fqdns,
        List<String> ipv4,
        String operatingSystem,
        String criticality,
        Instant lastSeen) {

    private static final int MOST = 50;

    static AssetSnapshot of(Row row) {
        var systems = row.getArrayOfStrings("operating_systems");
        var seen = row.get(OffsetDateTime.class, "last_seen_at");
        return new AssetSnapshot(row.getUUID("id"), row.getLong("version"), row.getString("name"), row.getString("hostname"),
                list(row, "fqdns"), list(row, "ipv4"), systems.length == 0 ? null : systems[0], row.getString("criticality"),
                seen == null ? null : seen.toInstant());
    }

    private static List<String> list(Row row, String column) {
        return List.of(row.getArrayOfStrings(column)).stream().limit(MOST).toList();
    }
}
