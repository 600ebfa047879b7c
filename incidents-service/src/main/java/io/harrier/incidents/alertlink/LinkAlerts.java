package io.harrier.incidents.alertlink;

import java.util.List;
import java.util.UUID;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** Alerts that belong to the incident; those linked already stay as they are. */
public record LinkAlerts(@NotEmpty @Size(max = 400) List<@NotNull UUID> alertIds) {
}
