package io.harrier.integrations.system;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** A pair of API keys. It comes in, is sealed, and never goes out again. */
@RegisterForReflection
@Schema(description = "API keys; written only, never returned")
public record Credentials(
        // What a header can carry in one field: no separator of the X-ApiKeys header, no control character.
        @NotBlank @Size(max = 500) @Pattern(regexp = "[\\x21-\\x7E&&[^;=]]*={0,2}", message = "must be one word without ';'") String accessKey,
        @NotBlank @Size(max = 500) @Pattern(regexp = "[\\x21-\\x7E&&[^;=]]*={0,2}", message = "must be one word without ';'") String secretKey) {

    /** Hides both: a record prints its fields, and what prints ends in a log. */
    @Override
    public String toString() {
        return "Credentials[…]";
    }
}
