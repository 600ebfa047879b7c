package io.harrier.incidents.alertlink;

import java.util.UUID;

import jakarta.validation.constraints.NotNull;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Which of the linked alerts stands for them. */
public record PrimaryAlert(@NotNull @Schema(examples = "0190a3f2-a1e7-7000-8000-000000000001") UUID alertId) {
}
