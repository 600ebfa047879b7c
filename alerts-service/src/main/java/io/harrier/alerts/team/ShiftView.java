package io.harrier.alerts.team;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.harrier.platform.http.Located;
import io.harrier.platform.http.Versioned;

/** A shift as clients see it. */
@Schema(name = "Shift", description = "When people of a team are there")
record ShiftView(UUID id, long version, Instant createdAt, String createdBy, Instant updatedAt, String updatedBy, UUID teamId,
        String name, String timeZone, List<Weekday> weekdays, @Schema(examples = "22:00") String start,
        @Schema(examples = "06:00") String end, List<Member> members, boolean enabled,
        @Schema(description = "Whether it runs now") boolean running,
        @Schema(description = "When it ends next") Instant endsAt) implements Versioned, Located {

    static ShiftView of(Shift shift, Instant now) {
        return new ShiftView(shift.id, shift.version, shift.createdAt, shift.createdBy, shift.updatedAt, shift.updatedBy,
                shift.teamId, shift.name, shift.timeZone, Arrays.stream(shift.weekdays).map(Weekday::named).sorted().toList(),
                shift.starts.toString(), shift.ends.toString(), shift.members, shift.enabled, shift.runsAt(now),
                shift.enabled ? shift.times().nextEnd(now) : null);
    }
}
