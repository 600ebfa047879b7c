package io.harrier.integrations.tenable;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.harrier.integrations.asset.AssetStatus;
import io.harrier.integrations.asset.ScannedAsset;
import io.harrier.integrations.asset.ScannedAsset.Tag;

/** Reads assets: records of an asset export (version 1), and the part of a finding that tells its asset. */
final class TenableAssets {

    private static final Pattern IPV4 = Pattern
            .compile("(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)\\.){3}(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)");

    private TenableAssets() {
    }

    /** A record of an asset export. */
    static ScannedAsset read(Fields record) {
        String id = record.id("id");
        if (id == null) {
            throw new Unusable("an asset without id");
        }
        List<String> hostnames = record.texts("hostnames");
        List<String> fqdns = lower(record.texts("fqdns"));
        List<String> netbios = record.texts("netbios_names");
        List<String> ipv4 = addresses(record.texts("ipv4s"));
        return new ScannedAsset(id,
                name(id, hostnames, fqdns, netbios, record.texts("agent_names"), ipv4, record.texts("ipv6s")),
                first(hostnames), fqdns, ipv4, lower(record.texts("ipv6s")), lower(record.texts("mac_addresses")),
                first(netbios),
                record.texts("operating_systems"), record.texts("system_types"), record.lower("agent_uuid"),
                record.lower("bios_uuid"), record.line("serial_number"), record.lower("network_id"),
                record.number("acr_score", 1, 10),
                record.number("exposure_score", 0, 1_000), tags(record), sources(record), status(record), statusSince(record),
                record.instant("first_seen"), record.instant("last_seen"), record.instant("last_scan_time"),
                record.instant("last_authenticated_scan_date"));
    }

    /** The asset of a finding: one value where the export has lists, and identifiers in another case. */
    static ScannedAsset ofFinding(Fields asset) {
        String id = asset.id("uuid");
        if (id == null) {
            throw new Unusable("a finding without asset");
        }
        List<String> hostnames = asset.texts("hostname");
        List<String> fqdns = lower(asset.texts("fqdn"));
        List<String> netbios = asset.texts("netbios_name");
        List<String> ipv4 = addresses(asset.texts("ipv4"));
        List<String> ipv6 = lower(asset.texts("ipv6"));
        return new ScannedAsset(id, name(id, hostnames, fqdns, netbios, List.of(), ipv4, ipv6), first(hostnames), fqdns, ipv4,
                ipv6,
                lower(asset.texts("mac_address")), first(netbios), asset.texts("operating_system"), asset.texts("device_type"),
                asset.lower("agent_uuid"), asset.lower("bios_uuid"), asset.line("serial_number"), asset.lower("network_id"),
                null,
                null, List.of(), List.of(), AssetStatus.ACTIVE, null, null, null, null, null);
    }

    /** What people call it: a host name unless that is an address, else the next best. */
    private static String name(String id, List<String> hostnames, List<String> fqdns, List<String> netbios, List<String> agents,
            List<String> ipv4, List<String> ipv6) {
        return Stream.of(hostnames.stream().filter(isAddress().negate()), fqdns.stream(), netbios.stream(), agents.stream(),
                ipv4.stream(), ipv6.stream(), Stream.of(id)).flatMap(s -> s).findFirst().orElseThrow();
    }

    private static Predicate<String> isAddress() {
        return name -> IPV4.matcher(name).matches() || name.contains(":");
    }

    private static List<String> addresses(List<String> texts) {
        return texts.stream().filter(text -> IPV4.matcher(text).matches()).toList();
    }

    private static AssetStatus status(Fields record) {
        if (record.instant("deleted_at") != null) {
            return AssetStatus.DELETED;
        }
        return record.instant("terminated_at") != null ? AssetStatus.TERMINATED : AssetStatus.ACTIVE;
    }

    private static Instant statusSince(Fields record) {
        return switch (status(record)) {
            case ACTIVE -> null;
            case TERMINATED -> record.instant("terminated_at");
            case DELETED -> record.instant("deleted_at");
        };
    }

    private static List<Tag> tags(Fields record) {
        return record.objects("tags").stream().map(t -> new Tag(t.line("key"), t.line("value")))
                .filter(t -> t.category() != null && t.value() != null).distinct().toList();
    }

    private static List<String> sources(Fields record) {
        return record.objects("sources").stream().map(s -> s.line("name")).filter(Objects::nonNull).distinct().toList();
    }

    private static List<String> lower(List<String> texts) {
        return texts.stream().map(text -> text.toLowerCase(Locale.ROOT)).distinct().toList();
    }

    private static String first(List<String> texts) {
        return texts.isEmpty() ? null : texts.get(0);
    }
}
