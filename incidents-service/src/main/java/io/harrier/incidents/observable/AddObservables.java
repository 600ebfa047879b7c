package io.harrier.incidents.observable;

import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** What somebody observed; what the incident has already stays as it is. */
public record AddObservables(@NotEmpty @Size(max = 100) List<@NotNull @Valid Observable> observables) {
}
