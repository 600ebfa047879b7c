package io.harrier.incidents.incident;

import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** What a reopening undid, as clients see it. */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReopeningView(UUID id, Instant containedAt, Instant remediatedAt, Instant closedAt, ClosureReason closureReason,
        String resolutionSummary, Instant reopenedAt, Person reopenedBy, String reason) {

    static ReopeningView of(UndoneClosing it) {
        return new ReopeningView(it.id, it.containedAt, it.remediatedAt, it.closedAt, it.closureReason, it.resolutionSummary,
                it.reopenedAt, it.reopenedBy, it.reason);
    }
}
