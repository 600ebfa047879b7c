package io.harrier.incidents.incident;

/** What an incident is taken for: decides its promises and how it is worked on. */
public record Classification(IncidentType incidentType, Severity severity, Priority priority) {
}
