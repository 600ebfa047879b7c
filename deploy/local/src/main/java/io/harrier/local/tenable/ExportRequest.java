package io.harrier.local.tenable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;

/** The body of a request for an export, checked as the vendor's document says. */
record ExportRequest(JsonNode body, JsonNode filters, int chunkSize) {

    /** A body the real service would refuse with a 400. */
    static final class Refused extends RuntimeException {

        final transient Reply reply;

        Refused(String message, String... keys) {
            super(message, null, false, false);
            reply = Reply.badRequest(message, keys);
        }
    }

    static ExportRequest of(ExportKind kind, byte[] body) {
        JsonNode read = read(body);
        JsonNode filters = read.path("filters").isMissingNode() ? Json.object() : read.get("filters");
        if (!filters.isObject()) {
            throw new Refused("\"filters\" must be an object", "filters");
        }
        return switch (kind) {
            case VULNS -> new ExportRequest(read, filters, clampedNumAssets(read));
            case ASSETS -> new ExportRequest(read, filters, strictChunkSize(read));
        };
    }

    /** Whether the record passes every filter; what it throws says which filter is wrong. */
    Predicate<JsonNode> predicate(ExportKind kind, Instant now) {
        return switch (kind) {
            case VULNS -> VulnFilters.of(filters, now);
            case ASSETS -> AssetFilters.of(filters);
        };
    }

    /** Findings are counted by their assets, assets one by one. */
    List<List<JsonNode>> pages(ExportKind kind, List<JsonNode> records) {
        return switch (kind) {
            case VULNS -> slices(byAsset(records)).stream().map(ExportRequest::flat).toList();
            case ASSETS -> slices(records);
        };
    }

    private static List<List<JsonNode>> byAsset(List<JsonNode> findings) {
        var groups = new LinkedHashMap<String, List<JsonNode>>();
        for (JsonNode finding : findings) {
            groups.computeIfAbsent(finding.at("/asset/uuid").asText(), k -> new ArrayList<>()).add(finding);
        }
        return List.copyOf(groups.values());
    }

    private static List<JsonNode> flat(List<List<JsonNode>> groups) {
        return groups.stream().flatMap(List::stream).toList();
    }

    private <T> List<List<T>> slices(List<T> all) {
        return IntStream.range(0, (all.size() + chunkSize - 1) / chunkSize)
                .mapToObj(i -> all.subList(i * chunkSize, Math.min(all.size(), (i + 1) * chunkSize))).toList();
    }

    private static JsonNode read(byte[] body) {
        try {
            JsonNode read = Json.read(body);
            if (read != null && read.isObject()) {
                return read;
            }
        } catch (JsonProcessingException e) {
            throw new Refused("Invalid request payload JSON format");
        }
        throw new Refused("\"value\" must be an object");
    }

    private static int clampedNumAssets(JsonNode body) {
        JsonNode asked = body.path("num_assets");
        if (asked.isMissingNode()) {
            return 50;
        }
        if (!asked.isInt()) {
            throw new Refused("\"num_assets\" must be a number", "num_assets");
        }
        return Math.max(50, Math.min(5_000, asked.asInt()));
    }

    private static int strictChunkSize(JsonNode body) {
        JsonNode asked = body.path("chunk_size");
        if (asked.isMissingNode()) {
            throw new Refused("\"chunk_size\" is required", "chunk_size");
        }
        if (!asked.isInt() || asked.asInt() < 100 || asked.asInt() > 10_000) {
            throw new Refused("\"chunk_size\" must be a number from 100 to 10000", "chunk_size");
        }
        return asked.asInt();
    }
}
