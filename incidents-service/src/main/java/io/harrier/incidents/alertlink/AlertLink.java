package io.harrier.incidents.alertlink;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

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
    /** The escalation that brought it; null where somebody linked it, and where it was linked before that was written down. */
    @Column(name = "escalation_id")
    UUID escalationId;

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

    AlertLink ofEscalation(UUID escalation) {
        escalationId = escalation;
        return this;
    }

    /**
     * The escalations none of whose alerts an incident has any more.
     *
     * @param opening the one that opened it, which went with the last alert when nobody wrote down what brought them
     */
    static List<UUID> escalationsLeft(List<AlertLink> all, Collection<UUID> gone, UUID opening) {
        var kept = all.stream().filter(link -> !gone.contains(link.alertId())).toList();
        var theirs = Stream.concat(Stream.ofNullable(kept.isEmpty() ? opening : null), all.stream()
                .map(link -> link.escalationId).filter(Objects::nonNull));
        return theirs.distinct().filter(it -> kept.stream().noneMatch(link -> it.equals(link.escalationId))).toList();
    }

    UUID alertId() {
        return key.alertId();
    }
}
