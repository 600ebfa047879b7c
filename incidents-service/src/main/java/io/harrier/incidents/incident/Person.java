package io.harrier.incidents.incident;

import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.harrier.platform.access.Caller;

/** A person by Keycloak subject, with the name to show. */
@Embeddable
public record Person(@NotBlank @Size(max = 255) @Schema(examples = "5b0f2c1e-8d34-4f6a-9a1b-3c7d2e9f1a01") String subject,
        @Size(max = 500) @Schema(examples = "Ana Lyst") String name) {

    public static Person of(Caller caller) {
        return new Person(caller.subject(), caller.name());
    }

    /** The name, or the subject of somebody whose name nobody gave. */
    public String shown() {
        return name == null || name.isBlank() ? subject : name;
    }

    /** Whether this is the caller, whatever the name says. */
    public boolean is(Caller caller) {
        return subject.equals(caller.subject());
    }
}
