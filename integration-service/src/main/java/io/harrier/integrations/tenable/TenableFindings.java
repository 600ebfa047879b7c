package io.harrier.integrations.tenable;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.harrier.integrations.vulnerability.Protocol;
import io.harrier.integrations.vulnerability.ScannedPlugin;
import io.harrier.integrations.vulnerability.ScannedPlugin.Reference;
import io.harrier.integrations.vulnerability.ScannedVulnerability;
import io.harrier.integrations.vulnerability.Severity;
import io.harrier.integrations.vulnerability.VulnerabilityState;

/** Reads the records of a findings export. Only one without an asset or a plugin is refused: anything else can be imperfect. */
final class TenableFindings {

    private static final Pattern CVE = Pattern.compile("CVE-\\d{4}-\\d{4,}");
    private static final int OUTPUT = 32_768;

    private TenableFindings() {
    }

    /** @param now stands in where the record holds no time at all */
    static ScannedVulnerability read(Fields record, Instant now) {
        Instant lastFound = firstOf(record.instant("last_found"), record.instant("indexed"),
                record.at("scan").instant("completed_at"), record.at("scan").instant("started_at"),
                record.instant("first_found"), now);
        VulnerabilityState state = state(record);
        Severity severity = severity(record);
        return new ScannedVulnerability(TenableAssets.ofFinding(record.at("asset")), plugin(record.at("plugin")), port(record),
                Protocol.of(record.at("port").text("protocol")), record.at("port").line("service"), record.lower("finding_id"),
                severity, ofId(record.number("severity_default_id")).orElse(severity),
                record.lower("severity_modification_type"),
                state, firstOf(record.instant("first_found"), lastFound), lastFound, lastFixed(record, state, lastFound),
                record.instant("resurfaced_date"), record.line("source"), cut(record.text("output")));
    }

    private static ScannedPlugin plugin(Fields plugin) {
        String id = plugin.id("id");
        if (id == null) {
            throw new Unusable("a finding without plugin");
        }
        return new ScannedPlugin(id, Optional.ofNullable(plugin.line("name")).orElse("Plugin " + id), plugin.line("family"),
                plugin.text("synopsis"), plugin.text("description"), plugin.text("solution"), cves(plugin),
                plugin.texts("see_also"),
                references(plugin), plugin.isTrue("exploit_available"), exploitMaturity(plugin), plugin.isTrue("has_patch"),
                plugin.at("vpr").number("score", 0, 10), plugin.number("epss_score", 0, 100),
                plugin.number("cvss3_base_score", 0, 10),
                plugin.number("cvss_base_score", 0, 10), plugin.at("cvss3_vector").line("raw"),
                plugin.instant("publication_date"),
                plugin.instant("modification_date"), plugin.instant("patch_publication_date"));
    }

    private static List<String> cves(Fields plugin) {
        return plugin.texts("cve").stream().map(String::toUpperCase).filter(cve -> CVE.matcher(cve).matches()).sorted()
                .toList();
    }

    /** Objects in fact, texts like {@code IAVA:2022-A-0007} in the vendor's document. */
    private static List<Reference> references(Fields plugin) {
        return plugin.objects("xrefs").stream().map(TenableFindings::reference).filter(Objects::nonNull).distinct().toList();
    }

    private static Reference reference(Fields xref) {
        if (xref.node().isObject()) {
            String id = xref.line("id");
            return id == null ? null : new Reference(xref.line("type"), id);
        }
        String[] parts = Objects.requireNonNullElse(xref.line(), "").split(":", 2);
        return parts.length == 2 && !parts[1].isBlank() ? new Reference(parts[0], parts[1]) : null;
    }

    private static String exploitMaturity(Fields plugin) {
        return Optional.ofNullable(plugin.at("vpr").at("drivers").lower("exploit_code_maturity"))
                .orElse(plugin.at("vpr_v2").lower("exploit_code_maturity"));
    }

    private static int port(Fields record) {
        Double port = record.at("port").number("port");
        return port == null || port < 0 || port > 65_535 ? 0 : port.intValue();
    }

    /** The interface of Tenable calls them new, active and resurfaced; the export does not, but is not to be trusted for it. */
    private static VulnerabilityState state(Fields record) {
        return switch (Objects.requireNonNullElse(record.lower("state"), "open")) {
            case "fixed" -> VulnerabilityState.FIXED;
            case "reopened", "resurfaced" -> VulnerabilityState.REOPENED;
            default -> VulnerabilityState.OPEN;
        };
    }

    private static Severity severity(Fields record) {
        String name = record.lower("severity");
        if ("info".equals(name)) {
            return Severity.INFORMATIONAL;
        }
        return Stream.of(Severity.values()).filter(s -> s.wire.equals(name)).findFirst()
                .or(() -> ofId(record.number("severity_id"))).orElse(Severity.INFORMATIONAL);
    }

    private static Optional<Severity> ofId(Double id) {
        return Optional.ofNullable(id).filter(n -> n >= 0 && n < Severity.values().length)
                .map(n -> Severity.values()[n.intValue()]);
    }

    private static Instant lastFixed(Fields record, VulnerabilityState state, Instant lastFound) {
        Instant fixed = record.instant("last_fixed");
        return fixed == null && state == VulnerabilityState.FIXED ? lastFound : fixed;
    }

    private static Instant firstOf(Instant... candidates) {
        return Stream.of(candidates).filter(Objects::nonNull).findFirst().orElseThrow();
    }

    private static String cut(String output) {
        return output == null || output.length() <= OUTPUT ? output : output.substring(0, OUTPUT);
    }
}
