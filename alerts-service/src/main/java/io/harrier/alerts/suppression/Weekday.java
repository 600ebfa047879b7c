package io.harrier.alerts.suppression;

import java.time.DayOfWeek;
import java.util.Locale;

import jakarta.persistence.EnumeratedValue;

import com.fasterxml.jackson.annotation.JsonValue;

/** A day of the week. */
public enum Weekday {
    MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY;

    @JsonValue
    @EnumeratedValue
    public final String wire = name().toLowerCase(Locale.ROOT);

    DayOfWeek day() {
        return DayOfWeek.of(ordinal() + 1);
    }

    static Weekday named(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
