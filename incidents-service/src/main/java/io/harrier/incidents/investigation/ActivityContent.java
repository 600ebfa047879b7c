package io.harrier.incidents.investigation;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonAlias;

/**
 * What people write about an activity: planned with it, and changed by a JSON Merge Patch while it is open.
 *
 * @param plan how it is to be done, with what, and who is needed
 * @param findings what is known so far; completing needs them
 * @param nextSteps what should follow
 */
@Embeddable
@Schema(examples = """
    {"activityType": "forensic_analysis", "name": "Image the memory of pay-db-01", "description": "Before it is switched off",
     "plan": "avml over SSH, by the person on duty", "plannedStartAt": "2025-03-02T10:00:00Z", "dueAt": "2025-03-02T18:00:00Z",
     "findings": "LSASS was read by a renamed procdump", "nextSteps": "Look for the same hash on pay-app-02"}""")
public record ActivityContent(
        @NotNull @Enumerated(EnumType.STRING) @Column(name = "activity_type") @JsonAlias("activity_type") @Schema(examples = "forensic_analysis") ActivityType activityType,
        @NotBlank @Size(max = 300) @Column(name = "activity_name") @JsonAlias("activity_name") @Schema(examples = "Image the memory of pay-db-01") String name,
        @Size(max = 20_000) String description,
        @Size(max = 20_000) String plan,
        @Column(name = "planned_start_at") Instant plannedStartAt,
        @Column(name = "due_at") Instant dueAt,
        @Size(max = 20_000) String findings,
        @Size(max = 20_000) @Column(name = "next_steps") @JsonAlias("next_steps") String nextSteps) {

    ActivityContent found(String findings, String nextSteps) {
        return new ActivityContent(activityType, name, description, plan, plannedStartAt, dueAt,
                findings == null ? this.findings : findings, nextSteps == null ? this.nextSteps : nextSteps);
    }
}
