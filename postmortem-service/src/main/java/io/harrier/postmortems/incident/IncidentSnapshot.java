package io.harrier.postmortems.incident;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.Immutable;

/** An incident as its service last announced it. Never changed here: {@link IncidentSnapshots} keeps it in step with the events. */
@Entity
@Immutable
@Table(name = "incident_snapshots")
public class IncidentSnapshot {

    @Id
    UUID id;
    long version;
    String reference;
    String title;
    @Enumerated(EnumType.STRING)
    Severity severity;
    String status;
    Instant closedAt;
    boolean restricted;

    protected IncidentSnapshot() {
    }

    public UUID id() {
        return id;
    }

    public Severity severity() {
        return severity;
    }

    /** Number and title; of a restricted incident the number alone, for its title is not for everybody who sees the review. */
    public String label() {
        return restricted ? reference : reference + ": " + title;
    }

    /** Whether the closing at this instant is still the last word: an incident that was reopened since has none or a later one. */
    public boolean wasClosedAt(Instant instant) {
        return instant.equals(closedAt);
    }
}
