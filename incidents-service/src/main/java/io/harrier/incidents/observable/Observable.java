package io.harrier.incidents.observable;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** Something that was observed: an address, a name, a hash. */
@RegisterForReflection
public record Observable(@NotNull @Schema(examples = "ip") ObservableType type,
        @NotBlank @Size(max = 2048) @Schema(examples = "203.0.113.77") String value) {
}
