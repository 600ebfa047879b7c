package io.harrier.alerts.enrichment;

import java.util.Locale;

import jakarta.persistence.EnumeratedValue;

import com.fasterxml.jackson.annotation.JsonValue;

/** How a key finds its row: equal, equal but for case, the most specific network an address is in, or the first pattern. */
public enum KeyMatch {
    EXACT, IGNORE_CASE, CIDR, GLOB, REGEX;

    @JsonValue
    @EnumeratedValue
    public final String wire = name().toLowerCase(Locale.ROOT);
}
