package io.harrier.incidents.incident;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Whose it becomes, and why; the caller's where nobody is named. */
@Schema(examples = "{\"person\": {\"subject\": \"5b0f2c1e-8d34-4f6a-9a1b-3c7d2e9f1a01\", \"name\": \"Ana Lyst\"}, \"reason\": \"Ana knows the host\"}")
public record Assignment(@Valid Person person, @Size(max = 4000) @Schema(examples = "Ana is off duty") String reason) {
}
