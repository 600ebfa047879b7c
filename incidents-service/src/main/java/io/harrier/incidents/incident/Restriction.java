package io.harrier.incidents.incident;

import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** Who sees the incident besides its owner, incident manager and reporter, and those who hold another role. */
public record Restriction(@NotNull @Size(max = 200) List<@Valid @NotNull Person> members) {
}
