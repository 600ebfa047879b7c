package io.harrier.postmortems.plan;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.annotations.JdbcType;

import io.harrier.platform.storage.JsonList;
import io.harrier.postmortems.people.Participant;
import io.harrier.postmortems.people.Person;
import io.harrier.postmortems.priority.Priority;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * What people write in a remediation plan. Its incident and review are set once.
 *
 * @param incidentId the review's where only that is given
 * @param type incident unless said otherwise
 * @param priority high unless said otherwise
 */
@Embeddable
@RegisterForReflection
public record PlanContent(
        UUID incidentId,
        UUID reviewId,
        @NotBlank @Size(max = 500) @Schema(examples = "Harden the payment database tier") String name,
        @Enumerated(EnumType.STRING) PlanType type,
        @Enumerated(EnumType.STRING) Priority priority,
        @Embedded @AttributeOverride(name = "subject", column = @Column(name = "owner")) @AttributeOverride(name = "name", column = @Column(name = "owner_name")) @Valid Person owner,
        @JdbcType(JsonList.class) @Size(max = 200) List<@Valid Participant> stakeholders,
        @NotEmpty @Size(max = 100) @Schema(examples = "[\"No interactive logon of service accounts\"]") List<@NotBlank @Size(max = 2_000) String> objectives,
        @NotBlank @Size(max = 20_000) @Schema(examples = "All hosts of the payment platform") String scope,
        @Size(max = 100) List<@Size(max = 2_000) String> constraints,
        @JdbcType(JsonList.class) @Size(max = 100) List<@Valid PlanDependency> dependencies,
        @NotEmpty @Size(max = 100) @Schema(examples = "[\"A scan finds no such account\"]") List<@NotBlank @Size(max = 2_000) String> successCriteria,
        @JdbcType(JsonList.class) @Size(max = 100) List<@Valid PlanRisk> riskAssessment,
        @PositiveOrZero @Digits(integer = 10, fraction = 2) BigDecimal budgetEstimate,
        @JdbcType(JsonList.class) @Size(max = 100) List<@Valid PlanResourceNeed> resourceRequirements,
        LocalDate plannedStartDate,
        LocalDate plannedEndDate) {

    public PlanContent {
        type = type == null ? PlanType.INCIDENT : type;
        priority = priority == null ? Priority.HIGH : priority;
        stakeholders = listOf(stakeholders);
        objectives = listOf(objectives);
        constraints = listOf(constraints);
        dependencies = listOf(dependencies);
        successCriteria = listOf(successCriteria);
        riskAssessment = listOf(riskAssessment);
        resourceRequirements = listOf(resourceRequirements);
    }

    /** What an approval is about. */
    static final List<String> APPROVED = List.of("type", "objectives", "scope", "constraints", "successCriteria",
            "budgetEstimate");

    /** Whether who approved the other has approved this. */
    boolean isApprovedLike(PlanContent other) {
        return type == other.type && objectives.equals(other.objectives) && scope.equals(other.scope)
                && constraints.equals(other.constraints) && successCriteria.equals(other.successCriteria)
                && isSameAmount(budgetEstimate, other.budgetEstimate);
    }

    private static boolean isSameAmount(BigDecimal one, BigDecimal other) {
        return one == null || other == null ? one == other : one.compareTo(other) == 0;
    }

    /** The same plan, of this incident. */
    PlanContent of(UUID incident) {
        return new PlanContent(incident, reviewId, name, type, priority, owner, stakeholders, objectives, scope, constraints,
                dependencies, successCriteria, riskAssessment, budgetEstimate, resourceRequirements, plannedStartDate,
                plannedEndDate);
    }

    boolean endsBeforeItStarts() {
        return plannedStartDate != null && plannedEndDate != null && plannedEndDate.isBefore(plannedStartDate);
    }

    private static <T> List<T> listOf(List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }
}
