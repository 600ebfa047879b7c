package io.harrier.integrations.sync;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorColumn;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import io.harrier.platform.access.Caller;
import io.harrier.platform.problem.IllegalMove;

/** Work with an external system: a run, or an import that is part of one. It ends once, and stays as it ended. */
@Entity
@Table(name = "integration_operations")
@Inheritance(strategy = InheritanceType.SINGLE_TABLE)
@DiscriminatorColumn(name = "operation_type")
public abstract class Operation {

    @Id
    UUID id;
    @Version
    long version;
    @Column(name = "external_system_id")
    UUID systemId;
    @Enumerated(EnumType.STRING)
    OperationStatus status;
    int priority;
    String detail;
    @Column(name = "created_at")
    Instant createdAt;
    @Column(name = "created_by")
    String createdBy;
    @Column(name = "created_by_name")
    String createdByName;
    @Column(name = "started_at")
    Instant startedAt;
    @Column(name = "finished_at")
    Instant finishedAt;
    @Column(name = "updated_at")
    Instant updatedAt;

    protected Operation() {
    }

    protected Operation(UUID id, UUID systemId, Caller by, Instant now) {
        this.id = id;
        this.systemId = systemId;
        this.status = OperationStatus.PENDING;
        this.createdAt = now;
        this.createdBy = by.subject();
        this.createdByName = by.name();
        this.updatedAt = now;
    }

    /** Begins; once begun it stays so. */
    void begin(Instant now) {
        if (status == OperationStatus.PENDING) {
            status = OperationStatus.RUNNING;
            startedAt = now;
            updatedAt = now;
        }
    }

    /** Ends, with what there is to say about it. */
    void end(OperationStatus how, String why, Instant now) {
        if (!status.live()) {
            throw new IllegalMove(how.wire, status.wire, List.of());
        }
        status = how;
        detail = why;
        startedAt = startedAt == null ? now : startedAt;
        finishedAt = now;
        updatedAt = now;
    }

    boolean live() {
        return status.live();
    }
}
