package io.harrier.local.tenable;

import static io.harrier.local.tenable.Filters.bounds;
import static io.harrier.local.tenable.Filters.oneOf;
import static io.harrier.local.tenable.Filters.since;
import static java.util.Map.entry;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.JsonNode;

import io.harrier.local.tenable.ExportRequest.Refused;
import io.harrier.local.tenable.Filters.Filter;

/**
 * The filters of a findings export. A name the stand-in can't evaluate is refused, never ignored: an export that silently holds
 * more than was asked for would hide a client's mistake.
 */
final class VulnFilters {

    private static final Duration DEFAULT_WINDOW = Duration.ofDays(30);
    private static final Set<String> NOT_WITH_SINCE = Set.of("first_found", "first_seen", "last_found", "last_seen",
            "last_fixed");
    private static final Set<String> TIMES = Set.of("since", "first_found", "first_seen", "last_found", "last_seen",
            "last_fixed",
            "indexed_at", "resurfaced_date");

    private static final Map<String, Filter> FILTERS = Map.ofEntries(
            entry("since", (name, asked) -> changedSince(name, asked)),
            entry("first_found", since("/first_found")), entry("first_seen", since("/first_found")),
            entry("last_found", since("/last_found")), entry("last_seen", since("/last_found")),
            entry("last_fixed", since("/last_fixed")), entry("indexed_at", since("/indexed")),
            entry("resurfaced_date", since("/resurfaced_date")), entry("time_taken_to_fix", bounds("/time_taken_to_fix")),
            entry("state", oneOf("/state", "OPEN", "REOPENED", "FIXED")),
            entry("severity", oneOf("/severity", "info", "low", "medium", "high", "critical")),
            entry("severity_modification_type", oneOf("/severity_modification_type", "NONE", "RECASTED", "ACCEPTED")),
            entry("plugin_id", oneOf("/plugin/id")), entry("plugin_family", oneOf("/plugin/family")),
            entry("plugin_type", oneOf("/plugin/type")), entry("cve_id", oneOf("/plugin/cve")),
            entry("network_id", oneOf("/asset/network_id")), entry("scan_uuid", oneOf("/scan/uuid")),
            entry("source", oneOf("/source")), entry("vpr_score", bounds("/plugin/vpr/score")),
            entry("vpr_v2_score", bounds("/plugin/vpr_v2/score")),
            entry("cvss4_base_score", bounds("/plugin/cvss4_base_score")),
            entry("epss_score", bounds("/plugin/epss_score")));

    private VulnFilters() {
    }

    static Predicate<JsonNode> of(JsonNode filters, Instant now) {
        List<String> names = names(filters);
        List<String> clashing = names.stream().filter(NOT_WITH_SINCE::contains).toList();
        if (names.contains("since") && !clashing.isEmpty()) {
            throw new Refused("\"since\" can't be combined with " + clashing, clashing.toArray(String[]::new));
        }
        Predicate<JsonNode> all = defaults(names, now);
        for (String name : names) {
            all = all.and(filter(name).of(name, filters.get(name)));
        }
        return all;
    }

    /** Open and reopened ones unless asked otherwise (all with {@code since}); of the last 30 days unless a time is given. */
    private static Predicate<JsonNode> defaults(List<String> names, Instant now) {
        Predicate<JsonNode> states = r -> names.contains("state") || names.contains("since")
                || !r.path("state").asText().equals("FIXED");
        Predicate<JsonNode> window = r -> names.stream().anyMatch(TIMES::contains)
                || Filters.notBefore(r.at(changePointer(r)), now.minus(DEFAULT_WINDOW));
        return states.and(window);
    }

    private static Predicate<JsonNode> changedSince(String name, JsonNode asked) {
        Predicate<JsonNode> found = since("/last_found").of(name, asked);
        Predicate<JsonNode> fixed = since("/last_fixed").of(name, asked);
        return r -> r.path("state").asText().equals("FIXED") ? fixed.test(r) : found.test(r);
    }

    private static String changePointer(JsonNode finding) {
        return finding.path("state").asText().equals("FIXED") ? "/last_fixed" : "/last_found";
    }

    private static Filter filter(String name) {
        Filter filter = FILTERS.get(name);
        if (filter == null) {
            throw new Refused("\"" + name + "\" is not allowed", name);
        }
        return filter;
    }

    private static List<String> names(JsonNode filters) {
        return filters.properties().stream().map(Map.Entry::getKey).toList();
    }
}
