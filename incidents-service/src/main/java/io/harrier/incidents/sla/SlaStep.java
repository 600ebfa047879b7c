package io.harrier.incidents.sla;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.harrier.incidents.incident.Person;
import io.harrier.incidents.incident.Priority;
import io.harrier.platform.problem.RuleBroken;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** What to do when a clock is at risk or breached: one step of several, done in their order. */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SlaStep(
        @NotNull ClockNotice on,
        @Min(0) @Max(43_200) @Schema(description = "Minutes after the warning or the deadline, around the clock; at once where absent") Integer delayMinutes,
        @NotNull SlaAction action,
        @Pattern(regexp = "owner|responder|scribe|observer|analyst|incident_manager|compliance_officer|privacy_officer|legal|executive|tenant_admin|auditor") @Schema(description = "Who is told, of notify_role: a role on the incident or in the organization", examples = "incident_manager") String role,
        @Valid @Schema(description = "Who gets it, of reassign") Person person,
        @Schema(description = "Which one it is raised to, of raise_priority; the next where absent") Priority priority) {

    int delay() {
        return delayMinutes == null ? 0 : delayMinutes;
    }

    /** Refuses what its action does not take, and what it lacks. */
    void check(String pointer) {
        check(pointer + "/role", role, action == SlaAction.NOTIFY_ROLE, action == SlaAction.NOTIFY_ROLE);
        check(pointer + "/person", person, action == SlaAction.REASSIGN, action == SlaAction.REASSIGN);
        check(pointer + "/priority", priority, action == SlaAction.RAISE_PRIORITY, false);
    }

    private void check(String pointer, Object given, boolean taken, boolean needed) {
        if (given != null && !taken) {
            throw new RuleBroken(pointer, action.wire + " takes none");
        }
        if (given == null && needed) {
            throw new RuleBroken(pointer, action.wire + " needs one");
        }
    }
}
