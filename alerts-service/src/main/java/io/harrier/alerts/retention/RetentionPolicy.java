package io.harrier.alerts.retention;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

/** How long a tenant keeps things of a kind. A shorter period holds a day after it was said, so that a slip can be undone. */
@Entity
@Table(name = "retention_policies")
public class RetentionPolicy {

    static final Duration GRACE = Duration.ofHours(24);

    @Id
    public UUID id;
    @Version
    public long version;
    @Column(name = "updated_at")
    public Instant updatedAt;
    @Column(name = "updated_by")
    public String updatedBy;
    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    public RetentionKind kind;
    public String period;
    @Column(name = "next_period")
    public String nextPeriod;
    @Column(name = "next_from")
    public Instant nextFrom;

    /** The period that holds; null is for ever. */
    Period inForce(Instant now) {
        String text = isNextInForce(now) ? nextPeriod : period;
        return text == null ? null : Period.parse(text);
    }

    /** What holds from now on, which ends what was to come. */
    void keep(Period wanted) {
        period = wanted == null ? null : wanted.toString();
        nextPeriod = null;
        nextFrom = null;
    }

    /** What is to hold when the grace is over; until then what is in force now stays. */
    void shorten(Period wanted, Instant now) {
        keep(inForce(now));
        nextPeriod = wanted.toString();
        nextFrom = now.plus(GRACE);
    }

    boolean isNextInForce(Instant now) {
        return nextFrom != null && !nextFrom.isAfter(now);
    }
}
