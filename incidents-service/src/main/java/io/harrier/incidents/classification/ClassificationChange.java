package io.harrier.incidents.classification;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import io.harrier.incidents.incident.Classification;
import io.harrier.incidents.incident.IncidentType;
import io.harrier.incidents.incident.Person;
import io.harrier.incidents.incident.Priority;
import io.harrier.incidents.incident.Severity;
import io.harrier.platform.access.Caller;

/** A change of type, severity or priority, and why. */
@Entity
@Table(name = "incident_classification_history")
public class ClassificationChange {

    @Id
    UUID id;
    @Column(name = "incident_id")
    UUID incidentId;
    @Enumerated(EnumType.STRING)
    @Column(name = "previous_type")
    IncidentType previousType;
    @Enumerated(EnumType.STRING)
    @Column(name = "new_type")
    IncidentType newType;
    @Enumerated(EnumType.STRING)
    @Column(name = "previous_severity")
    Severity previousSeverity;
    @Enumerated(EnumType.STRING)
    @Column(name = "new_severity")
    Severity newSeverity;
    @Enumerated(EnumType.STRING)
    @Column(name = "previous_priority")
    Priority previousPriority;
    @Enumerated(EnumType.STRING)
    @Column(name = "new_priority")
    Priority newPriority;
    @Column(name = "change_reason")
    String reason;
    @Embedded
    @AttributeOverride(name = "subject", column = @Column(name = "changed_by"))
    @AttributeOverride(name = "name", column = @Column(name = "changed_by_name"))
    Person changedBy;
    @Column(name = "changed_at")
    Instant changedAt;

    protected ClassificationChange() {
    }

    static ClassificationChange of(UUID id, UUID incident, Classification previous, Classification next, String reason,
            Caller by,
            Instant now) {
        var change = new ClassificationChange();
        change.id = id;
        change.incidentId = incident;
        change.previousType = previous.incidentType();
        change.newType = next.incidentType();
        change.previousSeverity = previous.severity();
        change.newSeverity = next.severity();
        change.previousPriority = previous.priority();
        change.newPriority = next.priority();
        change.reason = reason;
        change.changedBy = Person.of(by);
        change.changedAt = now;
        return change;
    }
}
