package io.harrier.incidents.alertlink;

import java.util.List;
import java.util.UUID;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Alerts that belong to the incident; those linked already stay as they are. */
public record LinkAlerts(
        @NotEmpty @Size(max = 400) @Schema(examples = "[\"0190a3f2-a1e7-7000-8000-000000000003\"]") List<@NotNull UUID> alertIds) {
}
