package io.harrier.incidents.alertlink;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

import io.harrier.incidents.incident.Incident;
import io.harrier.incidents.incident.Person;
import io.harrier.platform.access.Caller;

/** That an alert belongs to an incident. */
@Entity
@Table(name = "incident_alert_links")
public class AlertLink {

    @Embeddable
    record Key(@Column(name = "incident_id") UUID incidentId, @Column(name = "alert_id") UUID alertId) {
    }

    @EmbeddedId
    Key key;
    @Column(name = "is_primary")
    boolean primary;
    @Column(name = "linked_at")
    Instant linkedAt;
    @Embedded
    @AttributeOverride(name = "subject", column = @Column(name = "linked_by"))
    @AttributeOverride(name = "name", column = @Column(name = "linked_by_name"))
    Person linkedBy;

    /** The incident that brought it when it was merged into this one; null where none did. */
    @Column(name = "merged_from")
    UUID mergedFrom;

    protected AlertLink() {
    }

    static AlertLink of(UUID incident, UUID alert, boolean primary, Caller by, Instant now) {
        var link = new AlertLink();
        link.key = new Key(incident, alert);
        link.primary = primary;
        link.linkedAt = now;
        link.linkedBy = Person.of(by);
        return link;
    }

    AlertLink broughtBy(Incident merged) {
        mergedFrom = merged == null ? null : merged.id;
        return this;
    }

    UUID alertId() {
        return key.alertId();
    }
}
