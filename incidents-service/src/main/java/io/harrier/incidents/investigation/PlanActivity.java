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
@Schema(examples = """
    {"activityType": "forensic_analysis", "name": "Image the memory of pay-db-01", "description": "Before it is switched off",
     "plan": "avml over SSH, by the person on duty", "plannedStartAt": "2025-03-02T10:00:00Z", "dueAt": "2025-03-02T18:00:00Z",
     "assignedTo": {"subject": "5b0f2c1e-8d34-4f6a-9a1b-3c7d2e9f1a01", "name": "Ana Lyst"}}""")
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
