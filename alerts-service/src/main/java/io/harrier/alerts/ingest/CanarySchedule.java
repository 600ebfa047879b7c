package io.harrier.alerts.ingest;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

/** A source that a canary is sent for again and again; never changed. */
@Entity
@Table(name = "canary_schedules")
public class CanarySchedule {

    @Id
    public UUID id;
    @Version
    public long version;
    @Column(name = "created_at")
    public Instant createdAt;
    @Column(name = "created_by")
    public String createdBy;
    @Column(name = "updated_at")
    public Instant updatedAt;
    @Column(name = "source_id")
    public UUID sourceId;
    @Column(name = "every_seconds")
    public long everySeconds;
    @Column(name = "limit_seconds")
    public long limitSeconds;
    public String payload;
    @Column(name = "next_at", updatable = false)
    public Instant nextAt;

    Duration every() {
        return Duration.ofSeconds(everySeconds);
    }

    Duration limit() {
        return Duration.ofSeconds(limitSeconds);
    }
}
