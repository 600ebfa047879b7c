package io.harrier.incidents.handover;

import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.harrier.incidents.incident.IncidentRole;
import io.harrier.incidents.incident.Person;
import io.harrier.platform.problem.RuleBroken;

/** Somebody's incidents, or some, become somebody else's. */
@Schema(name = "IncidentHandover", examples = """
    {"from": "5b0f2c1e-8d34-4f6a-9a1b-3c7d2e9f1a01",
     "to": {"subject": "5b0f2c1e-8d34-4f6a-9a1b-3c7d2e9f1a02", "name": "Max Manager"}, "role": "owner",
     "reason": "The night shift takes over"}""")
public record Handover(
        @Size(min = 1, max = 255) @Schema(description = "Subject of the person whose live incidents they are; the oldest 100", examples = "5b0f2c1e-8d34-4f6a-9a1b-3c7d2e9f1a01") String from,
        @Size(min = 1, max = MOST) @Schema(description = "The incidents, instead of a person's") List<@NotNull UUID> ids,
        @NotNull @Valid @Schema(description = "Whose they become") Person to,
        @Schema(description = "owner or incident_manager", defaultValue = "owner") IncidentRole role,
        @NotBlank @Size(max = 4000) @Schema(examples = "The night shift takes over") String reason) {

    static final int MOST = 100;

    void check() {
        if ((from == null) == (ids == null)) {
            throw new RuleBroken("/from", "Either a person's incidents are meant, or those of ids");
        }
        if (!office().isOffice()) {
            throw new RuleBroken("/role", "owner or incident_manager");
        }
        if (to.subject().equals(from)) {
            throw new RuleBroken("/to", "They are that person's already");
        }
    }

    IncidentRole office() {
        return role == null ? IncidentRole.OWNER : role;
    }
}
