package io.harrier.incidents.sla;

import java.util.UUID;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.harrier.platform.problem.RuleBroken;

/** What is promised for a severity, in minutes of working time; what is absent is not promised. */
public record PutSlaPolicy(
        @Min(1) @Max(525_600) @Schema(examples = "15") Integer acknowledge,
        @Min(1) @Max(525_600) @Schema(examples = "30") Integer investigate,
        @Min(1) @Max(525_600) @Schema(examples = "60") Integer contain,
        @Min(1) @Max(525_600) @Schema(examples = "240") Integer resolve,
        @Schema(description = "The calendar the minutes count in; around the clock where absent") UUID calendarId,
        ClockStart startsAt) {

    SlaTargets targets() {
        try {
            return new SlaTargets(acknowledge, investigate, contain, resolve);
        } catch (IllegalArgumentException fault) {
            throw new RuleBroken("/resolve", fault.getMessage());
        }
    }
}
