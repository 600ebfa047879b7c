package io.harrier.postmortems.people;

import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import io.harrier.platform.access.Caller;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * A person, with the name to show.
 *
 * @param subject of the Keycloak user
 */
@Embeddable
@RegisterForReflection
public record Person(@NotBlank @Size(max = 255) String subject, @NotBlank @Size(max = 255) String name) {

    public static Person of(Caller caller) {
        return new Person(caller.subject(), caller.name() == null ? caller.subject() : caller.name());
    }
}
