package io.harrier.postmortems.review;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;

import io.harrier.postmortems.people.Participant;
import io.harrier.postmortems.people.Person;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * A review planned by hand.
 *
 * @param incidentId needed unless the review is thematic or a tabletop
 * @param type what the incident's severity calls for where absent
 * @param name made from the incident where absent
 * @param scheduledDate counted from today by the incident's severity where absent
 */
@RegisterForReflection
public record PlanReview(UUID incidentId, ReviewType type, @Size(max = 500) String name, LocalDate scheduledDate,
        @Valid Person facilitator, @Size(max = 200) List<@Valid Participant> participants,
        @Size(max = 2_000) String methodology,
        @Size(max = 100) List<@Size(max = 2_000) String> objectives, Boolean blameless) {

    /** One that a closing or a postmortem calls for. */
    static PlanReview of(UUID incident, ReviewType type, LocalDate date) {
        return new PlanReview(incident, type, null, date, null, null, null, null, null);
    }

    /** With this name, unless it has one. */
    PlanReview named(String fallback) {
        return name != null && !name.isBlank() ? this : with(type, fallback, scheduledDate);
    }

    /** Of this type, unless it has one. */
    PlanReview ofType(ReviewType fallback) {
        return type != null ? this : with(fallback, name, scheduledDate);
    }

    /** On this day, unless it has one. */
    PlanReview scheduledFor(LocalDate fallback) {
        return scheduledDate != null ? this : with(type, name, fallback);
    }

    private PlanReview with(ReviewType newType, String newName, LocalDate newDate) {
        return new PlanReview(incidentId, newType, newName, newDate, facilitator, participants, methodology, objectives,
                blameless);
    }
}
