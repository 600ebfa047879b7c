package io.harrier.incidents.sla;

import java.util.Arrays;
import java.util.List;

import io.harrier.incidents.incident.ClosureReason;
import io.harrier.incidents.incident.Incident;
import io.harrier.incidents.incident.IncidentStatus;

/** All clocks of an incident, held, with the calendars they count in. */
record ClockSheet(List<SlaClock> clocks, Calendars calendars) {

    BusinessCalendar calendarOf(SlaClock clock) {
        return calendars.of(clock.calendarId);
    }

    List<SlaClock> live() {
        return clocks.stream().filter(clock -> clock.state.isLive()).toList();
    }

    boolean hasLive(SlaGoal goal) {
        return live().stream().anyMatch(clock -> clock.goal == goal);
    }

    /** Goals that no clock stands for: none was started, or what was is cancelled. */
    List<SlaGoal> unpromised() {
        return Arrays.stream(SlaGoal.values())
                .filter(goal -> clocks.stream().noneMatch(it -> it.goal == goal && it.state != ClockState.CANCELLED)).toList();
    }

    /** Whether the incident is where the goal wanted it. */
    static boolean isReached(SlaGoal goal, Incident incident) {
        return switch (goal) {
            case ACKNOWLEDGE -> incident.reached.acknowledgedAt() != null;
            case INVESTIGATE -> incident.status.ordinal() >= IncidentStatus.INVESTIGATING.ordinal();
            case CONTAIN -> incident.reached.containedAt() != null;
            case RESOLVE -> incident.reached.remediatedAt() != null;
        };
    }

    /** A false positive and a merged incident keep no promise and break none. */
    static boolean isVoid(Incident incident) {
        return incident.ending != null && (incident.ending.closureReason() == ClosureReason.MERGED
                || incident.status == IncidentStatus.FALSE_POSITIVE);
    }
}
