package io.harrier.incidents.evidence;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why something is done to evidence. */
record EvidenceReason(
        @NotBlank @Size(max = 4000) @Schema(examples = "The case is closed and the time to keep it is over") String reason) {
}
