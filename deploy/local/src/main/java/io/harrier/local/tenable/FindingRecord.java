package io.harrier.local.tenable;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The parts of a finding in an export. Unlike in assets, what is unknown is absent. */
final class FindingRecord {

    private FindingRecord() {
    }

    /**
     * The asset as the scan saw it, which is not quite the asset as it is known: other case in identifiers, one value where the
     * asset has a list, and without credentials ({@code remote}) an address where a name should be and much missing.
     */
    static ObjectNode assetPart(JsonNode asset, boolean remote) {
        String address = asset.at("/ipv4s/0").asText();
        ObjectNode part = Json.object().put("uuid", asset.get("id").asText()).put("ipv4", address)
                .put("hostname", remote ? address : asset.at("/hostnames/0").asText()).put("tracked", true)
                .put("network_id", asset.get("network_id").asText());
        putIfThere(part, "fqdn", asset.at("/fqdns/0"));
        if (remote) {
            return part;
        }
        part.put("bios_uuid", asset.get("bios_uuid").asText().toUpperCase(Locale.ROOT));
        part.put("device_type", "general-purpose");
        part.put("netbios_name", asset.at("/netbios_names/0").asText());
        part.put("mac_address", asset.at("/mac_addresses/0").asText().toUpperCase(Locale.ROOT));
        part.putArray("operating_system").add(asset.at("/operating_systems/0").asText());
        putIfThere(part, "last_authenticated_results", asset.get("last_authenticated_scan_date"));
        return part;
    }

    static void port(ObjectNode finding, Plugin plugin) {
        ObjectNode port = finding.putObject("port").put("port", plugin.product().port()).put("protocol", "TCP");
        if (plugin.product().service() != null) {
            port.put("service", plugin.product().service());
        }
    }

    static ObjectNode scan(String uuid, String schedule, Instant at) {
        return Json.object().put("uuid", uuid).put("schedule_uuid", schedule).put("started_at", at.toString()).put(
                "completed_at",
                at.toString());
    }

    static void severity(ObjectNode finding, Plugin plugin) {
        int id = plugin.severity().ordinal();
        finding.put("severity", plugin.severity().name().toLowerCase(Locale.ROOT)).put("severity_id", id)
                .put("severity_default_id", id).put("severity_modification_type", "NONE");
    }

    static void state(ObjectNode finding, String state, Instant at) {
        finding.put("state", state);
        if (state.equals("FIXED")) {
            finding.put("last_fixed", at.toString()).put("time_taken_to_fix", Long.toString(Duration.ofDays(30).toSeconds()));
        }
        if (state.equals("REOPENED")) {
            finding.put("last_fixed", at.minus(Duration.ofDays(3)).toString()).put("resurfaced_date", at.toString());
        }
    }

    private static void putIfThere(ObjectNode part, String name, JsonNode value) {
        if (!value.isMissingNode() && !value.isNull()) {
            part.set(name, value);
        }
    }
}
