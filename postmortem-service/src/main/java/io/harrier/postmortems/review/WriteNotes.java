package io.harrier.postmortems.review;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** Notes as they shall be; empty to clear them. */
@RegisterForReflection
public record WriteNotes(@NotNull @Size(max = 200_000) String notes) {
}
