package io.harrier.incidents.sla;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What may be promised for an incident.
 *
 * @param calendars those of the policies
 * @param steps of the policies; one that has none is not there
 */
record SlaTerms(PolicyChoice choice, Calendars calendars, Map<UUID, List<SlaPolicyStep>> steps) {

    SlaPolicy at(Instant instant) {
        return choice.at(instant);
    }

    /** Of a policy that has minutes for the goal. */
    Promise promise(SlaPolicy policy, SlaGoal goal) {
        var wanted = policy.id == null ? List.<SlaPolicyStep>of() : steps.getOrDefault(policy.id, List.of());
        return new Promise(policy.minutes(goal), policy.warningPercent, policy.id, policy.calendarId,
                wanted.stream().map(SlaPolicyStep::told).toList(), calendars.of(policy.calendarId));
    }
}
