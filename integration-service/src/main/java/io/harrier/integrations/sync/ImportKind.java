package io.harrier.integrations.sync;

import java.util.Locale;

import jakarta.persistence.EnumeratedValue;

import com.fasterxml.jackson.annotation.JsonValue;

/** What an import brings in, in the order of a run: findings are announced with what is known of their assets. */
public enum ImportKind {

    ASSETS,
    VULNERABILITIES;

    @EnumeratedValue
    @JsonValue
    public final String wire = name().toLowerCase(Locale.ROOT);
}
