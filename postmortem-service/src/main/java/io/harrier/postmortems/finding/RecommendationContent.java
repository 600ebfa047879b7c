package io.harrier.postmortems.finding;

import java.math.BigDecimal;
import java.time.LocalDate;

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

/** What people say of a recommendation; its priority is medium unless they say otherwise. */
@Embeddable
@RegisterForReflection
public record RecommendationContent(
        @NotBlank @Size(max = 500) @Schema(examples = "Alert on reads of LSASS") String name,
        @Size(max = 20_000) String description,
        @Enumerated(EnumType.STRING) @Schema(examples = "high") Priority priority,
        @NotNull @Enumerated(EnumType.STRING) @Schema(examples = "technology") RecommendationCategory category,
        @Size(max = 500) @Schema(examples = "two days") String estimatedEffort,
        @PositiveOrZero @Digits(integer = 10, fraction = 2) BigDecimal estimatedCost,
        @Size(max = 20_000) String expectedBenefits,
        LocalDate implementationDeadline) {

    public RecommendationContent {
        priority = priority == null ? Priority.MEDIUM : priority;
    }
}
