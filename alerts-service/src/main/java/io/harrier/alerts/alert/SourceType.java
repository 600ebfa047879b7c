package io.harrier.alerts.alert;

import java.util.Locale;

import jakarta.persistence.EnumeratedValue;

import com.fasterxml.jackson.annotation.JsonValue;

/** What kind of product an alert comes from. */
public enum SourceType {
    EDR, FIREWALL, EMAIL, SIEM, MONITORING_RULE, SCANNER, THREAT_INTEL, MANUAL, METRIC;

    @JsonValue
    @EnumeratedValue
    public final String wire = name().toLowerCase(Locale.ROOT);
}
