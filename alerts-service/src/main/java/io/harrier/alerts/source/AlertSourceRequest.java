package io.harrier.alerts.source;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.harrier.alerts.alert.Severity;

/** What a tenant may say about a source; what is left out of a new one takes the default. */
final class AlertSourceRequest {

    private AlertSourceRequest() {
    }

    record New(@NotBlank @Size(max = 1000) @Schema(examples = "crowdstrike") String sourceSystem,
            @Schema(examples = "reopen", defaultValue = "reopen") RefirePolicy refirePolicy,
            @Schema(description = "For records whose severity is unknown", examples = "medium") Severity defaultSeverity) {
    }

    record Change(@NotNull @Schema(examples = "count_only") RefirePolicy refirePolicy,
            @NotNull @Schema(examples = "medium") Severity defaultSeverity) {
    }
}
