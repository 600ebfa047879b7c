package io.harrier.alerts.team;

import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is said of a shift; what is left out takes the default. */
@Schema(requiredProperties = {"teamId", "name", "timeZone", "weekdays", "start", "end"})
record ShiftRequest(
        @NotNull @Schema(description = "Never changes") UUID teamId,
        @NotBlank @Size(max = 200) @Schema(examples = "Night") String name,
        @NotBlank @Size(max = 50) @Schema(description = "By IANA's name", examples = "Europe/Zurich") String timeZone,
        @NotNull @Size(min = 1, max = 7) @Schema(description = "The days on which it starts", examples = "[\"monday\", \"tuesday\"]") Set<@NotNull Weekday> weekdays,
        @NotNull @Pattern(regexp = ShiftRequest.TIME, message = "must be a time like 22:00") @Schema(examples = "22:00") String start,
        @NotNull @Pattern(regexp = ShiftRequest.TIME, message = "must be a time like 06:00") @Schema(description = "A day later where it is not after the start", examples = "06:00") String end,
        @Size(max = 200) @Schema(description = "Members of the team; the whole team where absent", examples = "[]") List<@NotNull @Valid Member> members,
        @Schema(description = "The end of one that is not releases nothing", examples = "true", defaultValue = "true") Boolean enabled) {

    static final String TIME = "([01]\\d|2[0-3]):[0-5]\\d";
}
