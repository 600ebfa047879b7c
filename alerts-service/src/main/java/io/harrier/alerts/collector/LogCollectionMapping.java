package io.harrier.alerts.collector;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import org.hibernate.annotations.JdbcType;

import io.harrier.alerts.format.FilterRule;
import io.harrier.alerts.format.TransformationRule;
import io.harrier.alerts.source.ThroughputLimit;
import io.harrier.platform.storage.JsonList;

/** How a collector takes the records of a source: what it drops, what it sets, and how many it may bring. */
@Entity
@Table(name = "log_collection_mappings")
public class LogCollectionMapping {

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
    @Column(name = "source_id", updatable = false)
    public UUID sourceId;
    @Column(name = "collector_id", updatable = false)
    public UUID collectorId;
    @Enumerated(EnumType.STRING)
    public MappingStatus status;
    @JdbcType(JsonList.class)
    @Column(name = "filter_rules")
    public List<FilterRule> filterRules;
    @JdbcType(JsonList.class)
    @Column(name = "transformation_rules")
    public List<TransformationRule> transformationRules;
    @Column(name = "throughput_records")
    public Integer throughputRecords;
    @Column(name = "throughput_seconds")
    public Integer throughputSeconds;

    ThroughputLimit throughputLimit() {
        return throughputRecords == null
                ? null
                : new ThroughputLimit(throughputRecords, Duration.ofSeconds(throughputSeconds));
    }
}
