package io.harrier.alerts.format;

import java.util.Locale;

import jakarta.persistence.EnumeratedValue;

import com.fasterxml.jackson.annotation.JsonValue;

/** What alerts may share that are one within a window: what they are about, or their observables of a type. */
public enum EntityKind {
    ENTITY, IP, DOMAIN, HASH, USER, HOST, URL, CVE, EMAIL;

    @JsonValue
    @EnumeratedValue
    public final String wire = name().toLowerCase(Locale.ROOT);
}
