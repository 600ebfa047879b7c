package io.harrier.incidents.incident;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The team that answers for an incident from now on, and why. */
public record GiveToTeam(@NotNull @Pattern(regexp = Team.KEY, message = Team.SAID) @Schema(examples = "soc-tier2") String team,
        @Size(max = 4000) @Schema(examples = "Needs forensics") String reason) {
}
