package io.harrier.local.tenable;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Makes assets and findings out of a seed: the same seed, sizes and time give the same data. It has the traps real data has
 * (contract A.3), each on a fixed share of the records.
 */
final class TenableGenerator {

    private static final List<String> SYSTEMS = List.of("Larkspur Linux 9.2", "Nordwind Server 2022", "Nordwind Desktop 11",
            "Brightmoor OS 7.1");
    private static final List<String> ROLES = List.of("web", "db", "mail", "build", "desk", "edge", "files", "erp");

    private final Random random;
    private final Instant now;

    TenableGenerator(long seed, Instant now) {
        this.random = new Random(seed);
        this.now = now.truncatedTo(ChronoUnit.SECONDS);
    }

    List<ObjectNode> assets(int count) {
        List<ObjectNode> assets = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            assets.add(asset(i));
        }
        return assets;
    }

    /** Every finding is another pair of asset and plugin; plugins are spread so that all severities are met early. */
    List<ObjectNode> findings(List<ObjectNode> assets, int count) {
        List<Plugin> plugins = PluginCatalog.plugins();
        if (count > assets.size() * plugins.size()) {
            throw new IllegalArgumentException("%d assets can have at most %d findings".formatted(assets.size(),
                    assets.size() * plugins.size()));
        }
        List<ObjectNode> findings = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int round = i / assets.size();
            int place = i % assets.size();
            findings.add(finding(i, assets.get(place), plugins.get((place * 7 + round) % plugins.size())));
        }
        return findings;
    }

    private ObjectNode asset(int i) {
        String name = "%s-%03d".formatted(ROLES.get(i % ROLES.size()), i);
        String seen = ago(Duration.ofHours(1 + random.nextInt(240)));
        ObjectNode asset = AssetRecord.empty().put("id", uuid()).put("has_agent", i % 4 == 0).put("has_plugin_results", true)
                .put("created_at", ago(Duration.ofDays(200 + random.nextInt(200)))).put("updated_at", seen)
                .put("first_seen", ago(Duration.ofDays(200))).put("last_seen", seen).put("last_scan_time", seen)
                .put("first_scan_time", ago(Duration.ofDays(199))).put("last_licensed_scan_date", seen)
                .put("network_id", "00000000-0000-0000-0000-000000000000").put("bios_uuid", uuid());
        asset.withArray("ipv4s").add("10.%d.%d.%d".formatted(20 + i / 62_500, i / 250 % 250, 1 + i % 250));
        asset.withArray("hostnames").add(name);
        asset.withArray("netbios_names").add(name.toUpperCase());
        asset.withArray("operating_systems").add(SYSTEMS.get(i % SYSTEMS.size()));
        asset.withArray("mac_addresses").add("02:00:00:%02x:%02x:%02x".formatted(i >> 16 & 255, i >> 8 & 255, i & 255));
        asset.withArray("system_types").add("general-purpose");
        asset.withArray("sources").addObject().put("name", "NESSUS_SCAN").put("first_seen", seen).put("last_seen", seen);
        int acr = 1 + (i * 3 + 8) % 10;
        asset.put("acr_score", acr + ".0").put("exposure_score", (acr * 83) + ".0");
        if (i % 5 != 4) {
            asset.withArray("fqdns").add(name + ".corp.example");
            asset.put("last_authenticated_scan_date", seen);
        }
        if (i % 50 == 49) {
            asset.put("terminated_at", seen).put("terminated_by", "local");
        }
        if (i % 10 == 0) {
            asset.withArray("tags").addObject().put("uuid", uuid()).put("key", "Region")
                    .put("value", i % 20 == 0 ? "North" : "South")
                    .put("added_by", uuid()).put("added_at", seen);
        }
        return asset;
    }

    private ObjectNode finding(int i, ObjectNode asset, Plugin plugin) {
        String state = i % 9 == 8 ? "FIXED" : i % 13 == 12 ? "REOPENED" : "OPEN";
        boolean old = i % 17 == 16;
        Instant found = now.minus(old ? Duration.ofDays(60 + i % 100) : Duration.ofHours(2 + random.nextInt(24 * 20)));
        ObjectNode finding = Json.object();
        finding.set("asset", FindingRecord.assetPart(asset, i % 6 == 5));
        finding.set("plugin", plugin.json());
        FindingRecord.port(finding, plugin);
        finding.set("scan", FindingRecord.scan(scanUuid(i), scanUuid(i + 1), found));
        FindingRecord.severity(finding, plugin);
        finding.put("first_found", found.minus(Duration.ofDays(30)).toString()).put("last_found", found.toString());
        FindingRecord.state(finding, state, found);
        finding.put("indexed", found.plusSeconds(600).toString()).put("source", "NESSUS");
        String findingId = uuid();
        if (i % 7 != 6) {
            finding.put("finding_id", findingId);
        }
        if (!plugin.informational()) {
            finding.put("output", "\n  Installed version : 2.%d.0\n  Fixed version     : %d.0.0\n".formatted(i % 9, 3 + i % 9));
        }
        return finding;
    }

    /** Identifiers of scans are longer than any UUID: 44 to 52 characters. */
    private String scanUuid(int i) {
        return (uuid() + uuid().replace("-", "")).substring(0, 44 + i % 9);
    }

    private String uuid() {
        return new UUID(random.nextLong() & ~0xF000L | 0x4000L, random.nextLong() & ~(3L << 62) | 1L << 63).toString();
    }

    private String ago(Duration age) {
        return now.minus(age).toString().replace("Z", ".000Z");
    }
}
