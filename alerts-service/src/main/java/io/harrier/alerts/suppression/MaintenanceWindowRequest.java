package io.harrier.alerts.suppression;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.harrier.alerts.alert.Severity;

/** What is worked on, and when: once from start to end, or each week. */
@Schema(requiredProperties = {"name", "reason"})
record MaintenanceWindowRequest(
        @NotBlank @Size(max = 200) @Schema(examples = "Patching of the databases") String name,
        @NotBlank @Size(max = 4000) @Schema(examples = "Monthly patches") String reason,
        @Size(max = 200) @Schema(description = "Systems that an alert may affect, or the name or id of what it is about", examples = "[\"db-01\"]") List<@NotBlank @Size(max = 500) String> systems,
        @Size(max = 200) @Schema(description = "Assets likewise", examples = "[]") List<@NotBlank @Size(max = 500) String> assets,
        @Size(max = 200) @Schema(description = "Source systems", examples = "[]") List<@NotBlank @Size(max = 1000) String> sources,
        @Schema(description = "What is worse is not hidden", examples = "high", defaultValue = "high") Severity maxSeverity,
        @Schema(description = "Once: from", nullable = true) Instant startsAt,
        @Schema(description = "Once: to, at most 31 days later", nullable = true) Instant endsAt,
        @Valid Weekly weekly) {

    /** Each week on these days. */
    @Schema(description = "Begins on these days by the clock on the wall, and lasts as long as it says whatever that clock does")
    record Weekly(
            @NotBlank @Size(max = 50) @Schema(description = "By IANA's name", examples = "Europe/Zurich") String timeZone,
            @NotEmpty @Size(max = 7) @Schema(examples = "[\"sunday\"]") List<@NotNull Weekday> weekdays,
            @NotNull @Pattern(regexp = "([01]\\d|2[0-3]):[0-5]\\d") @Schema(examples = "22:00") String startTime,
            @NotNull @Schema(description = "From PT1M to P7D", examples = "PT4H") Duration duration,
            @Schema(description = "The first day on which it may begin", nullable = true) LocalDate firstDate,
            @Schema(description = "The last", nullable = true) LocalDate lastDate) {
    }

    static List<String> orNone(List<String> names) {
        return names == null ? List.of() : names.stream().distinct().toList();
    }
}
