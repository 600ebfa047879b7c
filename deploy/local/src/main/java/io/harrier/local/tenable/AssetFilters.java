package io.harrier.local.tenable;

import static io.harrier.local.tenable.Filters.oneOf;
import static io.harrier.local.tenable.Filters.present;
import static io.harrier.local.tenable.Filters.since;
import static java.util.Map.entry;

import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;

import io.harrier.local.tenable.ExportRequest.Refused;
import io.harrier.local.tenable.Filters.Filter;

/** The filters of an asset export, version 1. As with findings, what can't be evaluated is refused. */
final class AssetFilters {

    private static final Map<String, Filter> FILTERS = Map.ofEntries(
            entry("created_at", since("/created_at")), entry("updated_at", since("/updated_at")),
            entry("terminated_at", since("/terminated_at")), entry("deleted_at", since("/deleted_at")),
            entry("first_scan_time", since("/first_scan_time")), entry("last_assessed", since("/last_scan_time")),
            entry("last_authenticated_scan_time", since("/last_authenticated_scan_date")),
            entry("is_terminated", present("/terminated_at")), entry("is_deleted", present("/deleted_at")),
            entry("is_licensed", present("/last_licensed_scan_date")),
            entry("has_plugin_results", present("/has_plugin_results")),
            entry("servicenow_sysid", present("/servicenow_sysid")), entry("last_scan_id", oneOf("/last_scan_id")),
            entry("network_id", oneOf("/network_id")), entry("sources", oneOf("/sources")));

    private static final String TAG = "tag.";

    private AssetFilters() {
    }

    static Predicate<JsonNode> of(JsonNode filters) {
        Predicate<JsonNode> all = r -> true;
        for (Map.Entry<String, JsonNode> filter : filters.properties()) {
            all = all.and(of(filter.getKey(), filter.getValue()));
        }
        return all;
    }

    private static Predicate<JsonNode> of(String name, JsonNode asked) {
        if (name.startsWith(TAG)) {
            return tagged(name.substring(TAG.length()), oneOf("/value").of(name, asked));
        }
        if (!FILTERS.containsKey(name)) {
            throw new Refused("\"" + name + "\" is not allowed", name);
        }
        return FILTERS.get(name).of(name, asked);
    }

    private static Predicate<JsonNode> tagged(String category, Predicate<JsonNode> value) {
        return r -> StreamSupport.stream(r.path("tags").spliterator(), false)
                .anyMatch(tag -> tag.path("key").asText().equals(category) && value.test(tag));
    }
}
