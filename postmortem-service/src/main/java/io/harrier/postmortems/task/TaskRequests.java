package io.harrier.postmortems.task;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** What clients send to move a task. */
public final class TaskRequests {

    private TaskRequests() {
    }

    /** Why it is rejected or cancelled. */
    @RegisterForReflection
    public record Because(@NotBlank @Size(max = 2_000) @Schema(examples = "The scan still reports it") String reason) {
    }

    /** What keeps it from being done; each obstacle may be named. */
    @RegisterForReflection
    public record Block(@NotBlank @Size(max = 2_000) @Schema(examples = "No maintenance window") String reason,
            @Size(max = 50) List<@NotBlank @Size(max = 500) String> blockers) {

        List<String> obstacles() {
            return blockers == null ? List.of() : List.copyOf(blockers);
        }
    }

    /** It is done, and this shows it. */
    @RegisterForReflection
    public record Completion(@Size(max = 100) List<@Valid Evidence> evidence,
            @PositiveOrZero @Digits(integer = 5, fraction = 2) BigDecimal actualHours) {

        List<Evidence> proof() {
            return evidence == null ? List.of() : List.copyOf(evidence);
        }
    }

    /** What the verifier saw. */
    @RegisterForReflection
    public record VerificationReport(@Size(max = 20_000) @Schema(examples = "Scan of 19 March is clean") String results) {
    }

    /** Until when and why it waits. */
    @RegisterForReflection
    public record Deferral(@NotBlank @Size(max = 2_000) @Schema(examples = "After the migration") String reason,
            LocalDate until) {
    }

    /** The tasks that must complete before it, and no others. */
    @RegisterForReflection
    public record Dependencies(@NotNull @Size(max = 100) List<@NotNull UUID> dependencies) {
    }
}
