package io.harrier.incidents.announcement;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.harrier.incidents.incident.Person;
import io.harrier.incidents.incident.Priority;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * What was done about a clock, as events say it: the role to be told and who holds it on the incident, or who got the incident, or its
 * priority; and why.
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ClockEscalation(String on, int position, String action, String role, List<Person> people, Person person,
        Priority priority, String reason) {
}
