package io.harrier.postmortems.review;

import java.time.LocalDate;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import io.harrier.postmortems.people.Person;
import io.harrier.postmortems.priority.Priority;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** Something the review says to do. What is tracked to its end is a task of a remediation plan. */
@RegisterForReflection
public record ActionItem(@NotBlank @Size(max = 500) String title, @Size(max = 20_000) String description, @Valid Person owner,
        LocalDate dueDate, Priority priority) {
}
