package io.harrier.alerts.suppression;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import io.harrier.alerts.alert.Severity;
import io.harrier.alerts.alert.SourceType;

/** What is known to raise alerts without cause (M's false positive registry). */
@Entity
@Table(name = "false_positive_patterns")
public class FalsePositivePattern {

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
    public String pattern;
    public String description;
    @Column(name = "mitigation_strategy")
    public String mitigationStrategy;
    @Enumerated(EnumType.STRING)
    public PatternStatus status;
    @Column(name = "identified_by", updatable = false)
    public String identifiedBy;
    @Column(name = "identified_by_name", updatable = false)
    public String identifiedByName;
    @Column(name = "identified_at")
    public Instant identifiedAt;
    @Column(name = "rule_reference")
    public String ruleReference;
    @Column(name = "source_system")
    public String sourceSystem;
    @Enumerated(EnumType.STRING)
    @Column(name = "source_type")
    public SourceType sourceType;
    public String owner;
    @Column(name = "review_at")
    public Instant reviewAt;
    @Column(name = "expires_at")
    public Instant expiresAt;
    @Column(name = "sample_one_in")
    public Integer sampleOneIn;
    @Enumerated(EnumType.STRING)
    @Column(name = "max_severity")
    public Severity maxSeverity;

    boolean isExpired(Instant now) {
        return expiresAt != null && !expiresAt.isAfter(now);
    }
}
