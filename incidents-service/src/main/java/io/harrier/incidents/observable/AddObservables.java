package io.harrier.incidents.observable;

import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What somebody observed; what the incident has already stays as it is. */
@Schema(examples = "{\"observables\": [{\"type\": \"ip\", \"value\": \"203.0.113.77\"}, {\"type\": \"domain\", \"value\": \"updates.example.net\"}]}")
public record AddObservables(@NotEmpty @Size(max = 100) List<@NotNull @Valid Observable> observables) {
}
