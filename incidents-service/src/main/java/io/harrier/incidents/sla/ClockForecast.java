package io.harrier.incidents.sla;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** When a running clock is likely to stop. */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ClockForecast(
        UUID clockId,
        SlaGoal goal,
        Instant dueAt,
        @Schema(description = "Working time it has run") long workedMinutes,
        @Schema(description = "As likely before as after; absent where there is nothing to go by") Instant likelyFinishAt,
        @Schema(description = "Four times as likely before as after") Instant lateFinishAt,
        @Schema(description = "Whether the likely finish is in time") Boolean likelyInTime,
        ForecastHistory history) {

    /** @param longer what comparable clocks took that ran longer than this one has */
    static ClockForecast of(SlaClock clock, BusinessCalendar calendar, ForecastHistory longer, double queueFactor,
            Instant now) {
        var worked = clock.worked(calendar, now);
        if (longer.basis() == ForecastBasis.DEADLINE) {
            boolean ahead = clock.dueAt.isAfter(now);
            return new ClockForecast(clock.id, clock.goal, clock.dueAt, worked.toMinutes(), ahead ? clock.dueAt : null, null,
                    null, longer);
        }
        var likely = finish(calendar, worked, longer.medianMinutes(), queueFactor, now);
        return new ClockForecast(clock.id, clock.goal, clock.dueAt, worked.toMinutes(), likely,
                finish(calendar, worked, longer.lateMinutes(), queueFactor, now), !likely.isAfter(clock.dueAt), longer);
    }

    private static Instant finish(BusinessCalendar calendar, Duration worked, double minutes, double queueFactor, Instant now) {
        double left = Math.max(1, (minutes * 60 - worked.toSeconds()) * queueFactor);
        return calendar.after(now, Duration.ofSeconds((long) Math.ceil(left)), List.of()).orElseThrow();
    }
}
