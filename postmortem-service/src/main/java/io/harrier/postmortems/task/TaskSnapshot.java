package io.harrier.postmortems.task;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import io.harrier.postmortems.people.Person;
import io.harrier.postmortems.people.Stamp;
import io.harrier.postmortems.priority.Priority;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** A task as its events carry it. */
@RegisterForReflection
record TaskSnapshot(UUID id, long version, UUID planId, UUID incidentId, String title, TaskType type, TaskStatus status,
        Priority priority, Person assignedTo, LocalDate dueDate, Instant completedAt, boolean verificationRequired,
        Person verifiedBy, Instant verifiedAt, List<UUID> vulnerabilityIds) {

    static TaskSnapshot of(Task task) {
        var content = task.content;
        return new TaskSnapshot(task.id, task.version, task.planId, task.incidentId, content.title(), content.type(),
                task.status, content.priority(), task.assignment == null ? null : task.assignment.assignee(),
                content.dueDate(), task.completedAt, content.verificationRequired(), Stamp.by(task.verified),
                Stamp.at(task.verified), content.vulnerabilityIds());
    }
}
