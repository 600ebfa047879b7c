package io.harrier.platform.views;

import java.util.List;
import java.util.Map;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A view to be saved. */
@Schema(requiredProperties = {"name", "parameters"})
public record SavedViewRequest(
        @NotBlank @Size(max = 100) @Schema(examples = "Critical and mine") String name,
        @NotNull @Size(max = 30) @Schema(description = "Query parameters of the list, sort and filter among them, each with its values", examples = "{\"q\": [\"beaconing\"]}") Map<@NotBlank @Size(max = 100) String, @NotNull @Size(max = 50) List<@NotNull @Size(max = 2_000) String>> parameters,
        @Schema(description = "Whether the whole organization has it, or its owner alone", examples = "false", defaultValue = "false") Boolean shared,
        @Schema(description = "Whether it is shown first: to its owner, or if shared to whoever has no such view", examples = "false", defaultValue = "false") Boolean preferred) {

    boolean isShared() {
        return Boolean.TRUE.equals(shared);
    }

    boolean isPreferred() {
        return Boolean.TRUE.equals(preferred);
    }
}
