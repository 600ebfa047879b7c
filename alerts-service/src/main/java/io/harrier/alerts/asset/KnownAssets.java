package io.harrier.alerts.asset;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.JsonNode;

import io.harrier.alerts.alert.Severity;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** Learns assets, and what is open on them, from the events of {@code harrier.integrations}. */
@Singleton
public class KnownAssets {

    private static final int MOST_NAMES = 200;
    private static final Set<String> CRITICALITIES = Set.of("critical", "high", "medium", "low");

    /** Of two that say the same version, one that tells of its end is the last: a finding's asset does not say that it is gone. */
    private static final String KEEP = """
        insert into known_assets as a (id, version, name, hostname, fqdns, ips, operating_system, criticality, last_seen_at,
            deleted)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        on conflict (tenant_id, id) do update set version = excluded.version, name = excluded.name,
            hostname = excluded.hostname, fqdns = excluded.fqdns, ips = excluded.ips,
            operating_system = excluded.operating_system, criticality = excluded.criticality,
            last_seen_at = excluded.last_seen_at, deleted = excluded.deleted, updated_at = now()
        where a.version < excluded.version or a.version = excluded.version and excluded.deleted and not a.deleted
        returning id""";
    private static final String FORGET_NAMES = "delete from known_asset_names where asset_id = $1";
    private static final String NAME = """
        insert into known_asset_names (name, asset_id) select name, $1 from unnest($2::text[]) as n (name)""";
    private static final String FINDING = """
        insert into known_vulnerabilities as v (id, version, asset_id, plugin_id, name, severity, cve, exploit_available,
            open)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        on conflict (tenant_id, id) do update set version = excluded.version, name = excluded.name,
            severity = excluded.severity, cve = excluded.cve, exploit_available = excluded.exploit_available,
            open = excluded.open, updated_at = now()
        where v.version < excluded.version""";

    /** An asset as {@code asset.changed} and the events of findings carry it. */
    public Uni<Void> learn(SqlConnection connection, JsonNode asset, boolean gone) {
        var id = UUID.fromString(asset.path("id").asText());
        var ips = texts(asset.path("ipv4"));
        var values = Tuple.tuple().addUUID(id).addLong(asset.path("version").asLong()).addString(text(asset, "name", ""))
                .addString(text(asset, "hostname", null)).addValue(texts(asset.path("fqdns")).toArray(String[]::new))
                .addValue(ips.toArray(String[]::new)).addString(text(asset, "operatingSystem", null))
                .addString(criticality(asset)).addValue(time(asset.path("lastSeen"))).addBoolean(gone);
        return connection.preparedQuery(KEEP).execute(values).chain(kept -> kept.size() == 0
                ? Uni.createFrom().voidItem()
                : connection.preparedQuery(FORGET_NAMES).execute(Tuple.of(id))
                        .chain(() -> names(connection, id, gone ? Set.of() : names(asset, ips))));
    }

    /** A finding on an asset: the asset too, for it may be the first that is heard of it. */
    public Uni<Void> learnFinding(SqlConnection connection, JsonNode event) {
        var finding = event.path("vulnerability");
        var severity = Severity.named(finding.path("severity").asText()).orElse(Severity.INFORMATIONAL);
        var values = Tuple.tuple().addUUID(UUID.fromString(finding.path("id").asText()))
                .addLong(finding.path("version").asLong()).addUUID(UUID.fromString(event.path("asset").path("id").asText()))
                .addString(text(finding, "pluginId", "")).addString(text(finding, "pluginName", ""))
                .addString(severity.wire).addValue(texts(finding.path("cve")).toArray(String[]::new))
                .addBoolean(finding.path("exploitAvailable").asBoolean())
                .addBoolean(isAlarming(finding, severity));
        return learn(connection, event.path("asset"), false)
                .chain(() -> connection.preparedQuery(FINDING).execute(values)).replaceWithVoid();
    }

    /** Critical, exploitable and there: of what is open only such is told, and when it no longer is such. */
    private static boolean isAlarming(JsonNode finding, Severity severity) {
        return severity == Severity.CRITICAL && finding.path("exploitAvailable").asBoolean()
                && !finding.path("state").asText().equals("fixed");
    }

    private static Uni<Void> names(SqlConnection connection, UUID id, Set<String> names) {
        return names.isEmpty()
                ? Uni.createFrom().voidItem()
                : connection.preparedQuery(NAME).execute(Tuple.of(id, names.toArray(String[]::new))).replaceWithVoid();
    }

    private static Set<String> names(JsonNode asset, List<String> ips) {
        var names = new TreeSet<String>();
        var all = new ArrayList<>(ips);
        all.addAll(texts(asset.path("fqdns")));
        all.add(text(asset, "hostname", ""));
        all.add(text(asset, "name", ""));
        all.stream().map(AssetNames::of).filter(Objects::nonNull).limit(MOST_NAMES).forEach(names::add);
        return names;
    }

    private static String criticality(JsonNode asset) {
        String word = asset.path("criticality").asText("");
        return CRITICALITIES.contains(word) ? word : null;
    }

    private static String text(JsonNode node, String name, String otherwise) {
        return node.path(name).asText(otherwise);
    }

    private static List<String> texts(JsonNode list) {
        var texts = new ArrayList<String>();
        list.forEach(item -> texts.add(item.asText()));
        return texts;
    }

    private static OffsetDateTime time(JsonNode node) {
        try {
            return node.isTextual() ? Instant.parse(node.asText()).atOffset(ZoneOffset.UTC) : null;
        } catch (DateTimeException unreadable) {
            return null;
        }
    }
}
