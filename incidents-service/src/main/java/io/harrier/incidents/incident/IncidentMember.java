package io.harrier.incidents.incident;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

import io.harrier.platform.access.Caller;

/** Somebody who sees a restricted incident. */
@Entity
@Table(name = "incident_members")
public class IncidentMember {

    @Embeddable
    record Key(@Column(name = "incident_id") UUID incidentId, String subject) {
    }

    @EmbeddedId
    Key key;
    String name;
    @Column(name = "added_at")
    Instant addedAt;
    @Column(name = "added_by")
    String addedBy;

    protected IncidentMember() {
    }

    static IncidentMember of(UUID incident, Person person, Caller by, Instant now) {
        var member = new IncidentMember();
        member.key = new Key(incident, person.subject());
        member.name = person.name();
        member.addedAt = now;
        member.addedBy = by.subject();
        return member;
    }

    Person person() {
        return new Person(key.subject(), name);
    }
}
