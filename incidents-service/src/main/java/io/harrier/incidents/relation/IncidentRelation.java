package io.harrier.incidents.relation;

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

import io.harrier.incidents.incident.Incident;
import io.harrier.incidents.incident.Person;
import io.harrier.platform.access.Caller;

/** That two incidents belong together. It is never changed; taken back it stays as what was once thought. */
@Entity
@Table(name = "incident_relations")
public class IncidentRelation {

    @Id
    UUID id;
    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    RelationKind kind;
    @Column(name = "from_incident", updatable = false)
    UUID fromIncident;
    @Column(name = "to_incident", updatable = false)
    UUID toIncident;
    @Column(updatable = false)
    String reason;
    @Column(name = "created_at", updatable = false)
    Instant createdAt;
    @Embedded
    @AttributeOverride(name = "subject", column = @Column(name = "created_by", updatable = false))
    @AttributeOverride(name = "name", column = @Column(name = "created_by_name", updatable = false))
    Person createdBy;
    @Column(name = "removed_at")
    Instant removedAt;
    @Embedded
    @AttributeOverride(name = "subject", column = @Column(name = "removed_by"))
    @AttributeOverride(name = "name", column = @Column(name = "removed_by_name"))
    Person removedBy;
    @Column(name = "removal_reason")
    String removalReason;

    protected IncidentRelation() {
    }

    /** @param role what the first is to the second */
    static IncidentRelation between(UUID id, Incident first, RelationRole role, Incident second, String reason, Caller by,
            Instant now) {
        var relation = new IncidentRelation();
        relation.id = id;
        relation.kind = role.kind;
        boolean turned = role.kind == RelationKind.RELATED ? isAfter(first.id, second.id) : !role.outward;
        relation.fromIncident = turned ? second.id : first.id;
        relation.toIncident = turned ? first.id : second.id;
        relation.reason = reason;
        relation.createdAt = now;
        relation.createdBy = Person.of(by);
        return relation;
    }

    /** As the database compares them, which knows no signs. */
    private static boolean isAfter(UUID one, UUID other) {
        return one.toString().compareTo(other.toString()) > 0;
    }

    void takeBack(String why, Caller by, Instant now) {
        removedAt = now;
        removedBy = Person.of(by);
        removalReason = why;
    }

    boolean stands() {
        return removedAt == null;
    }

    boolean startsFrom(UUID incident) {
        return fromIncident.equals(incident);
    }

    UUID other(UUID incident) {
        return startsFrom(incident) ? toIncident : fromIncident;
    }

    RelationRole roleOf(UUID incident) {
        return RelationRole.of(kind, startsFrom(incident));
    }
}
