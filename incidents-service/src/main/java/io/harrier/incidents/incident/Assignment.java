package io.harrier.incidents.incident;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Whose it becomes, and why; the caller's where nobody is named. */
public record Assignment(@Valid Person person, @Size(max = 4000) @Schema(examples = "Ana is off duty") String reason) {
}
