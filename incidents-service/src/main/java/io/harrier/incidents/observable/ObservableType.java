package io.harrier.incidents.observable;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/** The kinds of observable. */
public enum ObservableType {
    IP, DOMAIN, HASH, USER, HOST, URL, CVE, EMAIL;

    @JsonValue
    public final String wire = name().toLowerCase(Locale.ROOT);

    static ObservableType named(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
