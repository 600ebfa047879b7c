package io.harrier.incidents.role;

import java.time.Instant;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.harrier.incidents.incident.IncidentRole;
import io.harrier.incidents.incident.Person;

/** Somebody is to be something to an incident. */
@Schema(examples = """
    {"role": "observer", "person": {"subject": "5b0f2c1e-8d34-4f6a-9a1b-3c7d2e9f1a01", "name": "Ana Lyst"},
     "reason": "The yearly audit"}""")
public record GrantRole(
        @NotNull @Schema(description = "Neither owner nor incident_manager: those have steps of their own", examples = "observer") IncidentRole role,
        @Valid @Schema(description = "The caller where absent") Person person,
        @Schema(description = "When it ends by itself, at most a year from now; somebody ends it where absent") Instant until,
        @Size(max = 4000) @Schema(examples = "The yearly audit") String reason) {
}
