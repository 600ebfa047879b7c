package io.harrier.alerts.suppression;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import io.harrier.alerts.alert.Severity;
import io.harrier.platform.access.Caller;
import io.harrier.platform.problem.IllegalMove;

/** Hides alerts about what is worked on meanwhile. */
@Entity
@Table(name = "maintenance_windows")
public class MaintenanceWindow {

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
    public String name;
    public String reason;
    public String[] systems;
    public String[] assets;
    public String[] sources;
    @Enumerated(EnumType.STRING)
    @Column(name = "max_severity")
    public Severity maxSeverity;
    @Column(name = "starts_at")
    public Instant startsAt;
    @Column(name = "ends_at")
    public Instant endsAt;
    @Column(name = "time_zone")
    public String timeZone;
    public String[] weekdays;
    @Column(name = "start_time")
    public LocalTime startTime;
    @Column(name = "duration_seconds")
    public Long durationSeconds;
    @Column(name = "first_date")
    public LocalDate firstDate;
    @Column(name = "last_date")
    public LocalDate lastDate;
    @Column(name = "ended_at")
    public Instant endedAt;
    @Column(name = "ended_by")
    public String endedBy;
    @Column(name = "ended_by_name")
    public String endedByName;

    boolean isWeekly() {
        return durationSeconds != null;
    }

    /** When it comes again each week; only of one that does. */
    Occurrences occurrences() {
        return new Occurrences(ZoneId.of(timeZone),
                Arrays.stream(weekdays).map(it -> Weekday.named(it).day()).collect(Collectors.toUnmodifiableSet()), startTime,
                Duration.ofSeconds(durationSeconds), firstDate, lastDate);
    }

    /** Until when it holds that holds now; null where it does not. */
    Instant activeUntil(Instant now) {
        if (endedAt != null) {
            return null;
        }
        if (isWeekly()) {
            return occurrences().until(now);
        }
        return startsAt.isAfter(now) || !endsAt.isAfter(now) ? null : endsAt;
    }

    /** When it begins next; null where it does not. */
    Instant startsNextAt(Instant now) {
        if (endedAt != null) {
            return null;
        }
        return isWeekly() ? occurrences().next(now) : startsAt.isAfter(now) ? startsAt : null;
    }

    SilenceStatus status(Instant now) {
        if (activeUntil(now) != null) {
            return SilenceStatus.ACTIVE;
        }
        return startsNextAt(now) == null ? SilenceStatus.ENDED : SilenceStatus.SCHEDULED;
    }

    void end(Caller by, Instant now) {
        requireLive("ending", now);
        endedAt = now;
        endedBy = by.subject();
        endedByName = by.name();
    }

    /** Refuses a step of one that is over. */
    void requireLive(String step, Instant now) {
        if (status(now) == SilenceStatus.ENDED) {
            throw new IllegalMove(step, SilenceStatus.ENDED.wire, List.of());
        }
    }
}
