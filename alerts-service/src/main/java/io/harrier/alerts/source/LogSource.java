package io.harrier.alerts.source;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

import io.harrier.alerts.alert.Severity;
import io.harrier.alerts.format.EntityKind;
import io.harrier.alerts.format.GenericMapping;

/** What a tenant knows of a source of records, and how ingest reads and treats them. */
@Entity
@Table(name = "log_sources")
public class LogSource {

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
    @Column(name = "source_system", updatable = false)
    public String sourceSystem;
    @Enumerated(EnumType.STRING)
    public LogSourceType type;
    public String vendor;
    public String product;
    public String environment;
    public String description;
    public String owner;
    public String location;
    @Enumerated(EnumType.STRING)
    @Column(name = "collection_method")
    public CollectionMethod collectionMethod;
    public String timezone;
    @Column(name = "retention_policy")
    public String retentionPolicy;
    @Enumerated(EnumType.STRING)
    public Criticality criticality;
    @Enumerated(EnumType.STRING)
    @Column(name = "collection_status")
    public CollectionStatus collectionStatus;
    public boolean enabled;
    public String format;
    @JdbcTypeCode(SqlTypes.JSON)
    public GenericMapping mapping;
    @Column(name = "identity_fields")
    public String[] identityFields;
    @Enumerated(EnumType.STRING)
    @Column(name = "duplicate_policy")
    public DuplicatePolicy duplicatePolicy;
    @Enumerated(EnumType.STRING)
    @Column(name = "refire_policy")
    public RefirePolicy refirePolicy;
    @JdbcTypeCode(SqlTypes.JSON)
    @Column(name = "severity_map")
    public Map<String, String> severityMap;
    @Enumerated(EnumType.STRING)
    @Column(name = "default_severity")
    public Severity defaultSeverity;
    @Column(name = "entity_window_seconds")
    public Long entityWindowSeconds;
    @Column(name = "entity_kinds")
    public String[] entityKinds;
    @Column(name = "silent_after_seconds")
    public Long silentAfterSeconds;
    @Column(name = "watched_since")
    public Instant watchedSince;
    @Column(name = "silence_due_at")
    public Instant silenceDueAt;
    @Column(name = "silent_since", insertable = false, updatable = false)
    public Instant silentSince;

    boolean isWatched() {
        return enabled && silentAfterSeconds != null;
    }

    /** Lets the next look find what has changed: a watch that begins, one that ends, a longer or shorter patience. */
    void watch(boolean watchedBefore, Instant now) {
        if (isWatched() && !watchedBefore) {
            watchedSince = now;
        }
        silenceDueAt = isWatched() || silentSince != null ? now : null;
    }

    Duration entityWindow() {
        return entityWindowSeconds == null ? null : Duration.ofSeconds(entityWindowSeconds);
    }

    List<EntityKind> kinds() {
        return Stream.of(entityKinds).map(kind -> EntityKind.valueOf(kind.toUpperCase(Locale.ROOT))).toList();
    }

    Duration silentAfter() {
        return silentAfterSeconds == null ? null : Duration.ofSeconds(silentAfterSeconds);
    }
}
