package io.harrier.alerts.alert;

import java.util.Locale;

import jakarta.persistence.EnumeratedValue;

import com.fasterxml.jackson.annotation.JsonValue;

/** What kind of incident an escalation opens (M incidents). */
public enum IncidentType {
    SECURITY_BREACH, DATA_LEAK, SYSTEM_COMPROMISE, INSIDER_THREAT, PHYSICAL_SECURITY, MALWARE, PHISHING, DDOS, OTHER;

    @JsonValue
    @EnumeratedValue
    public final String wire = name().toLowerCase(Locale.ROOT);
}
