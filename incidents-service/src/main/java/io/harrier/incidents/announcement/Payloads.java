package io.harrier.incidents.announcement;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.harrier.incidents.incident.Classification;
import io.harrier.incidents.incident.ClosureReason;
import io.harrier.incidents.incident.Incident;
import io.harrier.incidents.incident.IncidentStatus;
import io.harrier.incidents.incident.Person;
import io.harrier.incidents.observable.Observable;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** The payloads of incident events, each as its schema in {@code contracts/events/incidents} has it. */
final class Payloads {

    private Payloads() {
    }

    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Opened(IncidentSnapshot incident, UUID escalationId, List<UUID> alertIds, UUID primaryAlertId, Boolean truncated) {
    }

    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record StatusChanged(IncidentSnapshot incident, IncidentStatus from, IncidentStatus to, String reason, Actor actor,
            Boolean truncated) {
    }

    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Closed(IncidentSnapshot incident, ClosureReason closureReason, Actor actor, Boolean truncated) {
    }

    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Reopened(IncidentSnapshot incident, String reason, Actor actor, Boolean truncated) {
    }

    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Reclassified(IncidentSnapshot incident, Classification previous, Classification current, PlaybookChange playbook,
            String reason, Actor actor, Boolean truncated) {
    }

    /** What an incident was worked by, and what it is now; null where it is not worked by any. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PlaybookChange(String from, String to) {

        /** Null where it stays. */
        static PlaybookChange of(String from, String to) {
            return Objects.equals(from, to) ? null : new PlaybookChange(from, to);
        }
    }

    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Assigned(IncidentSnapshot incident, Person previousOwner, Actor actor, String reason, Boolean truncated) {
    }

    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AccessChanged(IncidentSnapshot incident, Actor actor, Boolean truncated) {
    }

    /** Another incident, by its id and the number people use. */
    @RegisterForReflection
    record Named(UUID id, String reference) {

        static Named of(Incident incident) {
            return new Named(incident.id, incident.reference());
        }
    }

    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Merged(IncidentSnapshot incident, Named into, Actor actor, Boolean truncated) {
    }

    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Unmerged(IncidentSnapshot incident, Named from, String reason, Actor actor, Boolean truncated) {
    }

    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Related(IncidentSnapshot incident, IncidentEvents.Relation relation, boolean standing, String reason, Actor actor,
            Boolean truncated) {
    }

    /** Linked or unlinked: the type says which. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Alerts(IncidentSnapshot incident, List<UUID> alertIds, UUID escalationId, Actor actor, Boolean truncated) {
    }

    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PrimaryAlertChanged(IncidentSnapshot incident, UUID previousPrimaryAlertId, Actor actor, Boolean truncated) {
    }

    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ObservablesChanged(IncidentSnapshot incident, List<Observable> added, List<Observable> removed, Actor actor,
            Boolean truncated) {
    }

    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record WatchersChanged(IncidentSnapshot incident, boolean watching, Actor actor, Boolean truncated) {
    }

    /** At risk or breached: the type says which. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Sla(IncidentSnapshot incident, Clock clock, Boolean truncated) {
    }

    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Clock(UUID id, String kind, Instant startedAt, Instant deadlineAt, Instant breachedAt) {

        static Clock of(ClockNews it) {
            return new Clock(it.clock(), it.goal(), it.startedAt(), it.dueAt(), it.breachedAt());
        }
    }

    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SlaEscalated(IncidentSnapshot incident, Clock clock, ClockEscalation step, Boolean truncated) {
    }

    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record TimelineChanged(IncidentSnapshot incident, TimelineEntry event, String change, Actor actor, Boolean truncated) {
    }

    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record InvestigationChanged(IncidentSnapshot incident, ActivitySnapshot activity, String change, Actor actor,
            Boolean truncated) {
    }
}
