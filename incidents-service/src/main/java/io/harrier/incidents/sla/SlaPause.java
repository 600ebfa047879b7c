package io.harrier.incidents.sla;

import java.util.List;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why clocks stand still or run again, and which; all that can where none is named. */
@Schema(examples = "{\"reason\": \"Waiting for the vendor\", \"goals\": [\"contain\", \"resolve\"]}")
public record SlaPause(@NotBlank @Size(max = 4000) @Schema(examples = "Waiting for the vendor") String reason,
        @Size(max = 4) List<@NotNull SlaGoal> goals) {

    boolean covers(SlaClock clock) {
        return goals == null || goals.isEmpty() || goals.contains(clock.goal);
    }
}
