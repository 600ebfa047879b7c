package io.harrier.alerts.team;

import java.time.DayOfWeek;
import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/** A day of the week, as shifts name it. */
public enum Weekday {
    MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY;

    @JsonValue
    public final String wire = name().toLowerCase(Locale.ROOT);

    static Weekday of(DayOfWeek day) {
        return values()[day.ordinal()];
    }

    static Weekday named(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
