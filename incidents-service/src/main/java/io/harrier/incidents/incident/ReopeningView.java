package io.harrier.incidents.incident;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** What a reopening undid, as clients see it. */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(examples = """
    {"id": "0190a3f2-4e09-7000-8000-000000000001", "containedAt": "2025-03-02T11:00:00Z", "remediatedAt": "2025-03-03T09:00:00Z",
     "closedAt": "2025-03-03T16:00:00Z", "closureReason": "resolved", "resolutionSummary": "Host rebuilt, credentials rotated",
     "reopenedAt": "2025-03-05T07:20:00Z",
     "reopenedBy": {"subject": "5b0f2c1e-8d34-4f6a-9a1b-3c7d2e9f1a02", "name": "Max Manager"},
     "reason": "The address answered again"}""")
public record ReopeningView(UUID id, Instant containedAt, Instant remediatedAt, Instant closedAt, ClosureReason closureReason,
        String resolutionSummary, Instant reopenedAt, Person reopenedBy, String reason) {

    static ReopeningView of(UndoneClosing it) {
        return new ReopeningView(it.id, it.containedAt, it.remediatedAt, it.closedAt, it.closureReason, it.resolutionSummary,
                it.reopenedAt, it.reopenedBy, it.reason);
    }
}
