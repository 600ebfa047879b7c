package io.harrier.postmortems.review;

import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonFormat;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * An incident's postmortem as one document; what is absent stays as it is. What went well and wrong may be one text or several.
 * The names that service desks give the fields are taken, too.
 */
@RegisterForReflection
public record Postmortem(
        @Size(max = 50_000) @Schema(examples = "Credentials of the payment database were dumped.") String incidentSummary,
        @JsonAlias("impact_summary") @Size(max = 50_000) @Schema(examples = "Payments stood still for 40 minutes.") String impactSummary,
        @JsonAlias("root_cause") @Size(max = 50_000) @Schema(examples = "A service account could log on interactively.") String rootCause,
        @Size(max = 200_000) @Schema(examples = "08:14 detected, 09:20 contained") String timeline,
        @JsonAlias("what_went_well") @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) @Size(max = 200) List<@Size(max = 20_000) String> whatWentWell,
        @JsonAlias("what_went_wrong") @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) @Size(max = 200) List<@Size(max = 20_000) String> whatWentWrong,
        @JsonAlias("action_items") @Size(max = 200) List<@Valid ActionItem> actionItems,
        @JsonAlias("public_summary") @Size(max = 50_000) String publicSummary,
        @JsonAlias("internal_notes") @Size(max = 200_000) String internalNotes) {

    /** What of it is for the readers of a review, under the names it has there. */
    record InReview(String incidentSummary, String impactSummary, String rootCause, String timelineAnalysis,
            List<String> whatWentWell, List<String> whatWentWrong, List<ActionItem> actionItems, String publicSummary) {
    }

    InReview inReview() {
        return new InReview(incidentSummary, impactSummary, rootCause, timeline, whatWentWell, whatWentWrong, actionItems,
                publicSummary);
    }
}
