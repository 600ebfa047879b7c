package io.harrier.incidents.evidence;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.harrier.incidents.incident.Person;

/** To whom an item is offered. */
@Schema(name = "EvidenceTransfer")
record Transfer(@Valid @NotNull Person to, @Size(max = 4000) @Schema(examples = "To the laboratory") String reason) {
}
