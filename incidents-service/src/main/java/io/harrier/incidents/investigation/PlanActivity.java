package io.harrier.incidents.investigation;

import java.time.Instant;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonAlias;

import io.harrier.incidents.incident.Person;

/** An activity to be planned. */
public record PlanActivity(
        @NotNull @JsonAlias("activity_type") @Schema(examples = "forensic_analysis") ActivityType activityType,
        @NotBlank @Size(max = 300) @JsonAlias("activity_name") @Schema(examples = "Image the memory of pay-db-01") String name,
        @Size(max = 20_000) String description,
        @Size(max = 20_000) @Schema(description = "How it is to be done, with what, and who is needed") String plan,
        Instant plannedStartAt,
        Instant dueAt,
        @Valid @JsonAlias("assigned_to") Person assignedTo) {

    ActivityContent content() {
        return new ActivityContent(activityType, name, description, plan, plannedStartAt, dueAt, null, null);
    }
}
