package io.harrier.alerts.processing;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/** Where a rule looks something up. */
enum LookupPlace {
    TABLE, USERS, INDICATORS, ASSETS;

    @JsonValue
    public final String wire = name().toLowerCase(Locale.ROOT);
}
