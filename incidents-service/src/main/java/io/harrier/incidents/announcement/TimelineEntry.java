package io.harrier.incidents.announcement;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.harrier.incidents.timeline.AttackTactic;
import io.harrier.incidents.timeline.Confidence;
import io.harrier.incidents.timeline.EventCategory;
import io.harrier.incidents.timeline.EventSeverity;
import io.harrier.incidents.timeline.TimelineEventType;
import io.harrier.incidents.timeline.TimelineEventView;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** An entry of a timeline as events carry it. */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
record TimelineEntry(UUID id, TimelineEventType eventType, EventCategory category, Instant eventTime, Instant endTime,
        Instant recordedAt, String title, String description, EventSeverity severity, Confidence confidence, boolean keyEvent,
        List<AttackTactic> attackTactics, List<String> attackTechniques, UUID corrects, Instant verifiedAt) {

    static TimelineEntry of(TimelineEventView it) {
        return new TimelineEntry(it.id(), it.eventType(), it.category(), it.eventTime(), it.endTime(), it.recordedAt(),
                it.title(),
                Cut.text(it.description()), it.severity(), it.confidence(), it.keyEvent(), it.attackTactics(),
                it.attackTechniques(), it.corrects(), it.verifiedAt());
    }
}
