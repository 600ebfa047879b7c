package io.harrier.incidents.announcement;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;

import io.harrier.incidents.incident.ClosureReason;
import io.harrier.incidents.incident.IncidentStatus;
import io.harrier.incidents.incident.IncidentType;
import io.harrier.incidents.incident.IncidentView;
import io.harrier.incidents.incident.Person;
import io.harrier.incidents.incident.Priority;
import io.harrier.incidents.incident.Severity;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** An incident as events carry it: {@code contracts/events/incidents/shapes.schema.json}. */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
record IncidentSnapshot(
        UUID id,
        long version,
        String reference,
        String title,
        String description,
        IncidentType incidentType,
        Severity severity,
        Priority priority,
        IncidentStatus status,
        Person owner,
        Person incidentManager,
        String team,
        List<String> tags,
        Instant detectedAt,
        Instant occurredAt,
        Instant openedAt,
        Instant containedAt,
        Instant remediatedAt,
        Instant closedAt,
        ClosureReason closureReason,
        String resolutionSummary,
        UUID mergedInto,
        List<UUID> alertIds,
        UUID primaryAlertId,
        UUID escalationId,
        List<String> affectedSystems,
        boolean restricted,
        List<String> members,
        List<String> watchers,
        @JsonIgnore boolean cut) {

    /**
     * @param alertIds of the incident, the primary first
     * @param members the subjects of those who see it, all of them: what is cut here would be hidden from them; null where everybody does
     * @param watchers the subjects of those who watch it: they are told of it as long as they see it
     */
    static IncidentSnapshot of(IncidentView it, List<UUID> alertIds, List<String> members, List<String> watchers) {
        var description = Cut.text(it.description());
        var summary = Cut.text(it.resolutionSummary());
        var systems = Cut.systems(it.affectedSystems());
        var seeing = watchers.stream().filter(who -> members == null || members.contains(who)).toList();
        var told = Cut.people(seeing);
        boolean cut = description != it.description() || summary != it.resolutionSummary() || systems != it.affectedSystems()
                || told != seeing;
        return new IncidentSnapshot(it.id(), it.version(), it.reference(), it.title(), description, it.incidentType(),
                it.severity(),
                it.priority(), it.status(), named(it.owner()), named(it.incidentManager()), it.team(), it.tags(),
                it.detectedAt(), it.occurredAt(),
                it.openedAt(),
                it.containedAt(), it.remediatedAt(), it.closedAt(), it.closureReason(), summary, it.mergedInto(), alertIds,
                alertIds.isEmpty() ? null : alertIds.get(0), it.escalationId(), systems, it.restricted(), members, told, cut);
    }

    /** True where something was cut, absent elsewhere. */
    @JsonIgnore
    Boolean truncated() {
        return cut ? Boolean.TRUE : null;
    }

    private static Person named(Person person) {
        return person == null ? null : new Person(person.subject(), person.shown());
    }
}
