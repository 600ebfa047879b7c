package io.harrier.incidents.sla;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.harrier.incidents.incident.IncidentType;
import io.harrier.incidents.incident.Severity;
import io.harrier.platform.http.Located;
import io.harrier.platform.http.Versioned;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** A policy as clients see it; a target that is absent is not promised. */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(examples = """
    {"id": "0190a3f2-501a-7000-8000-000000000001", "severity": "critical", "acknowledge": 15, "investigate": 30, "contain": 60,
     "resolve": 240, "startsAt": "opened", "warningPercent": 75,
     "escalation": [{"on": "at_risk", "action": "notify_role", "role": "incident_manager"}, {"on": "breached",
      "delayMinutes": 30, "action": "raise_priority"}],
     "isDefault": false, "version": 2}""")
public record SlaPolicyView(
        @Schema(description = "Absent for a default") UUID id,
        Severity severity,
        @Schema(description = "Absent where it is for every type") IncidentType incidentType,
        @Schema(description = "Absent where it stands: it holds when no other does") Instant validFrom,
        @Schema(description = "Excluded") Instant validUntil,
        Integer acknowledge,
        Integer investigate,
        Integer contain,
        Integer resolve,
        UUID calendarId,
        ClockStart startsAt,
        int warningPercent,
        List<SlaStep> escalation,
        @Schema(description = "Nobody has changed it yet") boolean isDefault,
        long version) implements Versioned, Located {

    static SlaPolicyView of(SlaPolicy it, List<SlaStep> steps) {
        return new SlaPolicyView(it.id, it.severity, it.incidentType, it.validFrom, it.validUntil,
                it.minutes(SlaGoal.ACKNOWLEDGE), it.minutes(SlaGoal.INVESTIGATE), it.minutes(SlaGoal.CONTAIN),
                it.minutes(SlaGoal.RESOLVE), it.calendarId, it.startsAt, it.warningPercent, steps, it.updatedAt == null,
                it.version());
    }

    static SlaPolicyView of(SlaPolicy it, Map<UUID, List<SlaPolicyStep>> steps) {
        var own = it.id == null ? List.<SlaPolicyStep>of() : steps.getOrDefault(it.id, List.of());
        return of(it, own.stream().map(SlaPolicyStep::told).toList());
    }
}
