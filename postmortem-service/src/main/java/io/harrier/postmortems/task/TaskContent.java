package io.harrier.postmortems.task;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.harrier.postmortems.priority.Priority;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * What people say of a task: all that a PATCH may change.
 *
 * @param priority medium unless said otherwise
 * @param verificationRequired true unless said otherwise; once asked for it stays
 * @param vulnerabilityIds scanned vulnerabilities that the task fixes
 */
@Embeddable
@RegisterForReflection
public record TaskContent(
        @NotBlank @Size(max = 500) @Schema(examples = "Upgrade Log4j on pay-app-02") String title,
        @Size(max = 20_000) String description,
        @NotNull @Enumerated(EnumType.STRING) @Schema(examples = "patch") TaskType type,
        @Enumerated(EnumType.STRING) Priority priority,
        @PositiveOrZero @Digits(integer = 5, fraction = 2) BigDecimal estimatedHours,
        LocalDate dueDate,
        @Size(max = 100) List<@NotBlank @Size(max = 255) String> affectedSystems,
        @Size(max = 400) List<@NotNull UUID> vulnerabilityIds,
        Boolean verificationRequired,
        @Size(max = 2_000) String verificationMethod) {

    public TaskContent {
        priority = priority == null ? Priority.MEDIUM : priority;
        affectedSystems = affectedSystems == null ? List.of() : List.copyOf(affectedSystems);
        vulnerabilityIds = vulnerabilityIds == null ? List.of() : List.copyOf(vulnerabilityIds);
        verificationRequired = verificationRequired == null || verificationRequired;
    }
}
