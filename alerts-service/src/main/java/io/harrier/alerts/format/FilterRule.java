package io.harrier.alerts.format;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** Drops records before they are read. */
@RegisterForReflection
@Schema(requiredProperties = {"name", "dropIf"})
public record FilterRule(
        @NotBlank @Size(max = 200) @Schema(examples = "Hosts of the laboratory") String name,
        @NotBlank @Size(max = 4000) @Schema(description = "CEL over record, the JSON received, or {'text': …} for a line of text. What it is true of is dropped; what it can't be asked of is kept", examples = "record.?host.orValue('').startsWith('lab-')") String dropIf) {
}
