package io.harrier.incidents.sla;

import java.time.LocalDate;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** A day on which clocks stand still. */
@RegisterForReflection
public record Holiday(@NotNull LocalDate date, @Size(max = 255) String name) {
}
