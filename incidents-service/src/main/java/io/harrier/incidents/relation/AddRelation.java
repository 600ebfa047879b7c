package io.harrier.incidents.relation;

import java.util.UUID;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What this incident is to another one, and why. */
public record AddRelation(
        @NotNull @Schema(description = "part_of and parent_of: of a campaign, which is an incident too", examples = "part_of") RelationRole role,
        @NotNull @Schema(examples = "0190a3f2-1bc0-7000-8000-000000000041") UUID incidentId,
        @NotBlank @Size(max = 4000) @Schema(examples = "The same actor, the same week") String reason) {
}
