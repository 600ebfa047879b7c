package io.harrier.alerts.suppression;

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

import io.harrier.alerts.alert.Severity;
import io.harrier.platform.access.Caller;
import io.harrier.platform.problem.IllegalMove;
import io.harrier.platform.storage.JsonList;

/** Hides alerts that match for a while. It is never changed, and never deleted: what hid an alert can be read later. */
@Entity
@Table(name = "silences")
public class Silence {

    @Id
    public UUID id;
    @Version
    public long version;
    @Column(name = "created_at", updatable = false)
    public Instant createdAt;
    @Column(name = "created_by", updatable = false)
    public String createdBy;
    @Column(name = "created_by_name", updatable = false)
    public String createdByName;
    @Column(name = "updated_at")
    public Instant updatedAt;
    @Column(name = "updated_by")
    public String updatedBy;
    @JdbcType(JsonList.class)
    @Column(updatable = false)
    public List<AlertMatcher> matchers;
    @Column(updatable = false)
    public String condition;
    @Enumerated(EnumType.STRING)
    @Column(name = "max_severity", updatable = false)
    public Severity maxSeverity;
    @Column(updatable = false)
    public String reason;
    @Column(name = "starts_at", updatable = false)
    public Instant startsAt;
    @Column(name = "ends_at", updatable = false)
    public Instant endsAt;
    @Column(name = "ended_at")
    public Instant endedAt;
    @Column(name = "ended_by")
    public String endedBy;
    @Column(name = "ended_by_name")
    public String endedByName;

    SilenceStatus status(Instant now) {
        if (endedAt != null || !endsAt.isAfter(now)) {
            return SilenceStatus.ENDED;
        }
        return startsAt.isAfter(now) ? SilenceStatus.SCHEDULED : SilenceStatus.ACTIVE;
    }

    /** Ends it before its time, or before it began. */
    void end(Caller by, Instant now) {
        if (status(now) == SilenceStatus.ENDED) {
            throw new IllegalMove("ending", SilenceStatus.ENDED.wire, List.of());
        }
        endedAt = now;
        endedBy = by.subject();
        endedByName = by.name();
        updatedAt = now;
        updatedBy = by.subject();
    }
}
