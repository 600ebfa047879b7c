package io.harrier.postmortems.review;

import io.harrier.postmortems.incident.AnnouncedIncident;
import io.harrier.postmortems.incident.ClosureReason;
import io.harrier.postmortems.people.Actor;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** An incident was closed, or found to be a false positive. */
@RegisterForReflection
record IncidentClosed(AnnouncedIncident incident, ClosureReason closureReason, Actor actor) {
}
