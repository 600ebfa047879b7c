package io.harrier.integrations.system;

import java.util.Locale;

import jakarta.persistence.EnumeratedValue;

import com.fasterxml.jackson.annotation.JsonValue;

/** How Harrier proves to an external system who it is. */
public enum AuthenticationMethod {

    API_KEY,
    OAUTH2,
    CERTIFICATE;

    @EnumeratedValue
    @JsonValue
    public final String wire = name().toLowerCase(Locale.ROOT);
}
