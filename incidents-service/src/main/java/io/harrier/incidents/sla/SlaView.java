package io.harrier.incidents.sla;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** How an incident stands with its promises. */
@RegisterForReflection
@Schema(examples = """
    {"incidentId": "0190a3f2-1bc0-7000-8000-000000000042", "state": "running",
     "clocks": [{"id": "0190a3f2-c10c-7000-8000-000000000003", "goal": "contain", "state": "running", "minutes": 60,
      "warningPercent": 75, "startedAt": "2025-03-02T08:31:09Z", "warningAt": "2025-03-02T09:16:09Z",
      "dueAt": "2025-03-02T09:31:09Z", "remainingMinutes": 18, "arrivedOwned": false, "pauses": []}]}""")
public record SlaView(UUID incidentId, SlaState state, List<ClockView> clocks) {

    static SlaView of(UUID incident, ClockSheet sheet, Instant now) {
        return new SlaView(incident, SlaState.of(sheet.clocks()),
                sheet.clocks().stream().map(clock -> ClockView.of(clock, sheet.calendarOf(clock), now)).toList());
    }
}
