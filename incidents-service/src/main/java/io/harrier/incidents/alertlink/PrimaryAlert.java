package io.harrier.incidents.alertlink;

import java.util.UUID;

import jakarta.validation.constraints.NotNull;

/** Which of the linked alerts stands for them. */
public record PrimaryAlert(@NotNull UUID alertId) {
}
