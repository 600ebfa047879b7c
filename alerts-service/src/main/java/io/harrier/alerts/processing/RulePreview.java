package io.harrier.alerts.processing;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.harrier.alerts.alert.Confidence;
import io.harrier.alerts.alert.Severity;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** What a rule would do, on its own. */
@RegisterForReflection
record RulePreview(@Schema(description = "How many it does something to") int changed, List<Item> items) {

    /** One alert without the rule and with it. */
    @RegisterForReflection
    @Schema(name = "RulePreviewItem")
    record Item(@Schema(description = "Absent for a record") UUID alertId, State before, State after,
            @Schema(description = "Why the rule can't do what it is there for; absent where it can") String failed) {
    }

    /** What rules may change of an alert. */
    @RegisterForReflection
    @Schema(name = "RulePreviewState")
    record State(String title, String description, Severity severity, String classification, Confidence confidence,
            Map<String, String> entity, String sourceId, Map<String, Object> enrichment, boolean suppressed,
            int priorityScore) {
    }
}
