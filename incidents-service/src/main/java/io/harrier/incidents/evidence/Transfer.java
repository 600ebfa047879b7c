package io.harrier.incidents.evidence;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.harrier.incidents.incident.Person;

/** To whom an item is offered. */
@Schema(name = "EvidenceTransfer", examples = "{\"to\": {\"subject\": \"5b0f2c1e-8d34-4f6a-9a1b-3c7d2e9f1a02\", \"name\": \"Max Manager\"}, \"reason\": \"To the laboratory\"}")
record Transfer(@Valid @NotNull Person to, @Size(max = 4000) @Schema(examples = "To the laboratory") String reason) {
}
