package io.harrier.incidents.sla;

import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/** How an incident stands with its promises, all clocks together. */
public enum SlaState {
    /** Nothing was ever promised. */
    NONE,
    BREACHED,
    PAUSED,
    RUNNING,
    MET,
    CANCELLED;

    @JsonValue
    public final String wire = name().toLowerCase(Locale.ROOT);

    static SlaState of(List<SlaClock> clocks) {
        if (clocks.isEmpty()) {
            return NONE;
        }
        if (clocks.stream().anyMatch(clock -> clock.breachedAt != null)) {
            return BREACHED;
        }
        if (clocks.stream().anyMatch(clock -> clock.state == ClockState.RUNNING)) {
            return RUNNING;
        }
        if (clocks.stream().anyMatch(clock -> clock.state == ClockState.PAUSED)) {
            return PAUSED;
        }
        return clocks.stream().anyMatch(clock -> clock.state == ClockState.STOPPED) ? MET : CANCELLED;
    }
}
