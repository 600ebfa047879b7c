package io.harrier.postmortems.review;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** Why a review goes back to its writers. */
@RegisterForReflection
public record ReturnReview(@NotBlank @Size(max = 2_000) String reason) {
}
