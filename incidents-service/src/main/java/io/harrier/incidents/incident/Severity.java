package io.harrier.incidents.incident;

import java.util.Locale;
import java.util.Optional;

import jakarta.persistence.EnumeratedValue;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** How bad an incident is; each but the last has the short name operations teams use (SEV1 … SEV4), accepted and shown beside it. */
public enum Severity {
    CRITICAL("SEV1"),
    HIGH("SEV2"),
    MEDIUM("SEV3"),
    LOW("SEV4"),
    INFORMATIONAL(null);

    @EnumeratedValue
    @JsonValue
    public final String wire = name().toLowerCase(Locale.ROOT);

    private final String alias;

    Severity(String alias) {
        this.alias = alias;
    }

    /** SEV1 … SEV4; nothing for informational, which has no short name. */
    public Optional<String> alias() {
        return Optional.ofNullable(alias);
    }

    /** @throws IllegalArgumentException when the text is neither a severity nor one of the short names */
    @JsonCreator
    public static Severity of(String text) {
        for (var severity : values()) {
            if (severity.name().equalsIgnoreCase(text) || text.equalsIgnoreCase(severity.alias)) {
                return severity;
            }
        }
        throw new IllegalArgumentException(
                "'" + text + "' is not a severity: critical, high, medium, low, informational or SEV1 to SEV4");
    }
}
