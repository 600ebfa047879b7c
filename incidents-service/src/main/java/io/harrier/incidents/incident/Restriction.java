package io.harrier.incidents.incident;

import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Who sees the incident besides its owner, incident manager and reporter, and those who hold another role. */
@Schema(examples = "{\"members\": [{\"subject\": \"5b0f2c1e-8d34-4f6a-9a1b-3c7d2e9f1a01\", \"name\": \"Ana Lyst\"}, {\"subject\": \"5b0f2c1e-8d34-4f6a-9a1b-3c7d2e9f1a02\", \"name\": \"Max Manager\"}]}")
public record Restriction(@NotNull @Size(max = 200) List<@Valid @NotNull Person> members) {
}
