package io.harrier.alerts.bulk;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.harrier.alerts.alert.AlertRequests.Assignee;
import io.harrier.alerts.alert.AlertRequests.Change;
import io.harrier.alerts.alert.IncidentType;
import io.harrier.alerts.alert.Outcome;
import io.harrier.alerts.alert.Severity;

/** What clients send to move many alerts at once. */
final class BulkRequests {

    static final int MOST = 500;
    static final int MOST_OF_AN_INCIDENT = 400;

    private BulkRequests() {
    }

    /** The alerts concerned. Versions may be left out, of all or of some. */
    interface Many {

        List<UUID> ids();

        Map<UUID, Long> versions();
    }

    enum AssignmentStep {
        CLAIM, ASSIGN, RELEASE;

        @JsonValue
        public final String wire = name().toLowerCase(Locale.ROOT);
    }

    @Schema(name = "BulkAssignment")
    record Assignment(@NotEmpty @Size(max = MOST) List<@NotNull UUID> ids, @Size(max = MOST) Map<UUID, @NotNull Long> versions,
            @Schema(description = "claim: the caller's; assign: the assignee's, by an incident manager; release: nobody's", defaultValue = "claim") AssignmentStep step,
            @Valid @Schema(description = "Whose they become, to assign") Assignee assignee,
            @Size(max = 4000) String reason) implements Many {
    }

    @Schema(name = "BulkResolution")
    record Resolution(@NotEmpty @Size(max = MOST) List<@NotNull UUID> ids, @Size(max = MOST) Map<UUID, @NotNull Long> versions,
            @NotNull @Schema(examples = "false_positive") Outcome outcome,
            @NotBlank @Size(max = 4000) @Schema(examples = "Scheduled scanner run") String notes) implements Many {
    }

    @Schema(name = "BulkEscalation")
    record Escalation(
            @NotEmpty @Size(max = MOST_OF_AN_INCIDENT) @Schema(description = "The first that can be escalated becomes the primary alert") List<@NotNull UUID> ids,
            @Size(max = MOST_OF_AN_INCIDENT) Map<UUID, @NotNull Long> versions,
            @Schema(description = "An incident that is there already, instead of a new one") UUID incidentId,
            @Schema(examples = "malware") IncidentType incidentType,
            @Size(min = 1, max = 500) String title,
            @Size(max = 4000) String description,
            @Schema(examples = "high") Severity severity,
            @Size(max = 4000) @Schema(examples = "One campaign") String reason) implements Many {
    }

    @Schema(name = "BulkMerge")
    record Merge(@NotEmpty @Size(max = MOST) List<@NotNull UUID> ids, @Size(max = MOST) Map<UUID, @NotNull Long> versions,
            @NotNull @Schema(description = "The alert that stands for all; where it is among the ids it is left as it is") UUID into,
            @Size(max = 4000) String reason) implements Many {
    }

    @Schema(name = "BulkCommenting")
    record Commenting(@NotEmpty @Size(max = MOST) List<@NotNull UUID> ids,
            @NotBlank @Size(max = 4000) @Schema(examples = "Part of the exercise") String text) implements Many {

        @Override
        public Map<UUID, Long> versions() {
            return null;
        }
    }

    @Schema(name = "BulkReclassification")
    record Reclassification(@NotEmpty @Size(max = MOST) List<@NotNull UUID> ids,
            @Size(max = MOST) Map<UUID, @NotNull Long> versions,
            @NotNull @Schema(description = "As of a single alert: severity, classification or both; null takes them back", implementation = Change.class) ObjectNode change)
            implements
                Many {
    }
}
