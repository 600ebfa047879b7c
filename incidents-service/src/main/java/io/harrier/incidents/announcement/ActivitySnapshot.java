package io.harrier.incidents.announcement;

import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.harrier.incidents.incident.Person;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** An activity of an investigation as events carry it. */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ActivitySnapshot(UUID id, long version, String activityType, String name, String status, String statusReason,
        Person assignedTo, Instant dueAt, Instant startedAt, Instant endedAt, String findings, String nextSteps) {

    public ActivitySnapshot {
        statusReason = Cut.text(statusReason);
        assignedTo = assignedTo == null ? null : new Person(assignedTo.subject(), assignedTo.shown());
        findings = Cut.text(findings);
        nextSteps = Cut.text(nextSteps);
    }
}
