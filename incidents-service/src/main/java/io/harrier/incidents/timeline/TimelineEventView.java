package io.harrier.incidents.timeline;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.harrier.incidents.incident.Person;
import io.harrier.platform.http.Located;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** An entry of a timeline as clients see it. */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(examples = """
    {"id": "0190a3f2-7e11-7000-8000-000000000007", "incidentId": "0190a3f2-1bc0-7000-8000-000000000042",
     "eventTime": "2025-03-02T08:03:00Z", "endTime": "2025-03-02T08:23:00Z", "recordedAt": "2025-03-02T09:05:00Z",
     "eventType": "adversary_activity", "attackTactic": "lateral_movement", "attackTactics": ["lateral_movement"],
     "attackTechniques": ["T1021.002"], "category": "technical", "title": "On to pay-app-02",
     "description": "Logon to pay-app-02 with the account of the database", "severity": "high", "confidence": "likely",
     "source": "Windows event 4624", "automatic": false, "keyEvent": true, "actor": {"kind": "adversary"},
     "actorsInvolved": ["svc-payroll"], "systemsAffected": ["pay-app-02"], "actionsTaken": ["Account disabled"],
     "decisionsMade": [{"decision": "Leave the host on", "madeBy": "Max Manager", "rationale": "Its memory is evidence"}],
     "externalParties": ["The hoster"], "durationMinutes": 20,
     "evidenceReferences": [{"reference": "https://siem.example/search/77", "description": "The logons"}], "attachments": [],
     "flags": [], "createdBy": {"subject": "5b0f2c1e-8d34-4f6a-9a1b-3c7d2e9f1a01", "name": "Ana Lyst"},
     "updatedAt": "2025-03-02T09:05:00Z"}""")
public record TimelineEventView(
        UUID id,
        UUID incidentId,
        Instant eventTime,
        @Schema(description = "When it was over; absent where it took no time or nobody says") Instant endTime,
        Instant recordedAt,
        TimelineEventType eventType,
        @Schema(description = "The first of its tactics") AttackTactic attackTactic,
        List<AttackTactic> attackTactics,
        @Schema(examples = "[\"T1059.001\"]") List<String> attackTechniques,
        @Schema(description = "The word a caller sent that is no type of Harrier's") String sourceEventType,
        EventCategory category,
        String title,
        String description,
        EventSeverity severity,
        Confidence confidence,
        String source,
        @Schema(description = "Written by the product, not by a person") boolean automatic,
        boolean keyEvent,
        @Schema(description = "Who did it") TimelineActor actor,
        @Schema(description = "Who else had part in it") List<String> actorsInvolved,
        List<String> systemsAffected,
        List<String> actionsTaken,
        List<Decision> decisionsMade,
        List<String> externalParties,
        Integer durationMinutes,
        @Schema(description = "The item of evidence it rests on") UUID evidenceId,
        List<EvidenceReference> evidenceReferences,
        List<TimelineAttachmentView> attachments,
        @Schema(description = "The entry that this one puts right") UUID corrects,
        @Schema(description = "The entry that puts this one right: this one is only history") UUID correctedBy,
        Instant correctedAt,
        @Schema(description = "What does not fit its order; see the timeline's analysis") List<SequenceFlag> flags,
        Instant verifiedAt,
        Person verifiedBy,
        Person createdBy,
        Instant updatedAt) implements Located {

    /** Of a CSV. */
    public static final List<String> COLUMNS = List.of("eventTime", "endTime", "durationMinutes", "eventType", "attackTactics",
            "attackTechniques", "category", "severity", "confidence", "keyEvent", "title", "description", "actor.kind",
            "actor.subject", "actor.name", "actorsInvolved", "systemsAffected", "actionsTaken", "decisionsMade",
            "externalParties", "source", "sourceEventType", "evidenceId", "evidenceReferences", "attachments", "flags",
            "corrects",
            "correctedBy", "correctedAt", "verifiedAt", "verifiedBy.subject", "verifiedBy.name", "automatic", "recordedAt",
            "createdBy.subject", "createdBy.name", "id", "incidentId");

    /** Under the timeline's own name, also where it was made under the older one. */
    @Override
    public String location(String madeAt) {
        return "/api/v1/incidents/" + incidentId + "/timeline/" + id;
    }

    static TimelineEventView of(TimelineEvent it, Map<UUID, List<SequenceFlag>> flags,
            Map<UUID, List<TimelineAttachmentView>> attachments) {
        var main = it.attackTactic != null ? List.of(it.attackTactic) : List.<AttackTactic>of();
        return new TimelineEventView(it.id, it.incidentId, it.eventTime, it.endTime, it.recordedAt, it.eventType,
                it.attackTactic,
                it.attack.tactics().isEmpty() ? main : it.attack.all(), it.attack.techniques(), it.sourceEventType, it.category,
                it.title, it.description, it.severity, it.confidence, it.source, it.automatic, it.keyEvent, it.actor,
                it.actorsInvolved, it.systemsAffected, it.actionsTaken, it.decisionsMade, it.externalParties,
                it.durationMinutes, it.evidenceId, it.evidenceReferences, attachments.getOrDefault(it.id, List.of()),
                it.corrects, it.standing.correctedBy(),
                it.standing.correctedAt(), flags.getOrDefault(it.id, List.of()), it.verifiedAt, it.verifiedBy, it.createdBy,
                it.standing.updatedAt());
    }
}
