package io.harrier.incidents.sla;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.harrier.incidents.incident.Person;
import io.harrier.incidents.incident.Priority;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** A step as clients see it: what was done about a clock, or is to be done. */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SlaEscalationView(
        UUID id,
        UUID clockId,
        SlaGoal goal,
        @Schema(description = "The policy that the step is of, as it was then") UUID policyId,
        int position,
        ClockNotice on,
        SlaAction action,
        String role,
        Person person,
        Priority priority,
        Instant dueAt,
        SlaEscalationState state,
        @Schema(description = "What was done, or why nothing was") String outcome,
        Instant endedAt) {

    static SlaEscalationView of(SlaEscalation it) {
        return new SlaEscalationView(it.id, it.clockId, it.goal, it.policyId, it.position, it.notice, it.action, it.role,
                it.person, it.priority, it.dueAt, it.state, it.outcome, it.endedAt);
    }
}
