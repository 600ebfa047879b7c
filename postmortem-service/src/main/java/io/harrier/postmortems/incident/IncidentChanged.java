package io.harrier.postmortems.incident;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** What every event about an incident carries: the incident as it is after it. */
@RegisterForReflection
public record IncidentChanged(AnnouncedIncident incident) {
}
