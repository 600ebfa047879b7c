package io.harrier.alerts.alert;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.MappedSuperclass;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** What the source says of an alert. Ingest writes these columns, in SQL, while people work on the alert: here they are read-only. */
@MappedSuperclass
public abstract class SourceReport {

    @Column(name = "source_system", updatable = false)
    public String sourceSystem;
    @Column(name = "source_id", updatable = false)
    public String sourceId;
    @Column(name = "is_current", updatable = false)
    public boolean current;
    @Column(name = "previous_alert_id", updatable = false)
    public UUID previousAlertId;
    @Enumerated(EnumType.STRING)
    @Column(name = "source_type", updatable = false)
    public SourceType sourceType;
    @Column(updatable = false)
    public String title;
    @Column(updatable = false)
    public String description;
    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    public Confidence confidence;
    @Column(name = "entity_type", updatable = false)
    public String entityType;
    @Column(name = "entity_id", updatable = false)
    public String entityId;
    @Column(name = "entity_name", updatable = false)
    public String entityName;
    @Column(name = "affected_systems", updatable = false)
    public String[] affectedSystems;
    @Column(name = "affected_assets", updatable = false)
    public String[] affectedAssets;
    @Column(name = "threshold_value", updatable = false)
    public BigDecimal thresholdValue;
    @Column(name = "current_value", updatable = false)
    public BigDecimal currentValue;
    @JdbcTypeCode(SqlTypes.JSON)
    @Column(name = "defender_context", updatable = false)
    public Map<String, Object> defenderContext;
    @JdbcTypeCode(SqlTypes.JSON)
    @Column(updatable = false)
    public Map<String, Object> enrichment;
    @Enumerated(EnumType.STRING)
    @Column(name = "source_severity", updatable = false)
    public Severity sourceSeverity;
    @Column(name = "severity_original", updatable = false)
    public String severityOriginal;
    @Column(updatable = false)
    public String[] quality;
    @Column(name = "first_seen_at", updatable = false)
    public Instant firstSeenAt;
    @Column(name = "last_seen_at", updatable = false)
    public Instant lastSeenAt;
    @Column(name = "received_at", updatable = false)
    public Instant receivedAt;
    @Column(name = "seen_count", updatable = false)
    public long seenCount;
    @Column(name = "exact_repeats", updatable = false)
    public long exactRepeats;
    @Column(name = "priority_score", insertable = false, updatable = false)
    public int priorityScore;
    @Column(name = "recurrence_weight", insertable = false, updatable = false)
    public int recurrenceWeight;
    @JdbcTypeCode(SqlTypes.JSON)
    @Column(name = "priority_factors", insertable = false, updatable = false)
    public Map<String, Object> priorityFactors;
}
