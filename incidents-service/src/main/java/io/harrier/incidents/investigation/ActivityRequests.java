package io.harrier.incidents.investigation;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.harrier.incidents.incident.Person;

/** What clients send to move an activity. */
final class ActivityRequests {

    private ActivityRequests() {
    }

    /** Whose it becomes; the caller's where nobody is named. */
    @Schema(name = "ActivityAssignment", examples = "{\"person\": {\"subject\": \"5b0f2c1e-8d34-4f6a-9a1b-3c7d2e9f1a01\", \"name\": \"Ana Lyst\"}}")
    record Assigned(@Valid Person person) {
    }

    /** Why it is blocked, cancelled or planned anew. */
    @Schema(name = "ActivityReason")
    record Because(@NotBlank @Size(max = 4_000) @Schema(examples = "The host is switched off") String reason) {
    }

    /** What it has found out; what was written about it before stands where nothing is said here. */
    @Schema(name = "ActivityCompletion", examples = "{\"findings\": \"LSASS was read by a renamed procdump\", \"nextSteps\": \"Look for the same hash on pay-app-02\"}")
    record Completion(@Size(max = 20_000) @Schema(examples = "LSASS was read by a renamed procdump") String findings,
            @Size(max = 20_000) String nextSteps) {
    }
}
