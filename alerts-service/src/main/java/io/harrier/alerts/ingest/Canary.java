package io.harrier.alerts.ingest;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

/** A record that is no alert, on its way or done. Ingest writes how far it came, in SQL. */
@Entity
@Table(name = "canaries")
public class Canary {

    @Id
    public UUID id;
    @Version
    public long version;
    @Column(name = "created_at")
    public Instant createdAt;
    @Column(name = "updated_at")
    public Instant updatedAt;
    @Column(name = "source_id")
    public UUID sourceId;
    public String source;
    @Column(name = "sent_by")
    public String sentBy;
    @Column(name = "sent_by_name")
    public String sentByName;
    @Enumerated(EnumType.STRING)
    public CanaryStatus status = CanaryStatus.SENT;
    @Column(name = "sent_at")
    public Instant sentAt;
    @Column(name = "due_at")
    public Instant dueAt;
    @Column(name = "read_at")
    public Instant readAt;
    @Column(name = "stored_at")
    public Instant storedAt;
    @Column(name = "published_at")
    public Instant publishedAt;
    @Column(name = "confirmed_at")
    public Instant confirmedAt;
    public String reason;
    @Column(name = "look_at")
    public Instant lookAt;
    /** What is still to be put on Kafka; null when it is there, or nothing is to be. */
    public String record;
    @Column(name = "send_at")
    public Instant sendAt;
}
