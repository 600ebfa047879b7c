package io.harrier.postmortems.task;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.harrier.postmortems.people.Person;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** Who does a task: a person, a team, or a person of a team. */
@Embeddable
@RegisterForReflection
public record Assignment(
        @Embedded @AttributeOverride(name = "subject", column = @Column(name = "assigned_to")) @AttributeOverride(name = "name", column = @Column(name = "assigned_to_name")) @Valid Person assignee,
        @Column(name = "assigned_team") @Size(max = 255) @Schema(examples = "Platform") String team) {

    static final Assignment NOBODY = new Assignment(null, null);

    static String subject(Assignment assignment) {
        return assignment == null || assignment.assignee == null ? null : assignment.assignee.subject();
    }
}
