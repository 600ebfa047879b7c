package io.harrier.alerts.comment;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** That a comment speaks to somebody. */
@Entity
@Table(name = "alert_mentions")
public class AlertMention {

    @Id
    public UUID id;
    @Column(name = "alert_id", updatable = false)
    public UUID alertId;
    @Column(name = "event_id", updatable = false)
    public UUID eventId;
    @Column(updatable = false)
    public String subject;
    @Column(updatable = false)
    public Instant at;
    @Column(name = "seen_at")
    public Instant seenAt;
}
