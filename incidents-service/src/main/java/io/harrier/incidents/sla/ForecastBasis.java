package io.harrier.incidents.sla;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/** What a forecast looks back on: the first of these of which there is enough. */
public enum ForecastBasis {
    /** Clocks of the same goal, of incidents of the same severity and type. */
    SEVERITY_AND_TYPE,
    /** Clocks of the same goal, of incidents of the same severity. */
    SEVERITY,
    /** Clocks of the same goal. */
    GOAL,
    /** There is too little history: the deadline is all there is to go by. */
    DEADLINE;

    @JsonValue
    public final String wire = name().toLowerCase(Locale.ROOT);
}
