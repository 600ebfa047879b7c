package io.harrier.incidents.sla;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * One promise about one incident, running against its deadline. It is breached at its deadline, whoever notices and however late; that instant
 * never changes again, and a breached clock still runs until its goal is reached.
 */
public class SlaClock {

    private UUID id;
    private UUID incidentId;
    private SlaGoal goal;
    private ClockState state;
    private int minutes;
    private Instant startedAt;
    private Instant warningAt;
    private Instant dueAt;
    private Instant warnedAt;
    private Instant breachedAt;
    private Instant stoppedAt;
    private List<Pause> pauses;

    protected SlaClock() {
    }

    public static SlaClock start(UUID id, UUID incidentId, SlaGoal goal, int minutes, BusinessCalendar calendar, Instant at) {
        var clock = new SlaClock();
        clock.id = id;
        clock.incidentId = incidentId;
        clock.goal = goal;
        clock.state = ClockState.RUNNING;
        clock.startedAt = at;
        clock.pauses = List.of();
        clock.aim(minutes, calendar);
        return clock;
    }

    /** What time has made of the clock by now; told once each, and only the later one when both are due. */
    public Optional<ClockNotice> notice(Instant now) {
        if (breachIfDue(now)) {
            return Optional.of(ClockNotice.BREACHED);
        }
        if (state != ClockState.RUNNING || breachedAt != null || warnedAt != null || !now.isAfter(warningAt)) {
            return Optional.empty();
        }
        warnedAt = now;
        return Optional.of(ClockNotice.AT_RISK);
    }

    /** Stands still until {@link #resume}. A clock that is not running, or whose deadline has passed, cannot be paused. */
    public boolean pause(String reason, String by, BusinessCalendar calendar, Instant now) {
        breachIfDue(now);
        if (state != ClockState.RUNNING || breachedAt != null) {
            return false;
        }
        state = ClockState.PAUSED;
        pauses = Stream.concat(pauses.stream(), Stream.of(new Pause(now, null, reason, by))).toList();
        aim(minutes, calendar);
        return true;
    }

    /** Runs again; the time paused is added to the deadline. */
    public boolean resume(BusinessCalendar calendar, Instant now) {
        if (state != ClockState.PAUSED) {
            return false;
        }
        state = ClockState.RUNNING;
        endPause(now);
        aim(minutes, calendar);
        return true;
    }

    /** The goal is reached. Already ended clocks stay as they are. */
    public boolean stop(BusinessCalendar calendar, Instant now) {
        breachIfDue(now);
        if (!state.isLive()) {
            return false;
        }
        resume(calendar, now);
        state = ClockState.STOPPED;
        stoppedAt = now;
        return true;
    }

    /** The promise no longer applies. */
    public boolean cancel(Instant now) {
        breachIfDue(now);
        if (!state.isLive()) {
            return false;
        }
        endPause(now);
        state = ClockState.CANCELLED;
        stoppedAt = now;
        return true;
    }

    /** Another promise from the same start, as after a change of severity. What is stopped or breached is history and stays. */
    public boolean retarget(int newMinutes, BusinessCalendar calendar, Instant now) {
        breachIfDue(now);
        if (!state.isLive() || breachedAt != null) {
            return false;
        }
        warnedAt = null;
        aim(newMinutes, calendar);
        return true;
    }

    /** Working time left until the deadline; negative once it has passed. */
    public Duration remaining(BusinessCalendar calendar, Instant now) {
        var until = stoppedAt == null ? now : stoppedAt;
        return Duration.ofMinutes(minutes).minus(calendar.workingTime(startedAt, until, pauses));
    }

    private void aim(int newMinutes, BusinessCalendar calendar) {
        var deadline = Deadline.of(startedAt, newMinutes, calendar, pauses);
        minutes = newMinutes;
        warningAt = deadline.warning();
        dueAt = deadline.due();
    }

    private boolean breachIfDue(Instant now) {
        if (state != ClockState.RUNNING || breachedAt != null || !now.isAfter(dueAt)) {
            return false;
        }
        breachedAt = dueAt;
        return true;
    }

    private void endPause(Instant now) {
        pauses = pauses.stream().map(pause -> pause.isOpen() ? pause.until(now) : pause).toList();
    }

    /** Null until the clock is stopped. */
    public ClockOutcome outcome() {
        if (state != ClockState.STOPPED) {
            return null;
        }
        return breachedAt == null ? ClockOutcome.MET : ClockOutcome.BREACHED;
    }

    /** When the sweep has to look at this clock again; null when time can do nothing more to it. */
    public Instant nextNoticeAt() {
        if (state != ClockState.RUNNING || breachedAt != null) {
            return null;
        }
        return warnedAt == null ? warningAt : dueAt;
    }

    public UUID id() {
        return id;
    }

    public UUID incidentId() {
        return incidentId;
    }

    public SlaGoal goal() {
        return goal;
    }

    public ClockState state() {
        return state;
    }

    public int minutes() {
        return minutes;
    }

    public Instant startedAt() {
        return startedAt;
    }

    public Instant warningAt() {
        return warningAt;
    }

    public Instant dueAt() {
        return dueAt;
    }

    public Instant breachedAt() {
        return breachedAt;
    }

    public Instant stoppedAt() {
        return stoppedAt;
    }

    public List<Pause> pauses() {
        return pauses;
    }
}
