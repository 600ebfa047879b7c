package io.harrier.incidents.observable;

import java.time.Instant;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.harrier.incidents.incident.Person;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** An observable of an incident. */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "IncidentObservable")
public record IncidentObservableView(
        @Schema(examples = "ip") ObservableType type,
        @Schema(examples = "203.0.113.77") String value,
        @Schema(description = "Incidents that have it, counted up to 500", examples = "3") int seenIn,
        @Schema(description = "Whether alerts of the incident have it") boolean ofAlerts,
        @Schema(description = "Who added it, where somebody did") Person addedBy,
        Instant addedAt) {
}
