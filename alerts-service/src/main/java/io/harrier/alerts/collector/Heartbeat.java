package io.harrier.alerts.collector;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.Immutable;

/** The last that a collector said of itself. Written by {@link Heartbeats}, read with its collector. */
@Entity
@Immutable
@Table(name = "log_collector_heartbeats")
public class Heartbeat {

    @Id
    @Column(name = "collector_id")
    public UUID collectorId;
    @Column(name = "received_at")
    public Instant receivedAt;
    @Column(name = "software_version")
    public String softwareVersion;
    @Enumerated(EnumType.STRING)
    public ReportedHealth health;
    public String message;
    public String[] drift;
}
