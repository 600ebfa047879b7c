package io.harrier.incidents.timeline;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.harrier.incidents.incident.Person;
import io.harrier.platform.http.Located;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** An entry of a timeline as clients see it. */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TimelineEventView(
        UUID id,
        UUID incidentId,
        Instant eventTime,
        Instant recordedAt,
        TimelineEventType eventType,
        AttackTactic attackTactic,
        @Schema(description = "The word a caller sent that is no type of Harrier's") String sourceEventType,
        EventCategory category,
        String title,
        String description,
        EventSeverity severity,
        Confidence confidence,
        String source,
        @Schema(description = "Written by the product, not by a person") boolean automatic,
        boolean keyEvent,
        List<String> actorsInvolved,
        List<String> systemsAffected,
        List<String> actionsTaken,
        List<Decision> decisionsMade,
        List<String> externalParties,
        Integer durationMinutes,
        @Schema(description = "The entry that this one puts right") UUID corrects,
        Instant verifiedAt,
        Person verifiedBy,
        Person createdBy) implements Located {

    /** Under the timeline's own name, also where it was made under the older one. */
    @Override
    public String location(String madeAt) {
        return "/api/v1/incidents/" + incidentId + "/timeline/" + id;
    }

    static TimelineEventView of(TimelineEvent it) {
        return new TimelineEventView(it.id, it.incidentId, it.eventTime, it.recordedAt, it.eventType, it.attackTactic,
                it.sourceEventType,
                it.category, it.title, it.description, it.severity, it.confidence, it.source, it.automatic, it.keyEvent,
                it.actorsInvolved,
                it.systemsAffected, it.actionsTaken, it.decisionsMade, it.externalParties, it.durationMinutes, it.corrects,
                it.verifiedAt,
                it.verifiedBy, it.createdBy);
    }
}
