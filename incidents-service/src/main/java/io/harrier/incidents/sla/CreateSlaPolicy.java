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

import io.harrier.incidents.incident.IncidentType;
import io.harrier.incidents.incident.Severity;

/** A policy for a time: what is promised for incidents of a severity, and where it says so of one type, that are opened in it. */
@Schema(examples = """
    {"severity": "critical", "incidentType": "ddos", "validFrom": "2027-01-01T00:00:00Z", "validUntil": "2028-01-01T00:00:00Z",
     "acknowledge": 15, "investigate": 30, "contain": 60, "resolve": 240, "startsAt": "opened", "warningPercent": 75,
     "escalation": [{"on": "at_risk", "action": "notify_role", "role": "incident_manager"}, {"on": "breached",
      "delayMinutes": 30, "action": "raise_priority"}]}""")
public record CreateSlaPolicy(
        @NotNull Severity severity,
        @Schema(description = "Every type where absent") IncidentType incidentType,
        @NotNull @Schema(description = "From when it holds") Instant validFrom,
        @Schema(description = "Until when, excluded; no end where absent") Instant validUntil,
        @Min(1) @Max(525_600) @Schema(examples = "15") Integer acknowledge,
        @Min(1) @Max(525_600) @Schema(examples = "30") Integer investigate,
        @Min(1) @Max(525_600) @Schema(examples = "60") Integer contain,
        @Min(1) @Max(525_600) @Schema(examples = "240") Integer resolve,
        @Schema(description = "The calendar the minutes count in; around the clock where absent") UUID calendarId,
        ClockStart startsAt,
        @Min(1) @Max(99) @Schema(description = "At how much of the minutes a clock warns; 75 where absent", examples = "75") Integer warningPercent,
        @Size(max = 20) @Schema(description = "What to do when a clock is at risk or breached, in this order") List<@Valid @NotNull SlaStep> escalation) {

    PutSlaPolicy terms() {
        return new PutSlaPolicy(acknowledge, investigate, contain, resolve, calendarId, startsAt, warningPercent, validFrom,
                validUntil, escalation);
    }
}
