package io.harrier.incidents.sla;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import io.harrier.incidents.incident.Severity;

/** The tenant's policies for incidents of a severity and type, of which one holds at a time. */
record PolicyChoice(Severity severity, List<SlaPolicy> own) {

    /** The most specific of those valid then, or the default. */
    SlaPolicy at(Instant instant) {
        return own.stream().filter(it -> it.holdsAt(instant)).min(SlaPolicy.MOST_SPECIFIC)
                .orElseGet(() -> SlaPolicy.defaultFor(severity));
    }

    /** Whether both promise the same then, by the same policy. */
    boolean isSameAt(Instant instant, PolicyChoice other) {
        return severity == other.severity && Objects.equals(at(instant).id, other.at(instant).id);
    }

    List<UUID> policies() {
        return own.stream().map(it -> it.id).toList();
    }

    List<UUID> calendars() {
        return own.stream().map(it -> it.calendarId).toList();
    }
}
