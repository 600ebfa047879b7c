package io.harrier.alerts.alert;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What clients send to move an alert. */
public final class AlertRequests {

    private AlertRequests() {
    }

    /** A person by Keycloak subject, with the name to show. */
    public record Assignee(@NotBlank @Size(max = 255) String subject, @Size(max = 500) String name) {

        String shown() {
            return name == null || name.isBlank() ? subject : name;
        }
    }

    /** Whose it becomes, and why; the caller's where nobody is named. */
    public record Assignment(@Valid Assignee assignee, @Size(max = 4000) @Schema(examples = "Knows the host") String reason) {
    }

    public record Merge(@NotNull @Schema(description = "The alert that stands for both") UUID into,
            @Size(max = 4000) @Schema(examples = "The same beacon, seen by the proxy") String reason) {
    }

    public record TakeOver(@NotBlank @Size(max = 4000) @Schema(examples = "Shift ended") String reason) {
    }

    public record Deferral(
            @NotNull @Schema(description = "Ahead, by 90 days at most", examples = "2026-12-01T08:00:00Z") Instant until,
            @NotBlank @Size(max = 4000) @Schema(examples = "The vendor answers on Tuesday") String reason) {
    }

    public record Comment(@NotBlank @Size(max = 4000) @Schema(examples = "Host is a build agent") String text) {
    }

    public record Resolution(@NotNull @Schema(examples = "false_positive") Outcome outcome,
            @NotBlank @Size(max = 4000) @Schema(examples = "Scheduled scanner run") String notes) {
    }

    public record Reopening(@NotBlank @Size(max = 4000) @Schema(examples = "Seen again on a second host") String reason) {
    }

    /** Everything but the reason may be left out: it is then taken from the alert. */
    public record Escalation(
            @Schema(description = "Further alerts of the same incident, each open or the caller's", examples = "[]") @Size(max = 399) List<@NotNull UUID> alertIds,
            @Schema(examples = "malware") IncidentType incidentType,
            @Size(min = 1, max = 500) String title,
            @Size(max = 4000) String description,
            @Schema(examples = "high") Severity severity,
            @Size(max = 4000) @Schema(examples = "Confirmed beaconing") String reason,
            @Schema(description = "An incident that is there already, instead of a new one; what is said of a new one is then passed over") UUID incidentId) {

        List<UUID> others() {
            return Optional.ofNullable(alertIds).orElse(List.of());
        }
    }

    /** What of an alert a merge patch may change. */
    public record Change(
            @Schema(description = "The analyst's; null takes it back, and the source's holds again", examples = "high", nullable = true) Severity severity,
            @Size(max = 200) @Schema(examples = "credential_access", nullable = true) String classification) {

        static Change of(SecurityAlert alert) {
            return new Change(alert.severitySet ? alert.severity : null, alert.classification);
        }
    }
}
