package io.harrier.integrations.tenable;

import java.time.Instant;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** The bodies that start exports (contract A.2). */
final class ExportBody {

    private static final long FOREVER = 0;

    private ExportBody() {
    }

    /** @param since null for all assets */
    static JsonObject assets(int chunkSize, Instant since) {
        JsonObject filters = new JsonObject();
        if (since != null) {
            filters.put("updated_at", since.getEpochSecond());
        }
        return new JsonObject().put("chunk_size", chunkSize).put("filters", filters);
    }

    /**
     * All states: open ones alone would never say that something was fixed. A time is always named, for without one Tenable
     * exports the last thirty days only.
     *
     * @param since null for all findings
     */
    static JsonObject findings(int assetsPerChunk, Instant since) {
        JsonObject filters = new JsonObject().put("since", since == null ? FOREVER : since.getEpochSecond()).put("state",
                new JsonArray().add("OPEN").add("REOPENED").add("FIXED"));
        return new JsonObject().put("num_assets", assetsPerChunk).put("include_unlicensed", true).put("filters", filters);
    }
}
