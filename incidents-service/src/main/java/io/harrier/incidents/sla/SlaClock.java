package io.harrier.incidents.sla;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/**
 * One promise about one incident, running against its deadline. It is breached at its deadline, whoever notices and however late; that instant
 * never changes again, and a breached clock still runs until its goal is reached.
 */
@Entity
@Table(name = "sla_clocks")
public class SlaClock extends SlaClockFacts {

    protected SlaClock() {
    }

    static SlaClock start(UUID id, UUID incidentId, SlaGoal goal, Promise promise, Instant at) {
        var clock = new SlaClock();
        clock.id = id;
        clock.incidentId = incidentId;
        clock.goal = goal;
        clock.state = ClockState.RUNNING;
        clock.startedAt = at;
        clock.pauses = List.of();
        clock.aim(promise);
        return clock;
    }

    /** What time has made of the clock by now; told once each, and only the later one when both are due. */
    Optional<ClockNotice> notice(Instant now) {
        if (breach(now)) {
            return Optional.of(ClockNotice.BREACHED);
        }
        boolean atRisk = state == ClockState.RUNNING && breachedAt == null && warnedAt == null && now.isAfter(warningAt);
        warnedAt = atRisk ? now : warnedAt;
        schedule();
        return atRisk ? Optional.of(ClockNotice.AT_RISK) : Optional.empty();
    }

    /** Whether the deadline has passed and nobody had noticed. */
    boolean breach(Instant now) {
        if (state != ClockState.RUNNING || breachedAt != null || !now.isAfter(dueAt)) {
            return false;
        }
        breachedAt = dueAt;
        schedule();
        return true;
    }

    /** Stands still until {@link #resume}. A clock that is not running, or whose deadline has passed, cannot be paused. */
    boolean pause(String reason, String by, BusinessCalendar calendar, Instant now) {
        breach(now);
        if (state != ClockState.RUNNING || breachedAt != null) {
            return false;
        }
        state = ClockState.PAUSED;
        var left = calendar.workingTime(now, dueAt, List.of());
        pauses = Stream.concat(pauses.stream(), Stream.of(new Pause(now, null, left, reason, by))).toList();
        warningAt = warningAt.isAfter(now) ? null : warningAt;
        dueAt = dueAt.isAfter(now) ? null : dueAt;
        schedule();
        return true;
    }

    /** Runs again with the working time that was left, counted from now on: what the calendar was before is history. */
    boolean resume(BusinessCalendar calendar, Instant now) {
        if (state != ClockState.PAUSED) {
            return false;
        }
        state = ClockState.RUNNING;
        var left = left(calendar);
        endPause(now);
        if (dueAt == null) {
            var deadline = Deadline.in(left, minutes, warningPercent, calendar, now);
            warningAt = warningAt == null ? deadline.warning() : warningAt;
            dueAt = deadline.due();
        }
        schedule();
        return true;
    }

    /** The goal is reached. What has ended stays as it is. */
    boolean stop(BusinessCalendar calendar, Instant now) {
        resume(calendar, now);
        breach(now);
        if (!state.isLive()) {
            return false;
        }
        tookSeconds = Math.max(0, worked(calendar, now).toSeconds());
        end(ClockState.STOPPED, now);
        return true;
    }

    /** The promise no longer applies. */
    boolean cancel(Instant now) {
        breach(now);
        if (!state.isLive()) {
            return false;
        }
        endPause(now);
        end(ClockState.CANCELLED, now);
        return true;
    }

    /**
     * Runs again as it did when it was cancelled, as if it had stood still since: what was paused then still is, what was breached stays so.
     */
    void goOn(String reason, String by, BusinessCalendar calendar, Instant now) {
        var cancelledAt = stoppedAt;
        var last = pauses.isEmpty() ? null : pauses.get(pauses.size() - 1);
        stoppedAt = null;
        if (last != null && cancelledAt.equals(last.to())) {
            state = ClockState.PAUSED;
            pauses = Stream.concat(pauses.stream().limit(pauses.size() - 1), Stream.of(last.until(null))).toList();
            schedule();
            return;
        }
        state = ClockState.RUNNING;
        if (pause(reason, by, calendar, cancelledAt)) {
            resume(calendar, now);
        }
        schedule();
    }

    /** Another promise, as after a change of severity. What has ended or is breached is history and stays. */
    boolean retarget(Promise promise, Instant start, Instant now) {
        breach(now);
        if (!state.isLive() || breachedAt != null) {
            return false;
        }
        startedAt = start;
        warnedAt = null;
        aim(promise);
        return true;
    }

    /** The same promise from another start. */
    boolean restart(Instant start, BusinessCalendar calendar, Instant now) {
        return retarget(new Promise(minutes, warningPercent, policyId, calendarId, steps, calendar), start, now);
    }

    /** Working time left until the deadline; negative once it has passed. */
    Duration remaining(BusinessCalendar calendar, Instant now) {
        if (dueAt == null) {
            return left(calendar);
        }
        var until = stoppedAt == null ? now : stoppedAt;
        return until.isAfter(dueAt)
                ? calendar.workingTime(dueAt, until, List.of()).negated()
                : calendar.workingTime(until, dueAt, List.of());
    }

    /** The working time it has run, without pauses. */
    Duration worked(BusinessCalendar calendar, Instant now) {
        return calendar.workingTime(startedAt, now, pauses);
    }

    /** Null until the clock is stopped. */
    ClockOutcome outcome() {
        if (state != ClockState.STOPPED) {
            return null;
        }
        return breachedAt == null ? ClockOutcome.MET : ClockOutcome.BREACHED;
    }

    /** Counted from the start, as if nothing else had ever been promised. A clock that stands still goes on with what is left then. */
    private void aim(Promise promise) {
        var calendar = promise.calendar();
        var deadline = Deadline.of(startedAt, promise.minutes(), promise.warningPercent(), calendar, pauses);
        policyId = promise.policyId();
        warningPercent = promise.warningPercent();
        calendarId = promise.calendarId();
        minutes = promise.minutes();
        steps = promise.steps();
        warningAt = deadline.warning();
        dueAt = deadline.due();
        pauses = pauses.stream().map(pause -> pause.isOpen() ? pause.with(leftAt(pause, calendar)) : pause).toList();
        schedule();
    }

    /** The working time that the last pause left. */
    private Duration left(BusinessCalendar calendar) {
        var last = pauses.get(pauses.size() - 1);
        return last.left() == null ? leftAt(last, calendar) : last.left();
    }

    private Duration leftAt(Pause pause, BusinessCalendar calendar) {
        return Duration.ofMinutes(minutes).minus(calendar.workingTime(startedAt, pause.from(), pauses));
    }

    private void endPause(Instant now) {
        pauses = pauses.stream().map(pause -> pause.isOpen() ? pause.until(now) : pause).toList();
    }

    private void end(ClockState ended, Instant now) {
        state = ended;
        stoppedAt = now;
        schedule();
    }

    private void schedule() {
        boolean quiet = state != ClockState.RUNNING || breachedAt != null;
        nextNoticeAt = quiet ? null : warnedAt == null ? warningAt : dueAt;
    }
}
