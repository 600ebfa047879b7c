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
    @Schema(name = "ActivityAssignment")
    record Assigned(@Valid Person person) {
    }

    /** Why it is blocked, cancelled or planned anew. */
    @Schema(name = "ActivityReason")
    record Because(@NotBlank @Size(max = 4_000) @Schema(examples = "The host is switched off") String reason) {
    }

    /** What it has found out; what was written about it before stands where nothing is said here. */
    @Schema(name = "ActivityCompletion")
    record Completion(@Size(max = 20_000) @Schema(examples = "LSASS was read by a renamed procdump") String findings,
            @Size(max = 20_000) String nextSteps) {
    }
}
