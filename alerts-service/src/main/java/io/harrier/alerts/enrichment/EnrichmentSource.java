package io.harrier.alerts.enrichment;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

/** What alerts are enriched from, and the table that was uploaded for it last. */
@Entity
@Table(name = "enrichment_sources")
class EnrichmentSource {

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
    @Column(updatable = false)
    public String name;
    @Enumerated(EnumType.STRING)
    public EnrichmentSourceType type;
    public String description;
    @Enumerated(EnumType.STRING)
    @Column(name = "integration_method")
    public IntegrationMethod integrationMethod;
    @Column(name = "refresh_after_seconds")
    public Long refreshAfterSeconds;
    @Column(name = "expires_after_seconds")
    public Long expiresAfterSeconds;
    @Enumerated(EnumType.STRING)
    public EnrichmentSourceStatus status;
    @Enumerated(EnumType.STRING)
    public KeyMatch match;
    @Column(name = "key_column")
    public String keyColumn;
    @Column(name = "table_version")
    public long tableVersion;
    @Column(name = "table_rows")
    public Integer tableRows;
    @Column(name = "table_columns")
    public String[] tableColumns = {};
    @Column(name = "uploaded_at")
    public Instant uploadedAt;
    @Column(name = "uploaded_by")
    public String uploadedBy;
    @Column(name = "table_memory")
    public long tableMemory;
    /** Written with the indicators. */
    @Column(name = "intel_uploaded_at", insertable = false, updatable = false)
    public Instant intelUploadedAt;

    /** When its table came, or intelligence of it; null where neither did. */
    Instant heardAt() {
        return uploadedAt == null ? intelUploadedAt : uploadedAt;
    }

    /** Whether what was uploaded is older than the tenant wants it to be. */
    boolean isStale(Instant now) {
        return isOlder(refreshAfterSeconds, now);
    }

    /** Whether it is too old to be believed. */
    boolean isExpired(Instant now) {
        return isOlder(expiresAfterSeconds, now);
    }

    private boolean isOlder(Long seconds, Instant now) {
        return heardAt() != null && seconds != null && now.isAfter(heardAt().plusSeconds(seconds));
    }

    static Duration duration(Long seconds) {
        return seconds == null ? null : Duration.ofSeconds(seconds);
    }

    /** How its table is to be read. */
    TableShape shape() {
        return new TableShape(keyColumn, match, type == EnrichmentSourceType.USER_DIRECTORY);
    }
}
