package io.harrier.incidents.announcement;

import java.time.Instant;
import java.util.UUID;

import io.harrier.incidents.incident.Incident;

/** A clock that there is something to tell about; {@code breachedAt} is null where it is not breached. */
public record ClockNews(Incident incident, UUID clock, String goal, Instant startedAt, Instant dueAt, Instant breachedAt) {
}
