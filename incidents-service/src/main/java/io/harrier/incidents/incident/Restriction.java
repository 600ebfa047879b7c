package io.harrier.incidents.incident;

import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** Who sees the incident besides its owner, incident manager and reporter. */
@RegisterForReflection
public record Restriction(@NotNull @Size(max = 200) List<@Valid @NotNull Person> members) {
}
