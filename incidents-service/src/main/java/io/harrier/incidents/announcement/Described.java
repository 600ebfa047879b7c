package io.harrier.incidents.announcement;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** {@code contracts/events/incidents/incident.described.v1.schema.json} */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
record Described(IncidentSnapshot incident, List<String> changed, Actor actor, Boolean truncated) {
}
