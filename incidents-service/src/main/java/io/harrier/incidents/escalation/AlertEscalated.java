package io.harrier.incidents.escalation;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import io.harrier.incidents.incident.Classification;
import io.harrier.incidents.incident.DetectionMethod;
import io.harrier.incidents.incident.DetectionTime;
import io.harrier.incidents.incident.IncidentDetails;
import io.harrier.incidents.incident.IncidentType;
import io.harrier.incidents.incident.Opening;
import io.harrier.incidents.incident.Person;
import io.harrier.incidents.incident.Severity;
import io.harrier.incidents.observable.Observable;
import io.harrier.platform.access.Caller;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** What alerts-service says when alerts become an incident: {@code contracts/events/alerts/alert.escalated.v1.schema.json}. */
@RegisterForReflection
record AlertEscalated(UUID escalationId, List<UUID> alertIds, UUID primaryAlertId, Actor actor, String title,
        String description,
        IncidentType incidentType, Severity severity, Instant detectedAt, Instant occurredAt, List<String> affectedSystems,
        UUID incidentId, List<Observable> observables) {

    @RegisterForReflection
    record Actor(String kind, String subject, String name) {

        boolean isPerson() {
            return kind.equals("user");
        }
    }

    /** Who escalated, acting here as there. */
    Caller caller(UUID tenant) {
        return new Caller(tenant, null, actor.isPerson() ? Caller.Kind.USER : Caller.Kind.RULE, actor.subject(), actor.name());
    }

    /** All of its alerts, the primary first. */
    List<UUID> primaryFirst() {
        return Stream.concat(Stream.of(primaryAlertId), alertIds.stream()).distinct().toList();
    }

    /** The analyst who escalated keeps it; what a rule escalated is nobody's yet. */
    Opening opening(Instant now) {
        var details = new IncidentDetails(title, description, DetectionMethod.AUTOMATED,
                DetectionTime.credible(detectedAt, now), occurredAt,
                affectedSystems, null, null,
                null, false, null, null, null);
        var owner = actor.isPerson() ? new Person(actor.subject(), actor.name()) : null;
        return new Opening(details, new Classification(incidentType, severity, null), null, owner, null,
                escalationId,
                alertIds, primaryAlertId);
    }
}
