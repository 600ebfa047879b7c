package io.harrier.alerts.source;

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

/** What a tenant says about one source of alerts. */
@Entity
@Table(name = "alert_sources")
public class AlertSource {

    @Id
    public UUID id;
    @Version
    public long version;
    @Column(name = "created_at", updatable = false)
    public Instant createdAt;
    @Column(name = "updated_at")
    public Instant updatedAt;
    @Column(name = "updated_by")
    public String updatedBy;
    @Column(name = "source_system", updatable = false)
    public String sourceSystem;
    @Enumerated(EnumType.STRING)
    @Column(name = "refire_policy")
    public RefirePolicy refirePolicy;
    @Enumerated(EnumType.STRING)
    @Column(name = "default_severity")
    public Severity defaultSeverity;
}
