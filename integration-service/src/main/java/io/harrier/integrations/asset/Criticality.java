package io.harrier.integrations.asset;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/** How much the business depends on an asset. */
public enum Criticality {

    CRITICAL,
    HIGH,
    MEDIUM,
    LOW;

    @JsonValue
    public final String wire = name().toLowerCase(Locale.ROOT);

    /** Tenable's bands of the Asset Criticality Rating: 9–10 critical, 7–8 high, 4–6 medium, 1–3 low. Null stays null. */
    public static Criticality ofRating(Double rating) {
        if (rating == null) {
            return null;
        }
        if (rating >= 9) {
            return CRITICAL;
        }
        if (rating >= 7) {
            return HIGH;
        }
        return rating >= 4 ? MEDIUM : LOW;
    }
}
