package io.harrier.incidents.sla;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;

import org.hibernate.annotations.JdbcType;

import io.harrier.platform.storage.JsonList;

/** What is known of a clock: the columns of its row. What time and people make of it is {@link SlaClock}'s. */
@MappedSuperclass
public abstract class SlaClockFacts {

    @Id
    public UUID id;
    @Column(name = "incident_id")
    public UUID incidentId;
    @Enumerated(EnumType.STRING)
    public SlaGoal goal;
    @Enumerated(EnumType.STRING)
    public ClockState state;
    public int minutes;
    /** At how much of the minutes it warns. */
    @Column(name = "warning_percent")
    public int warningPercent;
    /** The policy that promised it; null where that was a default. */
    @Column(name = "policy_id")
    public UUID policyId;
    @Column(name = "calendar_id")
    public UUID calendarId;
    @Column(name = "started_at")
    public Instant startedAt;
    /** At the warning share of the time; null while paused before it. */
    @Column(name = "warning_at")
    public Instant warningAt;
    /** Null while paused. */
    @Column(name = "due_at")
    public Instant dueAt;
    @Column(name = "warned_at")
    public Instant warnedAt;
    @Column(name = "breached_at")
    public Instant breachedAt;
    /** When it ended, stopped or cancelled. */
    @Column(name = "stopped_at")
    public Instant stoppedAt;
    /** The working time it ran until it stopped. */
    @Column(name = "took_seconds")
    public Long tookSeconds;
    /** The incident had an owner from its first moment: what this clock took is nobody's merit. */
    @Column(name = "arrived_owned")
    public boolean arrivedOwned;
    @JdbcType(JsonList.class)
    public List<Pause> pauses;
    /** What is to be done when it is at risk or breached, as it was promised; null of one of before, whose policy says what. */
    @JdbcType(JsonList.class)
    public List<SlaStep> steps;
    /** When time will next have made something of it; null when it can make nothing more. */
    @Column(name = "next_notice_at")
    public Instant nextNoticeAt;
}
