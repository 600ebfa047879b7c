package io.harrier.incidents.timeline;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonAlias;

/**
 * An entry of a timeline. Only the description is needed.
 *
 * @param eventType a type of Harrier's, an ATT&amp;CK tactic (makes adversary_activity of it), or any word (makes a note that keeps it)
 * @param eventTime when it happened; now where absent
 * @param title the description's first line where absent
 * @param corrects the entry of this incident that this one puts right; that one stays
 */
public record AddTimelineEvent(
        @JsonAlias("event_type") @Size(max = 50) @Schema(examples = "lateral_movement") String eventType,
        @JsonAlias( {
                "content", "event_description"}) @NotBlank @Size(max = 20_000) String description,
        @JsonAlias("event_title") @Size(max = 500) String title,
        @JsonAlias({"event_time", "event_timestamp"}) Instant eventTime,
        AttackTactic attackTactic,
        EventCategory category,
        EventSeverity severity,
        Confidence confidence,
        @Size(max = 500) String source,
        boolean keyEvent,
        @Size(max = 100) List<@NotBlank @Size(max = 255) String> actorsInvolved,
        @Size(max = 100) List<@NotBlank @Size(max = 255) String> systemsAffected,
        @Size(max = 100) List<@NotBlank @Size(max = 2000) String> actionsTaken,
        @Size(max = 100) List<@Valid @NotNull Decision> decisionsMade,
        @Size(max = 100) List<@NotBlank @Size(max = 255) String> externalParties,
        @Min(0) Integer durationMinutes,
        UUID corrects){
}
