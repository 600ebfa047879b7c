package io.harrier.alerts.format;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** Sets a property of records before they are read. */
@RegisterForReflection
@Schema(requiredProperties = {"name", "set", "to"})
public record TransformationRule(
        @NotBlank @Size(max = 200) @Schema(examples = "Hosts in lower case") String name,
        @NotBlank @Size(max = 500) @Schema(description = "A property, by name or JSON pointer; objects on the way to it are made", examples = "/host/name") String set,
        @NotBlank @Size(max = 4000) @Schema(description = "CEL over record as it came. The property goes where it has no value", examples = "record.hostname.lowerAscii()") String to) {
}
