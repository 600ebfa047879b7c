package io.harrier.integrations.asset;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.harrier.integrations.batch.Rows;
import io.harrier.integrations.sync.Counts;
import io.harrier.platform.ids.Ids;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** Stores assets set by set: new ones, changed ones; the same again changes at most when it was last seen. */
@Singleton
public class AssetStore {

    private static final String INSERT = """
        insert into assets as a (id, external_system_id, external_id, name, hostname, fqdns, ipv4, ipv6, mac_addresses,
            netbios_name, operating_systems, system_types, agent_id, bios_id, serial_number, network_id, rating, exposure,
            criticality, tags, sources, status, status_since, first_seen_at, last_seen_at, last_scan_at,
            last_authenticated_scan_at, content_hash, created_at, updated_at)
        select id, $1, "externalId", name, hostname, fqdns, ipv4, ipv6, "macAddresses", "netbiosName", "operatingSystems",
            "systemTypes", "agentId", "biosId", "serialNumber", "networkId", rating, exposure, criticality, tags, sources, status,
            "statusSince", "firstSeen", "lastSeen", "lastScanAt", "lastAuthenticatedScanAt", decode(hash, 'hex'), $3, $3
        from jsonb_to_recordset($2::text::jsonb) as i (id uuid, "externalId" text, name text,
            hostname text, fqdns text[], ipv4 text[], ipv6 text[], "macAddresses" text[], "netbiosName" text,
            "operatingSystems" text[], "systemTypes" text[], "agentId" text, "biosId" text, "serialNumber" text, "networkId" text,
            rating numeric, exposure numeric, criticality text, tags jsonb, sources text[], status text, "statusSince" timestamptz,
            "firstSeen" timestamptz, "lastSeen" timestamptz, "lastScanAt" timestamptz, "lastAuthenticatedScanAt" timestamptz,
            hash text)
        order by "externalId"
        on conflict (tenant_id, external_system_id, external_id) do
        """;
    private static final String UPSERT = INSERT
            + """
                update set version = a.version + (a.content_hash is distinct from excluded.content_hash)::int,
                    updated_at = case when a.content_hash is distinct from excluded.content_hash then $3 else a.updated_at end,
                    name = excluded.name, hostname = excluded.hostname, fqdns = excluded.fqdns, ipv4 = excluded.ipv4, ipv6 = excluded.ipv6,
                    mac_addresses = excluded.mac_addresses, netbios_name = excluded.netbios_name,
                    operating_systems = excluded.operating_systems, system_types = excluded.system_types, agent_id = excluded.agent_id,
                    bios_id = excluded.bios_id, serial_number = excluded.serial_number, network_id = excluded.network_id,
                    rating = excluded.rating, exposure = excluded.exposure, criticality = excluded.criticality, tags = excluded.tags,
                    sources = excluded.sources, status = excluded.status, status_since = excluded.status_since,
                    first_seen_at = excluded.first_seen_at, last_seen_at = excluded.last_seen_at, last_scan_at = excluded.last_scan_at,
                    last_authenticated_scan_at = excluded.last_authenticated_scan_at, content_hash = excluded.content_hash
                where (a.content_hash, a.last_seen_at, a.last_scan_at, a.last_authenticated_scan_at) is distinct from
                    (excluded.content_hash, excluded.last_seen_at, excluded.last_scan_at, excluded.last_authenticated_scan_at)
                returning new.id, old.id is null as is_new, old.content_hash is distinct from new.content_hash as changed,
                    new.status <> 'active' as gone""";
    private static final String ADD_UNKNOWN = INSERT + "nothing";

    private final AssetEvents events;
    private final Rows rows;
    private final Ids ids;
    private final Clock clock;

    AssetStore(AssetEvents events, Rows rows, Ids ids, Clock clock) {
        this.events = events;
        this.rows = rows;
        this.ids = ids;
        this.clock = clock;
    }

    /** Stores what an export says of assets; of several records of one asset the last counts. */
    public Uni<Counts> store(SqlConnection connection, UUID system, List<ScannedAsset> assets) {
        Collection<ScannedAsset> distinct = distinct(assets);
        Counts repeated = Counts.rejected(assets.size() - distinct.size());
        return Rows.inBatches(List.copyOf(distinct), batch -> upsert(connection, system, batch))
                .map(counts -> counts.stream().reduce(repeated, Counts::plus));
    }

    /** Adds those that are not known yet, as a scan saw them; the next export of assets tells the rest. */
    public Uni<Void> addUnknown(SqlConnection connection, UUID system, List<ScannedAsset> assets) {
        return Rows.inBatches(List.copyOf(distinct(assets)), batch -> connection.preparedQuery(ADD_UNKNOWN)
                .execute(Tuple.of(system, rows.text(batch.stream().map(asset -> row(asset, null)).toList()),
                        clock.instant().atOffset(ZoneOffset.UTC))))
                .replaceWithVoid();
    }

    private Uni<Counts> upsert(SqlConnection connection, UUID system, List<ScannedAsset> batch) {
        var values = batch.stream().map(asset -> row(asset, rows.hash(asset.lasting()))).toList();
        return connection.preparedQuery(UPSERT)
                .execute(Tuple.of(system, rows.text(values), clock.instant().atOffset(ZoneOffset.UTC)))
                .chain(written -> {
                    int created = 0;
                    int updated = 0;
                    Map<UUID, String> changes = new TreeMap<>();
                    for (Row row : written) {
                        created += row.getBoolean("is_new") ? 1 : 0;
                        updated += !row.getBoolean("is_new") && row.getBoolean("changed") ? 1 : 0;
                        if (row.getBoolean("changed")) {
                            changes.put(row.getUUID("id"), change(row));
                        }
                    }
                    return events.announce(connection, system, changes)
                            .replaceWith(Counts.stored(batch.size(), created, updated, 0));
                });
    }

    private static String change(Row row) {
        return row.getBoolean("gone") ? "deleted" : row.getBoolean("is_new") ? "created" : "updated";
    }

    private ObjectNode row(ScannedAsset asset, String hash) {
        var row = rows.row(asset).put("id", ids.next().toString()).put("hash", hash);
        return asset.criticality() == null ? row : row.put("criticality", asset.criticality().wire);
    }

    private static Collection<ScannedAsset> distinct(List<ScannedAsset> assets) {
        Map<String, ScannedAsset> byId = new TreeMap<>();
        assets.forEach(asset -> byId.put(asset.externalId(), asset));
        return byId.values();
    }
}
