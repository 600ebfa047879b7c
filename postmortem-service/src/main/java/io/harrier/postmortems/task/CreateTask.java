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

import io.harrier.postmortems.people.Person;
import io.harrier.postmortems.priority.Priority;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * A new task, of a plan or directly of an incident.
 *
 * @param dependencies the tasks that must complete before it
 */
@RegisterForReflection
public record CreateTask(
        UUID planId,
        UUID incidentId,
        @NotBlank @Size(max = 500) @Schema(examples = "Upgrade Log4j on pay-app-02") String title,
        @Size(max = 20_000) String description,
        @NotNull @Schema(examples = "patch") TaskType type,
        @Schema(examples = "high") Priority priority,
        @Valid Person assignedTo,
        @Size(max = 255) String assignedTeam,
        @PositiveOrZero @Digits(integer = 5, fraction = 2) BigDecimal estimatedHours,
        LocalDate dueDate,
        @Size(max = 100) List<@NotBlank @Size(max = 255) String> affectedSystems,
        @Size(max = 400) @Schema(examples = "[]") List<@NotNull UUID> vulnerabilityIds,
        @Size(max = 100) @Schema(examples = "[]") List<@NotNull UUID> dependencies,
        Boolean verificationRequired,
        @Size(max = 2_000) String verificationMethod) {

    TaskContent content() {
        return new TaskContent(title, description, type, priority, estimatedHours, dueDate, affectedSystems,
                vulnerabilityIds, verificationRequired, verificationMethod);
    }

    Assignment assignment() {
        return new Assignment(assignedTo, assignedTeam);
    }
}
