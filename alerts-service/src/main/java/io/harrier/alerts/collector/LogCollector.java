package io.harrier.alerts.collector;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

import io.harrier.alerts.source.Criticality;

/** What a tenant knows of a program that collects logs and sends records. What it says of itself is its {@link Heartbeat}. */
@Entity
@Table(name = "log_collectors")
public class LogCollector {

    @Id
    public UUID id;
    @Version
    public long version;
    @Column(name = "created_at", updatable = false)
    public Instant createdAt;
    @Column(name = "created_by", updatable = false)
    public String createdBy;
    @Column(name = "updated_at")
    public Instant updatedAt;
    @Column(name = "updated_by")
    public String updatedBy;
    public String name;
    @Enumerated(EnumType.STRING)
    public CollectorType type;
    public String description;
    @Column(name = "software_version")
    public String softwareVersion;
    public String location;
    @Enumerated(EnumType.STRING)
    public CollectorStatus status;
    @Enumerated(EnumType.STRING)
    public Criticality criticality;
    @JdbcTypeCode(SqlTypes.JSON)
    public Map<String, Object> configuration;
    public String account;
    @Column(name = "heartbeat_interval_seconds")
    public Long heartbeatIntervalSeconds;
    @Column(name = "silent_after_seconds")
    public Long silentAfterSeconds;
    @Column(name = "watched_since")
    public Instant watchedSince;
    @Column(name = "silence_due_at")
    public Instant silenceDueAt;
    @Column(name = "silent_since", insertable = false, updatable = false)
    public Instant silentSince;

    boolean isWatched() {
        return status != null && status.isAtWork() && silentAfterSeconds != null;
    }

    /** Lets the next look find what has changed: a watch that begins, one that ends, a longer or shorter patience. */
    void watch(boolean watchedBefore, Instant now) {
        if (isWatched() && !watchedBefore) {
            watchedSince = now;
        }
        silenceDueAt = isWatched() || silentSince != null ? now : null;
    }

    Duration heartbeatInterval() {
        return heartbeatIntervalSeconds == null ? null : Duration.ofSeconds(heartbeatIntervalSeconds);
    }

    Duration silentAfter() {
        return silentAfterSeconds == null ? null : Duration.ofSeconds(silentAfterSeconds);
    }
}
