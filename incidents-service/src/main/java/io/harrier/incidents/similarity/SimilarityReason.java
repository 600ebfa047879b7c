package io.harrier.incidents.similarity;

import java.util.Locale;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** Why an incident is shown beside another. */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SimilarityReason(
        @Schema(examples = "observable") Kind reason,
        @Schema(description = "Of an observable", examples = "ip") String type,
        @Schema(description = "What they have in common", examples = "203.0.113.77") String value,
        @Schema(description = "Incidents that have it: the fewer, the more it tells", examples = "3") Integer seenIn,
        @Schema(description = "Its part of the score", examples = "0.31") Double score) {

    /** What two incidents can have in common. */
    @Schema(name = "SimilarityKind")
    public enum Kind {
        OBSERVABLE, SYSTEM, TITLE, INCIDENT_TYPE;

        @JsonValue
        public final String wire = name().toLowerCase(Locale.ROOT);

        @JsonCreator
        static Kind of(String wire) {
            return valueOf(wire.toUpperCase(Locale.ROOT));
        }
    }
}
