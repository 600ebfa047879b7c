package io.harrier.incidents.sla;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** A clock as clients see it. */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ClockView(
        UUID id,
        SlaGoal goal,
        ClockState state,
        @Schema(description = "Once stopped") ClockOutcome outcome,
        int minutes,
        @Schema(description = "At how much of the minutes it warns") int warningPercent,
        @Schema(description = "What promised it; absent for a default") UUID policyId,
        UUID calendarId,
        Instant startedAt,
        Instant warningAt,
        @Schema(description = "Absent while paused") Instant dueAt,
        @Schema(description = "Working time left, or left when it stopped; negative past the deadline") long remainingMinutes,
        Instant warnedAt,
        @Schema(description = "The deadline that passed; never changes") Instant breachedAt,
        Instant stoppedAt,
        @Schema(description = "The incident had an owner from its first moment") boolean arrivedOwned,
        List<Pause> pauses) {

    static ClockView of(SlaClock it, BusinessCalendar calendar, Instant now) {
        return new ClockView(it.id, it.goal, it.state, it.outcome(), it.minutes, it.warningPercent, it.policyId, it.calendarId,
                it.startedAt, it.warningAt,
                it.dueAt,
                it.remaining(calendar, now).toMinutes(), it.warnedAt, it.breachedAt, it.stoppedAt, it.arrivedOwned,
                it.pauses);
    }
}
