package io.harrier.postmortems.review;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.hibernate.annotations.JdbcType;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

import com.fasterxml.jackson.annotation.JsonFormat;

import io.harrier.platform.storage.JsonList;
import io.harrier.postmortems.people.Participant;
import io.harrier.postmortems.people.Person;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * What people write in a review: all that a PATCH may change. Internal notes are kept apart.
 *
 * @param publicSummary for everybody the review is published to
 */
@Embeddable
@RegisterForReflection
public record ReviewContent(
        @NotBlank @Size(max = 500) String name,
        @NotNull LocalDate scheduledDate,
        @Embedded @AttributeOverride(name = "subject", column = @Column(name = "facilitator")) @AttributeOverride(name = "name", column = @Column(name = "facilitator_name")) @Valid Person facilitator,
        @JdbcType(JsonList.class) @Size(max = 200) List<@Valid Participant> participants,
        @Size(max = 2_000) String methodology,
        @Size(max = 100) List<@Size(max = 2_000) String> objectives,
        @Size(max = 50_000) String incidentSummary,
        @Size(max = 200_000) String timelineAnalysis,
        @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) @Size(max = 200) List<@Size(max = 20_000) String> whatWentWell,
        @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) @Size(max = 200) List<@Size(max = 20_000) String> whatWentWrong,
        @Size(max = 50_000) String rootCause,
        @JdbcType(JsonList.class) @Size(max = 100) List<@Valid RootCause> rootCauses,
        @Size(max = 200) List<@Size(max = 2_000) String> contributingFactors,
        @Size(max = 50_000) String impactSummary,
        @JdbcTypeCode(SqlTypes.JSON) @Valid Impact impactAnalysis,
        @JdbcType(JsonList.class) @Size(max = 200) List<@Valid ActionItem> actionItems,
        @Size(max = 50_000) String executiveSummary,
        @Size(max = 50_000) String publicSummary,
        UUID reportDocumentId,
        Boolean blameless,
        Boolean publishInternally,
        Boolean publishExternally) {

    public ReviewContent {
        participants = listOf(participants);
        objectives = listOf(objectives);
        whatWentWell = listOf(whatWentWell);
        whatWentWrong = listOf(whatWentWrong);
        rootCauses = listOf(rootCauses);
        contributingFactors = listOf(contributingFactors);
        actionItems = listOf(actionItems);
        blameless = blameless == null || blameless;
        publishInternally = publishInternally != null && publishInternally;
        publishExternally = publishExternally != null && publishExternally;
    }

    /** A review nobody has written in yet. */
    static ReviewContent planned(PlanReview plan) {
        return new ReviewContent(plan.name(), plan.scheduledDate(), plan.facilitator(), plan.participants(), plan.methodology(),
                plan.objectives(), null, null, null, null, null, null, null, null, null, null, null, null, null,
                plan.blameless(), null, null);
    }

    boolean hasIncidentSummary() {
        return incidentSummary != null && !incidentSummary.isBlank();
    }

    boolean hasPublicSummary() {
        return publicSummary != null && !publicSummary.isBlank();
    }

    private static <T> List<T> listOf(List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }
}
