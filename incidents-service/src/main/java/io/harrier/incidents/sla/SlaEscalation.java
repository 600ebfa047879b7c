package io.harrier.incidents.sla;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import io.harrier.incidents.incident.Person;
import io.harrier.incidents.incident.Priority;

/** What a step did about a clock, or is to do. */
@Entity
@Table(name = "sla_escalations")
public class SlaEscalation {

    /** What there is once. */
    record Step(UUID clock, UUID policy, ClockNotice notice, int position) {
    }

    @Id
    public UUID id;
    @Column(name = "incident_id")
    public UUID incidentId;
    @Column(name = "clock_id")
    public UUID clockId;
    @Column(name = "policy_id")
    public UUID policyId;
    public int position;
    @Enumerated(EnumType.STRING)
    public SlaGoal goal;
    @Enumerated(EnumType.STRING)
    public ClockNotice notice;
    @Enumerated(EnumType.STRING)
    public SlaAction action;
    public String role;
    @Embedded
    @AttributeOverride(name = "subject", column = @Column(name = "person"))
    @AttributeOverride(name = "name", column = @Column(name = "person_name"))
    public Person person;
    @Enumerated(EnumType.STRING)
    public Priority priority;
    @Column(name = "due_at")
    public Instant dueAt;
    /** When somebody has to look at it; null once it has ended. */
    @Column(name = "look_at")
    public Instant lookAt;
    @Enumerated(EnumType.STRING)
    public SlaEscalationState state;
    /** What was done, or why nothing was. */
    public String outcome;
    @Column(name = "ended_at")
    public Instant endedAt;

    protected SlaEscalation() {
    }

    static SlaEscalation of(UUID id, SlaClock clock, int position, SlaStep step, Instant due) {
        var planned = new SlaEscalation();
        planned.id = id;
        planned.incidentId = clock.incidentId;
        planned.clockId = clock.id;
        planned.policyId = clock.policyId;
        planned.position = position;
        planned.goal = clock.goal;
        planned.notice = step.on();
        planned.plan(step, due);
        return planned;
    }

    /** It is to be done then, whatever had become of it. */
    void plan(SlaStep step, Instant due) {
        action = step.action();
        role = step.role();
        person = step.person();
        priority = step.priority();
        dueAt = due;
        lookAt = due;
        state = SlaEscalationState.PENDING;
        outcome = null;
        endedAt = null;
    }

    Step step() {
        return new Step(clockId, policyId, notice, position);
    }

    /** Why there is nothing to be done any more, as its clock stands. */
    Optional<String> moot(SlaClock clock) {
        if (!clock.state.isLive()) {
            return Optional.of("The clock had ended");
        }
        if (!policyId.equals(clock.policyId)) {
            return Optional.of("The clock was promised anew");
        }
        boolean calm = notice == ClockNotice.AT_RISK && clock.warnedAt == null && clock.breachedAt == null;
        return calm ? Optional.of("The clock was no longer at risk") : Optional.empty();
    }

    void end(SlaEscalationState how, String told, Instant now) {
        state = how;
        outcome = told;
        endedAt = now;
        lookAt = null;
    }
}
