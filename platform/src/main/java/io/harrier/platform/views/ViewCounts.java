package io.harrier.platform.views;

import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How many rows each view shows. */
public record ViewCounts(List<Count> items) {

    public record Count(UUID id, String name,
            @Schema(description = "Absent where counting would have taken too long, or the view is none that can be counted", examples = "1000") Integer count,
            @Schema(description = "Whether there are more than that: 1,000+") boolean more) {

        static Count of(SavedView view, int counted, int cap) {
            return new Count(view.id, view.name, Math.min(counted, cap), counted > cap);
        }

        static Count unknown(SavedView view) {
            return new Count(view.id, view.name, null, true);
        }
    }
}
