package io.harrier.alerts.monitoring;

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

/** Data that monitoring sees with. */
@Entity
@Table(name = "monitoring_data_sources")
public class MonitoringDataSource {

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
    public DataSourceType type;
    public String description;
    @Column(name = "collection_method")
    public String collectionMethod;
    @Column(name = "data_format")
    public String dataFormat;
    @Enumerated(EnumType.STRING)
    @Column(name = "collection_frequency")
    public CollectionFrequency collectionFrequency;
    @Column(name = "retention_seconds")
    public Long retentionSeconds;
    @Column(name = "system_ids")
    public String[] systemIds;
    @Enumerated(EnumType.STRING)
    public DataSourceStatus status;
    @Column(name = "log_source_id")
    public UUID logSourceId;

    Duration retentionPeriod() {
        return retentionSeconds == null ? null : Duration.ofSeconds(retentionSeconds);
    }
}
