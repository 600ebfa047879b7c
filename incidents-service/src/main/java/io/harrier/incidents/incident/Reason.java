package io.harrier.incidents.incident;

import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why a step is taken. Needed where the step goes back, welcome elsewhere. */
public record Reason(@Size(max = 4000) @Schema(examples = "All hosts isolated") String reason) {

    static String of(Reason given) {
        return given == null ? null : given.reason;
    }
}
