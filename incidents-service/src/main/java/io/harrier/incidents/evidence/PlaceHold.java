package io.harrier.incidents.evidence;

import java.util.UUID;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is held: all evidence of the incident, or the one item named. */
@Schema(name = "PlaceEvidenceHold", examples = "{\"reason\": \"Litigation 2026-117\"}")
record PlaceHold(@NotBlank @Size(max = 4000) @Schema(examples = "Litigation 2026-117") String reason, UUID evidenceId) {
}
