package io.harrier.incidents.sla;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** How an incident stands with its promises. */
@RegisterForReflection
public record SlaView(UUID incidentId, SlaState state, List<ClockView> clocks) {

    static SlaView of(UUID incident, ClockSheet sheet, Instant now) {
        return new SlaView(incident, SlaState.of(sheet.clocks()),
                sheet.clocks().stream().map(clock -> ClockView.of(clock, sheet.calendarOf(clock), now)).toList());
    }
}
