package io.harrier.incidents.timeline;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonAlias;

/**
 * An entry of a timeline. Only the description is needed.
 *
 * @param eventType a type of Harrier's, an ATT&amp;CK tactic (makes adversary_activity of it), or any word (makes a note that keeps it)
 * @param eventTime when it happened; now where absent
 * @param title the description's first line where absent
 * @param attackTactic the same as one of {@code attackTactics}
 * @param attackTechniques as ATT&amp;CK numbers them
 * @param actor who did it; the adversary, where it is adversary_activity and nobody is named
 * @param actorsInvolved who else had part in it
 * @param endTime or {@code durationMinutes}: when it was over
 * @param evidenceId the item of evidence that it rests on
 * @param corrects the entry of this incident that this one puts right; that one stays
 */
@Schema(examples = """
    {"eventType": "lateral_movement", "description": "Logon to pay-app-02 with the account of the database",
     "title": "On to pay-app-02", "eventTime": "2025-03-02T08:03:00Z", "attackTactics": ["lateral_movement"],
     "attackTechniques": ["T1021.002"], "category": "technical", "severity": "high", "confidence": "likely",
     "source": "Windows event 4624", "keyEvent": true, "actor": {"kind": "adversary"}, "actorsInvolved": ["svc-payroll"],
     "systemsAffected": ["pay-app-02"], "actionsTaken": ["Account disabled"],
     "decisionsMade": [{"decision": "Leave the host on", "madeBy": "Max Manager", "rationale": "Its memory is evidence"}],
     "externalParties": ["The hoster"], "endTime": "2025-03-02T08:23:00Z", "durationMinutes": 20,
     "evidenceReferences": [{"reference": "https://siem.example/search/77", "description": "The logons"}]}""")
public record AddTimelineEvent(
        @JsonAlias("event_type") @Size(max = 50) @Schema(examples = "lateral_movement") String eventType,
        @JsonAlias( {
                "content", "event_description"}) @NotBlank @Size(max = 20_000) String description,
        @JsonAlias("event_title") @Size(max = 500) String title,
        @JsonAlias({"event_time", "event_timestamp"}) Instant eventTime,
        AttackTactic attackTactic,
        @Size(max = 14) List<@NotNull AttackTactic> attackTactics,
        @Size(max = 50) @Schema(examples = "[\"T1059.001\"]") List<@NotNull @Pattern(regexp = Attack.TECHNIQUE, message = "As ATT&CK numbers techniques: T1059 or T1059.001") String> attackTechniques,
        @JsonAlias("event_category") EventCategory category,
        @JsonAlias("event_severity") EventSeverity severity,
        @JsonAlias("confidence_level") Confidence confidence,
        @Size(max = 500) String source,
        @JsonAlias("is_key_event") boolean keyEvent,
        @Valid TimelineActor actor,
        @Size(max = 100) List<@NotBlank @Size(max = 255) String> actorsInvolved,
        @Size(max = 100) List<@NotBlank @Size(max = 255) String> systemsAffected,
        @Size(max = 100) List<@NotBlank @Size(max = 2000) String> actionsTaken,
        @Size(max = 100) List<@Valid @NotNull Decision> decisionsMade,
        @Size(max = 100) List<@NotBlank @Size(max = 255) String> externalParties,
        @JsonAlias("end_time") Instant endTime,
        @JsonAlias("event_duration_minutes") @Min(0) @Max(52_560_000) Integer durationMinutes,
        @JsonAlias("evidence_id") UUID evidenceId,
        @Size(max = 100) List<@Valid @NotNull EvidenceReference> evidenceReferences,
        UUID corrects){
}
