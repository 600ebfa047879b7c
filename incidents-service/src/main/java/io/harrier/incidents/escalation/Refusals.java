package io.harrier.incidents.escalation;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.harrier.platform.events.EventType;
import io.harrier.platform.events.Outbox;
import io.harrier.platform.problem.Conflict;
import io.harrier.platform.problem.NotFound;
import io.harrier.platform.problem.ProblemException;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;

/** Tells whoever escalated alerts to an incident that it does not take them, so that they get them back. */
@Singleton
class Refusals {

    private static final EventType REFUSED = EventType.of("incidents", "escalation.refused");

    private final Outbox outbox;
    private final Clock clock;

    Refusals(Outbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    @RegisterForReflection
    record Refused(UUID escalationId, UUID incidentId, List<UUID> alertIds, String cause, String reason, Instant refusedAt) {
    }

    Uni<Void> tell(AlertEscalated escalation, ProblemException refusal) {
        String cause = refusal instanceof NotFound
                ? "incident_not_found"
                : refusal instanceof Conflict ? "incident_ended" : "too_many_alerts";
        return outbox.announce(REFUSED, escalation.escalationId(),
                new Refused(escalation.escalationId(), escalation.incidentId(),
                        escalation.alertIds(), cause, refusal.getMessage(), clock.instant()));
    }
}
