package io.harrier.alerts.alert;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

import io.harrier.platform.access.Caller;

/** One thing that happened to an alert; never changed. */
@Entity
@Immutable
@Table(name = "alert_events")
public class AlertEvent {

    @Id
    public UUID id;
    @Column(name = "alert_id")
    public UUID alertId;
    /** Whose the alert was when it happened: with that incident it is hidden. */
    @Column(name = "incident_id")
    public UUID incidentId;
    @Enumerated(EnumType.STRING)
    public AlertEventType type;
    public Instant at;
    @Column(name = "actor_kind")
    public String actorKind;
    public String actor;
    @Column(name = "actor_name")
    public String actorName;
    @Column(name = "from_value")
    public String from;
    @Column(name = "to_value")
    public String to;
    public String note;
    @JdbcTypeCode(SqlTypes.JSON)
    public Mentions mentions;

    static AlertEvent of(UUID id, SecurityAlert alert, AlertEventType type, Caller by, Instant at) {
        var event = new AlertEvent();
        event.id = id;
        event.alertId = alert.id;
        event.incidentId = alert.incidentId;
        event.type = type;
        event.at = at;
        event.actorKind = by.kind().name().toLowerCase(java.util.Locale.ROOT);
        event.actor = by.subject();
        event.actorName = by.name();
        return event;
    }

    /** Of what an incident does, or is to do, before the alert is that incident's. */
    AlertEvent of(UUID incident) {
        this.incidentId = incident;
        return this;
    }

    AlertEvent change(String from, String to) {
        this.from = from;
        this.to = to;
        return this;
    }

    AlertEvent note(String note) {
        this.note = note;
        return this;
    }

    AlertEvent mentions(Mentions mentions) {
        this.mentions = mentions;
        return this;
    }
}
