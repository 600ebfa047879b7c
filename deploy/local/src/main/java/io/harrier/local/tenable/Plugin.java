package io.harrier.local.tenable;

import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One check of the scanner's. Products, identifiers and texts are invented. What a check does not know is left out of its JSON:
 * the real service never writes null into a finding.
 */
record Plugin(int id, Product product, int advisory, Severity severity, boolean exploitable) {

    enum Severity {
        INFO, LOW, MEDIUM, HIGH, CRITICAL
    }

    /** A piece of software checks are written for. */
    record Product(String name, String vendor, String family, int familyId, int port, String service, String flaw) {
    }

    private static final List<Double> SCORES = List.of(0.0, 3.1, 5.9, 7.8, 9.8);

    boolean informational() {
        return severity == Severity.INFO;
    }

    String name() {
        if (informational()) {
            return product.name + " Detection";
        }
        return "%s < %d.%d.%d %s".formatted(product.name, 2 + advisory, advisory % 7, advisory % 5, product.flaw);
    }

    ObjectNode json() {
        ObjectNode json = Json.object().put("id", id).put("name", name()).put("family", product.family)
                .put("family_id", product.familyId).put("has_patch", !informational())
                .put("risk_factor", informational() ? "None" : capitalized()).put("version", "1." + (advisory + 1))
                .put("type", product.port == 0 ? "local" : "remote")
                .put("synopsis", informational()
                        ? "A service was recognized on the remote host."
                        : "The remote host has software with a known weakness.")
                .put("description", description()).put("publication_date", day(10)).put("modification_date", day(20));
        json.put("solution", informational() ? "n/a" : "Upgrade to the version named, or later.");
        if (!informational()) {
            weakness(json);
        }
        return json;
    }

    private void weakness(ObjectNode json) {
        double score = SCORES.get(severity.ordinal());
        json.putArray("cve").add("CVE-2026-" + (id % 100_000));
        json.put("cvss_base_score", Math.min(10, score)).put("cvss3_base_score", score);
        json.putObject("cvss3_vector").put("raw", "AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H");
        json.put("vuln_publication_date", day(1)).put("patch_publication_date", day(8));
        json.putArray("xrefs").addObject().put("type", "VENDOR").put("id", product.vendor.toUpperCase() + "-" + advisory);
        if (advisory % 3 == 0) {
            json.putArray("see_also").add("https://advisories.example/" + product.vendor + "/" + advisory);
        }
        if (exploitable || advisory % 2 == 0) {
            json.put("exploit_available", exploitable);
        }
        if (exploitable) {
            json.put("exploitability_ease", "Exploits are available").put("exploit_framework_metasploit", true);
        }
        if (severity.ordinal() >= Severity.HIGH.ordinal()) {
            ObjectNode vpr = json.putObject("vpr").put("score", exploitable ? 9.4 : 6.7).put("updated", day(25));
            vpr.putObject("drivers").put("exploit_code_maturity", exploitable ? "FUNCTIONAL" : "UNPROVEN");
            json.put("epss_score", exploitable ? 83.2 : 4.1);
        }
    }

    private String description() {
        if (informational()) {
            return "The scanner recognized " + product.name + " by its answers.";
        }
        return "The version of %s on the remote host is affected by this weakness: %s.".formatted(product.name, product.flaw);
    }

    private String capitalized() {
        return severity.name().charAt(0) + severity.name().substring(1).toLowerCase();
    }

    private static String day(int day) {
        return "2026-01-%02dT00:00:00Z".formatted(day);
    }
}
