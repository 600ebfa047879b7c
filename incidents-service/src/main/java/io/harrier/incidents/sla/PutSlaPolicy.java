package io.harrier.incidents.sla;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.harrier.platform.problem.RuleBroken;

/** What is promised, in minutes of working time; what is absent is not promised. */
@Schema(examples = """
    {"acknowledge": 15, "investigate": 30, "contain": 60, "resolve": 240, "startsAt": "opened", "warningPercent": 75,
     "escalation": [{"on": "at_risk", "action": "notify_role", "role": "incident_manager"}, {"on": "breached",
      "delayMinutes": 30, "action": "raise_priority"}]}""")
public record PutSlaPolicy(
        @Min(1) @Max(525_600) @Schema(examples = "15") Integer acknowledge,
        @Min(1) @Max(525_600) @Schema(examples = "30") Integer investigate,
        @Min(1) @Max(525_600) @Schema(examples = "60") Integer contain,
        @Min(1) @Max(525_600) @Schema(examples = "240") Integer resolve,
        @Schema(description = "The calendar the minutes count in; around the clock where absent") UUID calendarId,
        ClockStart startsAt,
        @Min(1) @Max(99) @Schema(description = "At how much of the minutes a clock warns; 75 where absent", examples = "75") Integer warningPercent,
        @Schema(description = "From when a policy for a time holds; a standing one has none") Instant validFrom,
        @Schema(description = "Until when, excluded; no end where absent") Instant validUntil,
        @Size(max = 20) @Schema(description = "What to do when a clock is at risk or breached, in this order") List<@Valid @NotNull SlaStep> escalation) {

    SlaTargets targets() {
        try {
            return new SlaTargets(acknowledge, investigate, contain, resolve);
        } catch (IllegalArgumentException fault) {
            throw new RuleBroken("/resolve", fault.getMessage());
        }
    }

    /** The steps, each with what its action takes. */
    List<SlaStep> steps() {
        var steps = escalation == null ? List.<SlaStep>of() : escalation;
        for (int i = 0; i < steps.size(); i++) {
            steps.get(i).check("/escalation/" + i);
        }
        return steps;
    }
}
