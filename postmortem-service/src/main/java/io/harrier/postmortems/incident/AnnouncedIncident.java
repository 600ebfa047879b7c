package io.harrier.postmortems.incident;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.harrier.postmortems.people.Person;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** The snapshot of an incident in its service's events, as far as it matters here. */
@RegisterForReflection
public record AnnouncedIncident(UUID id, long version, String reference, String title, String incidentType, Severity severity,
        String priority, String status, Person owner, Person incidentManager, Instant detectedAt, Instant openedAt,
        Instant closedAt, ClosureReason closureReason, boolean restricted, List<String> members) {

    /** Without members a restricted incident is hidden from everybody. */
    public AnnouncedIncident {
        members = members == null ? List.of() : List.copyOf(members);
    }
}
