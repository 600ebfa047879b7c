package io.harrier.postmortems.task;

import java.math.BigDecimal;
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
 * A remediation task as clients see it.
 *
 * @param statusReason why it is blocked, deferred or cancelled, or why it was not accepted as done
 * @param awaitsVerification reported done and not verified yet
 * @param dependencies the tasks that must complete before it
 * @param steps the steps open to it
 */
@RegisterForReflection
public record TaskView(UUID id, long version, UUID planId, UUID incidentId, TaskStatus status, String statusReason,
        List<String> steps, boolean awaitsVerification, @JsonUnwrapped TaskContent content, Person assignedTo,
        String assignedTeam, List<UUID> dependencies, List<String> blockers, LocalDate deferredUntil, Instant startedAt,
        BigDecimal actualHours,
        List<Evidence> completionEvidence, Instant doneAt, Person doneBy, Instant completedAt, String verificationResults,
        Instant verifiedAt, Person verifiedBy, Instant createdAt, Person createdBy, Instant updatedAt,
        Person updatedBy) implements Versioned, Located {

    static TaskView of(Task task, List<UUID> dependencies) {
        var assignment = task.assignment == null ? Assignment.NOBODY : task.assignment;
        return new TaskView(task.id, task.version, task.planId, task.incidentId, task.status, task.statusReason,
                task.steps().stream().map(TaskStep::wire).toList(), task.awaitsVerification(), task.content,
                assignment.assignee(), assignment.team(), dependencies, task.blockers, task.deferredUntil, task.startedAt,
                task.actualHours,
                task.completionEvidence, Stamp.at(task.done), Stamp.by(task.done), task.completedAt, task.verificationResults,
                Stamp.at(task.verified), Stamp.by(task.verified), task.created.at(), task.created.by(), task.updated.at(),
                task.updated.by());
    }
}
