package io.harrier.incidents.incident;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** A role that an incident wants filled; by this person from the start, or by whoever takes it where none is named. */
@RegisterForReflection
public record RoleWanted(@NotNull @Schema(examples = "legal") IncidentRole role, @Valid Person person) {
}
