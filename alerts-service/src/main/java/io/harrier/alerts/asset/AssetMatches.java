package io.harrier.alerts.asset;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** Finds the assets that the records of a whole batch name, and what is open on them: one query. */
@Singleton
public class AssetMatches {

    /** What more have in common, as the address of a bridge that each has within, names none of them. */
    static final int MOST = 5;
    private static final String FIND = """
        with named as materialized (select r.tenant_id, r.name, array(select n.asset_id from known_asset_names n
                where n.tenant_id = r.tenant_id and n.name = r.name limit %1$d + 1) as assets
            from unnest($1::uuid[], $2::text[]) as r (tenant_id, name)),
        meant as (select n.tenant_id, case when cardinality(n.assets) <= %1$d then i.id end as id,
                array_agg(distinct n.name) as sought
            from named n cross join unnest(n.assets) as i (id) group by 1, 2)
        select m.tenant_id, m.sought, a.id, a.name, a.hostname, a.fqdns, a.ips, a.operating_system, a.criticality,
            (select count(*)::integer from known_vulnerabilities v
                where v.tenant_id = a.tenant_id and v.asset_id = a.id and v.open) as open,
            array(select distinct upper(c.cve) from known_vulnerabilities v cross join unnest(v.cve) as c (cve)
                where v.tenant_id = a.tenant_id and v.asset_id = a.id and v.open and upper(c.cve) = any($3::text[])) as cves
        from meant m left join known_assets a on a.tenant_id = m.tenant_id and a.id = m.id
        order by a.id""".formatted(MOST);

    /** What a tenant's record calls a host or an address. */
    public record Name(UUID tenant, String name) {

        /** Null where no asset is found by it. */
        public static Name of(UUID tenant, String text) {
            String name = AssetNames.of(text);
            return name == null ? null : new Name(tenant, name);
        }
    }

    /** The assets of each name, and the names that too many have for it to be any of them. */
    public record Found(Map<Name, List<AssetMatch>> assets, Set<Name> ambiguous) {
    }

    /** @param cves those that the records are about */
    public Uni<Found> find(SqlConnection connection, Collection<Name> names, Collection<String> cves) {
        var found = new Found(new HashMap<>(), new HashSet<>());
        if (names.isEmpty()) {
            return Uni.createFrom().item(found);
        }
        return connection.preparedQuery(FIND)
                .execute(Tuple.of(names.stream().map(Name::tenant).toArray(UUID[]::new),
                        names.stream().map(Name::name).toArray(String[]::new), cves.toArray(String[]::new)))
                .map(rows -> {
                    rows.forEach(row -> add(found, row));
                    return found;
                });
    }

    private static void add(Found found, Row row) {
        var asset = row.getUUID("id") == null ? null : match(row);
        for (String sought : row.getArrayOfStrings("sought")) {
            var name = new Name(row.getUUID("tenant_id"), sought);
            if (asset == null) {
                found.ambiguous.add(name);
            } else {
                found.assets.computeIfAbsent(name, it -> new ArrayList<>()).add(asset);
            }
        }
    }

    private static AssetMatch match(Row row) {
        return new AssetMatch(row.getUUID("id"), row.getString("name"), row.getString("hostname"), texts(row, "fqdns"),
                texts(row, "ips"), row.getString("operating_system"), row.getString("criticality"), row.getInteger("open"),
                Set.of(row.getArrayOfStrings("cves")));
    }

    private static List<String> texts(Row row, String column) {
        return List.of(row.getArrayOfStrings(column));
    }
}
