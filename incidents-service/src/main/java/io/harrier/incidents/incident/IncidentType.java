package io.harrier.incidents.incident;

import java.util.Locale;

import jakarta.persistence.EnumeratedValue;

import com.fasterxml.jackson.annotation.JsonValue;

/** What kind of thing happened. */
public enum IncidentType {
    SECURITY_BREACH,
    DATA_LEAK,
    SYSTEM_COMPROMISE,
    INSIDER_THREAT,
    PHYSICAL_SECURITY,
    MALWARE,
    PHISHING,
    DDOS,
    OTHER;

    @EnumeratedValue
    @JsonValue
    public final String wire = name().toLowerCase(Locale.ROOT);
}
