package io.harrier.alerts.processing;

import java.time.Instant;
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

import io.harrier.platform.problem.IllegalMove;

/** What a tenant wants done to records between reading and storing. */
@Entity
@Table(name = "event_processing_rules")
class ProcessingRule {

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
    @Column(updatable = false)
    public ProcessingRuleType type;
    public String description;
    @JdbcTypeCode(SqlTypes.JSON)
    public RuleDefinition definition;
    public int priority;
    @Column(name = "performance_impact")
    public String performanceImpact;
    @Enumerated(EnumType.STRING)
    public ProcessingRuleStatus status;

    /** Gives it another definition; one that does something else than what was tested is in testing again. */
    void define(RuleDefinition wanted) {
        if (status == ProcessingRuleStatus.ACTIVE && !wanted.equals(definition)) {
            status = ProcessingRuleStatus.TESTING;
        }
        definition = wanted;
    }

    void move(ProcessingRuleStatus wanted) {
        if (!status.allows(wanted)) {
            throw new IllegalMove(wanted.wire, status.wire, status.steps());
        }
        status = wanted;
    }
}
