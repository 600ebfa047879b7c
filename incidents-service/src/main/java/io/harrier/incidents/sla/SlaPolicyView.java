package io.harrier.incidents.sla;

import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.harrier.incidents.incident.Severity;
import io.harrier.platform.http.Versioned;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** A policy as clients see it; a target that is absent is not promised. */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SlaPolicyView(Severity severity, Integer acknowledge, Integer investigate, Integer contain, Integer resolve,
        UUID calendarId,
        ClockStart startsAt, @Schema(description = "Nobody has changed it yet") boolean isDefault,
        long version) implements Versioned {

    static SlaPolicyView of(SlaPolicy it) {
        return new SlaPolicyView(it.severity, it.minutes(SlaGoal.ACKNOWLEDGE), it.minutes(SlaGoal.INVESTIGATE),
                it.minutes(SlaGoal.CONTAIN),
                it.minutes(SlaGoal.RESOLVE), it.calendarId, it.startsAt, it.updatedAt == null, it.version());
    }
}
