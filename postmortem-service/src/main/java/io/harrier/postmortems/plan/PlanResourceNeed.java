package io.harrier.postmortems.plan;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** People, money or things a plan needs. */
@RegisterForReflection
public record PlanResourceNeed(@NotBlank @Size(max = 500) String resource, @Size(max = 200) String amount,
        @Size(max = 2_000) String note) {
}
