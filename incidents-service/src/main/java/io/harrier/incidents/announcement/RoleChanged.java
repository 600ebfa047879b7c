package io.harrier.incidents.announcement;

import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.harrier.incidents.incident.IncidentRole;
import io.harrier.incidents.incident.Person;
import io.harrier.incidents.role.RoleView;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** {@code contracts/events/incidents/incident.role_changed.v1.schema.json} */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
record RoleChanged(IncidentSnapshot incident, String change, Role role, Actor actor, Boolean truncated) {

    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Role(UUID id, IncidentRole role, Person person, Instant from, Instant until, Instant endedAt, String reason) {

        static Role of(RoleView it) {
            var person = new Person(it.person().subject(), it.person().shown());
            return new Role(it.id(), it.role(), person, it.from(), it.until(), it.endedAt(),
                    Cut.text(it.endedAt() == null ? it.reason() : it.endReason()));
        }
    }
}
