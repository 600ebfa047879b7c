package io.harrier.incidents.incident;

import java.util.UUID;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Version;

import org.hibernate.annotations.Formula;

/** What is known of an incident: the columns of its row. How it changes is {@link Incident}'s. */
@MappedSuperclass
public abstract class IncidentFacts {

    private static final int DIGITS = 6;

    @Id
    public UUID id;
    public long number;
    @Embedded
    public IncidentDetails details;
    @Enumerated(EnumType.STRING)
    @Column(name = "incident_type")
    public IncidentType incidentType;
    @Enumerated(EnumType.STRING)
    public Severity severity;
    @Enumerated(EnumType.STRING)
    public Priority priority;
    @Enumerated(EnumType.STRING)
    public IncidentStatus status;
    @Embedded
    @AttributeOverride(name = "subject", column = @Column(name = "owner"))
    @AttributeOverride(name = "name", column = @Column(name = "owner_name"))
    public Person owner;
    @Embedded
    @AttributeOverride(name = "subject", column = @Column(name = "incident_manager"))
    @AttributeOverride(name = "name", column = @Column(name = "incident_manager_name"))
    public Person incidentManager;
    @Embedded
    @AttributeOverride(name = "subject", column = @Column(name = "reporter"))
    @AttributeOverride(name = "name", column = @Column(name = "reporter_name"))
    public Person reporter;
    /** The team that answers for it, as {@link Team} has it; null where none does. */
    public String team;
    /** The playbook it is worked by, as the classification matrix names it; null where it names none. */
    public String playbook;
    @Embedded
    public Milestones reached;
    @Embedded
    public Ending ending;
    /** That what it was merged into was hidden from who loaded it; null where it is no more than live, closed or just merged. */
    @Formula("case when merged_into is not null then merged_into in (select hidden_incidents()) end")
    Boolean mergedOutOfSight;
    @Column(name = "escalation_id")
    public UUID escalationId;
    public boolean restricted;
    @Version
    public int version;
    @Embedded
    public Trace trace;

    /** The number people use: {@code INC-000042}. */
    public String reference() {
        // A page has many; a Formatter would be one in seventy of all samples of the queue.
        String digits = Long.toString(number);
        return "INC-" + "0".repeat(Math.max(0, DIGITS - digits.length())) + digits;
    }

    public Classification classification() {
        return new Classification(incidentType, severity, priority);
    }

    /** How it ended, if it did, as its reader may know it: every view is made of this. */
    public Ending knownEnding() {
        if (ending == null) {
            return Ending.NONE;
        }
        return Boolean.TRUE.equals(mergedOutOfSight) ? ending.outOfSight() : ending;
    }

    boolean isMerged() {
        return ending != null && ending.mergedInto() != null;
    }
}
