package io.harrier.alerts.asset;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.harrier.alerts.alert.Severity;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** Finds the assets that the records of a whole batch name, and what is open on them: one query. */
@Singleton
public class AssetMatches {

    private static final String FIND = """
        select n.tenant_id, n.name as sought, a.id, a.name, a.hostname, a.fqdns, a.ips, a.operating_system, a.criticality,
            a.owner, a.tags, v.open, v.worst, v.exploitable, v.exploited,
            array(select distinct c.cve from known_vulnerabilities k cross join unnest(k.cve) as c (cve)
                where k.tenant_id = a.tenant_id and k.asset_id = a.id and k.open limit 500) as cves
        from unnest($1::uuid[], $2::text[]) as r (tenant_id, name)
        join known_asset_names n on n.tenant_id = r.tenant_id and n.name = r.name
        join known_assets a on a.tenant_id = n.tenant_id and a.id = n.asset_id
        cross join lateral (select count(*)::integer as open, max(severity_rank(f.severity))::integer as worst,
                count(*) filter (where f.exploit_available)::integer as exploitable,
                count(*) filter (where f.known_exploited)::integer as exploited
            from known_vulnerabilities f where f.tenant_id = a.tenant_id and f.asset_id = a.id and f.open) v
        order by a.id""";

    /** What a tenant's record calls a host or an address. */
    public record Name(UUID tenant, String name) {

        public static Name of(UUID tenant, String name) {
            return new Name(tenant, KnownAssets.folded(name));
        }
    }

    public Uni<Map<Name, List<AssetMatch>>> find(SqlConnection connection, Collection<Name> names) {
        if (names.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return connection.preparedQuery(FIND).execute(Tuple.of(names.stream().map(Name::tenant).toArray(UUID[]::new),
                names.stream().map(Name::name).toArray(String[]::new))).map(rows -> {
                    Map<Name, List<AssetMatch>> found = new HashMap<>();
                    rows.forEach(row -> found.computeIfAbsent(new Name(row.getUUID("tenant_id"), row.getString("sought")),
                            name -> new ArrayList<>()).add(match(row)));
                    return found;
                });
    }

    private static AssetMatch match(Row row) {
        var worst = row.getInteger("worst");
        return new AssetMatch(row.getUUID("id"), row.getString("name"), row.getString("hostname"), texts(row, "fqdns"),
                texts(row, "ips"), row.getString("operating_system"), row.getString("criticality"), row.getString("owner"),
                texts(row, "tags"), row.getInteger("open"), worst == null ? null : Severity.values()[5 - worst],
                row.getInteger("exploitable"), row.getInteger("exploited"), Set.copyOf(texts(row, "cves")));
    }

    private static List<String> texts(Row row, String column) {
        return List.of(row.getArrayOfStrings(column));
    }
}
