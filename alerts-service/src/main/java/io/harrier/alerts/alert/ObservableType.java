package io.harrier.alerts.alert;

import java.util.Locale;

import jakarta.persistence.EnumeratedValue;

import com.fasterxml.jackson.annotation.JsonValue;

/** The kinds of observable. */
public enum ObservableType {
    IP, DOMAIN, HASH, USER, HOST, URL, CVE, EMAIL;

    @JsonValue
    @EnumeratedValue
    public final String wire = name().toLowerCase(Locale.ROOT);
}
