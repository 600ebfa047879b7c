package io.harrier.incidents.sla;

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

/** A step of a policy, at its place. */
@Entity
@Table(name = "sla_policy_steps")
public class SlaPolicyStep {

    @Id
    public UUID id;
    @Column(name = "policy_id")
    public UUID policyId;
    public int position;
    @Enumerated(EnumType.STRING)
    public ClockNotice notice;
    @Column(name = "delay_minutes")
    public int delayMinutes;
    @Enumerated(EnumType.STRING)
    public SlaAction action;
    public String role;
    @Embedded
    @AttributeOverride(name = "subject", column = @Column(name = "person"))
    @AttributeOverride(name = "name", column = @Column(name = "person_name"))
    public Person person;
    @Enumerated(EnumType.STRING)
    public Priority priority;

    protected SlaPolicyStep() {
    }

    static SlaPolicyStep of(UUID id, UUID policy, int position, SlaStep told) {
        var step = new SlaPolicyStep();
        step.id = id;
        step.policyId = policy;
        step.position = position;
        step.notice = told.on();
        step.delayMinutes = told.delay();
        step.action = told.action();
        step.role = told.role();
        step.person = told.person();
        step.priority = told.priority();
        return step;
    }

    SlaStep told() {
        return new SlaStep(notice, delayMinutes, action, role, person, priority);
    }
}
