package io.harrier.alerts.ingest;

import java.time.Instant;

import io.harrier.alerts.source.SourcePolicy;
import io.harrier.platform.problem.RuleBroken;
import io.vertx.core.json.JsonObject;

/** What a canary says. */
final class CanaryPayload {

    private CanaryPayload() {
    }

    /** @throws RuleBroken where its source reads another format than the native, and nothing is given */
    static String of(SourcePolicy source, String given, Instant now) {
        if (given != null) {
            return given;
        }
        if (source != null && source.format() != null && !source.format().name().equals("native")) {
            throw new RuleBroken("/payload", "The source has the format " + source.format().name() + ": give a record of it");
        }
        return usual(source == null ? "harrier-canary" : source.sourceSystem(), now);
    }

    static String usual(String sourceSystem, Instant now) {
        return new JsonObject().put("sourceSystem", sourceSystem).put("sourceId", "canary").put("title", "Canary")
                .put("severity", "informational").put("sourceType", "manual").put("detectedAt", now.toString())
                .put("description", "Sent to see that the way of alerts is open").encode();
    }
}
