package io.harrier.alerts.ingest;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.harrier.platform.problem.Problem;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** The results of an array, in its order. */
@RegisterForReflection
record Receipts(List<Item> items) {

    @RegisterForReflection
    record Item(
            @Schema(description = "Where it was in the array") int index,
            @Schema(description = "201 new, 200 repeat, 4xx refused", examples = "201") int status,
            Receipt alert,
            Problem problem) {
    }
}
