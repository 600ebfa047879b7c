package io.harrier.alerts.team;

import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is said of a team; what is left out takes the default. */
@Schema(requiredProperties = "name")
record TeamRequest(
        @NotBlank @Size(max = 200) @Schema(examples = "Endpoint") String name,
        @Size(max = 4000) @Schema(examples = "Clients and servers") String description,
        @Schema(description = "An inactive one gets no more alerts", examples = "true", defaultValue = "true") Boolean active,
        @Size(max = 200) @Schema(examples = "[]") List<@NotNull @Valid Member> members,
        @Size(max = 100) @Schema(description = "New alerts of one of these are the team's", examples = "[\"malware\"]") List<@NotBlank @Size(max = 200) String> classifications,
        @Size(max = 100) @Schema(description = "New alerts from one of these are the team's; with classifications, those that are both", examples = "[]") List<@NotBlank @Size(max = 1000) String> sourceSystems) {

    /** Whose an alert is to be. */
    @Schema(name = "AlertTeam")
    record OfAlert(@NotNull UUID teamId,
            @Size(max = 4000) @Schema(examples = "It is about the mail gateway") String reason) {
    }
}
