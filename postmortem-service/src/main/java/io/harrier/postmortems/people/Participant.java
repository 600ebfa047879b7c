package io.harrier.postmortems.people;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * Somebody who takes part, or has a stake.
 *
 * @param subject of the Keycloak user; absent for people from outside
 * @param role what they take part as
 */
@RegisterForReflection
public record Participant(@Size(max = 255) String subject, @NotBlank @Size(max = 255) String name,
        @Size(max = 255) String role) {
}
