package io.harrier.incidents.watch;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** Whether the caller watches an incident, and how many do. */
@RegisterForReflection
@Schema(name = "IncidentWatch")
public record WatchView(boolean watching, int watchers) {
}
