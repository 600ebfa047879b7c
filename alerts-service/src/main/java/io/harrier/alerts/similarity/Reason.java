package io.harrier.alerts.similarity;

import java.util.Locale;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import io.harrier.alerts.alert.ObservableType;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** Why an alert is shown beside another. */
@RegisterForReflection
public record Reason(
        @Schema(examples = "observable") Kind reason,
        @Schema(description = "Of an observable") ObservableType type,
        @Schema(description = "What they have in common", examples = "203.0.113.7") String value,
        @Schema(description = "Alerts with this observable: the fewer, the more it tells", examples = "3") Integer seenIn,
        @Schema(description = "Its part of the score", examples = "0.31") Double score) {

    /** What two alerts can have in common. */
    public enum Kind {
        OBSERVABLE, ENTITY, TITLE, SOURCE_AND_CLASSIFICATION;

        @JsonValue
        public final String wire = name().toLowerCase(Locale.ROOT);

        @JsonCreator
        static Kind of(String wire) {
            return valueOf(wire.toUpperCase(Locale.ROOT));
        }
    }
}
