package io.harrier.postmortems.plan;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

import io.harrier.platform.http.Located;
import io.harrier.platform.http.Versioned;
import io.harrier.postmortems.people.Person;
import io.harrier.postmortems.people.Stamp;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * A remediation plan as clients see it.
 *
 * @param statusReason why it is on hold or cancelled
 * @param steps the steps that its status allows
 */
@RegisterForReflection
public record PlanView(UUID id, long version, PlanStatus status, String statusReason, List<String> steps,
        int completionPercentage, @JsonUnwrapped PlanContent content, LocalDate actualStartDate, LocalDate actualEndDate,
        Instant approvedAt, Person approvedBy, Instant completedAt, Instant createdAt, Person createdBy, Instant updatedAt,
        Person updatedBy) implements Versioned, Located {

    static PlanView of(Plan plan) {
        return new PlanView(plan.id, plan.version, plan.status, plan.statusReason,
                plan.status.steps().stream().map(PlanStep::wire).toList(), plan.completionPercentage, plan.content,
                plan.actualStartDate, plan.actualEndDate, Stamp.at(plan.approved), Stamp.by(plan.approved), plan.completedAt,
                plan.created.at(), plan.created.by(), plan.updated.at(), plan.updated.by());
    }
}
