package io.harrier.alerts.alert;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

import org.hibernate.annotations.Immutable;

/** That an incident has an alert too which a restricted one keeps. */
@Entity
@Immutable
@Table(name = "held_links")
public class HeldLink {

    @Embeddable
    record Key(@Column(name = "alert_id") UUID alertId, @Column(name = "incident_id") UUID incidentId) {
    }

    @EmbeddedId
    Key key;
    String reference;
    @Column(name = "held_at")
    Instant heldAt;

    static HeldLink of(UUID alert, UUID incident, String reference, Instant now) {
        var link = new HeldLink();
        link.key = new Key(alert, incident);
        link.reference = reference;
        link.heldAt = now;
        return link;
    }

    UUID incidentId() {
        return key.incidentId();
    }
}
