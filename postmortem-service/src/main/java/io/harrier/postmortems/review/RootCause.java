package io.harrier.postmortems.review;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** One root cause and how it was found. */
@RegisterForReflection
public record RootCause(@NotBlank @Size(max = 500) String cause, @Size(max = 20_000) String analysis) {
}
