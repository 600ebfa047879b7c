package io.harrier.postmortems.plan;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import io.harrier.postmortems.people.Person;
import io.harrier.postmortems.people.Stamp;
import io.harrier.postmortems.priority.Priority;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** A plan as its events carry it. */
@RegisterForReflection
record PlanSnapshot(UUID id, long version, UUID incidentId, UUID reviewId, String name, PlanType type, PlanStatus status,
        Priority priority, Person owner, int completionPercentage, LocalDate plannedStartDate, LocalDate plannedEndDate,
        Instant approvedAt, Instant completedAt) {

    static PlanSnapshot of(Plan plan) {
        var content = plan.content;
        return new PlanSnapshot(plan.id, plan.version, content.incidentId(), content.reviewId(), content.name(), content.type(),
                plan.status, content.priority(), content.owner(), plan.completionPercentage, content.plannedStartDate(),
                content.plannedEndDate(), Stamp.at(plan.approved), plan.completedAt);
    }
}
