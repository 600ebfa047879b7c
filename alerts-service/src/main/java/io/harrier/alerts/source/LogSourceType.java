package io.harrier.alerts.source;

import java.util.Locale;

import jakarta.persistence.EnumeratedValue;

import com.fasterxml.jackson.annotation.JsonValue;

/** What a log source is. */
public enum LogSourceType {
    OPERATING_SYSTEM, APPLICATION, SECURITY_DEVICE, NETWORK_DEVICE, CLOUD_SERVICE;

    @JsonValue
    @EnumeratedValue
    public final String wire = name().toLowerCase(Locale.ROOT);
}
