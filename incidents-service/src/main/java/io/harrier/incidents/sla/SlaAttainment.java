package io.harrier.incidents.sla;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.harrier.incidents.incident.Severity;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** How the clocks of a month, a severity and a team came out. Each clock counts once; one that is breached counts as that, whatever it does now. */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SlaAttainment(
        @Schema(description = "In which they started, in UTC", examples = "2026-05") String month,
        @Schema(description = "Of their incidents now") Severity severity,
        @Schema(description = "Of their incidents now; absent where they have none") String team,
        long met,
        long breached,
        @Schema(description = "Running, and in time") long running,
        long paused,
        long cancelled,
        @Schema(description = "To acknowledge incidents that arrived owned: nobody's merit, and in none of the others") long arrivedOwned,
        @Schema(description = "Incidents opened in that month that no clock was ever started for") long noSla,
        @Schema(description = "met / (met + breached); absent where there are none", examples = "0.97") Double attainment) {

    static SlaAttainment of(String month, Severity severity, String team, long met, long breached, long running, long paused,
            long cancelled, long arrivedOwned, long noSla) {
        long promised = met + breached;
        return new SlaAttainment(month, severity, team, met, breached, running, paused, cancelled, arrivedOwned, noSla,
                promised == 0 ? null : Math.round(10_000d * met / promised) / 10_000d);
    }
}
