package io.harrier.incidents.sla;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.harrier.platform.ids.Ids;
import io.smallrye.mutiny.Uni;

/** Writes down what is to be done about clocks that are at risk or breached, as they were promised, and when. The sweep does it. */
@Singleton
class SlaEscalationPlan {

    private final SlaPolicySteps policies;
    private final SlaEscalationRepository escalations;
    private final Ids ids;

    SlaEscalationPlan(SlaPolicySteps policies, SlaEscalationRepository escalations, Ids ids) {
        this.policies = policies;
        this.escalations = escalations;
        this.ids = ids;
    }

    /** A clock, and what is to be done about it. */
    private record Wanted(Noticed noticed, List<SlaStep> steps) {
    }

    /**
     * Whoever calls holds the clocks. What was done is not done again for a clock; what was dropped is, where the clock calls for it again.
     */
    Uni<Void> plan(List<Noticed> all) {
        var promised = all.stream().filter(it -> it.clock().policyId != null).toList();
        return ofBefore(promised).chain(policies -> {
            var wanted = promised.stream().map(it -> new Wanted(it, steps(it.clock(), policies)))
                    .filter(it -> !it.steps().isEmpty()).toList();
            return wanted.isEmpty()
                    ? Uni.createFrom().voidItem()
                    : escalations.of(wanted.stream().map(it -> it.noticed().clock().id).distinct().toList())
                            .chain(known -> escalations.addAll(fresh(wanted, known)));
        });
    }

    /** Clocks did not always know what was promised: of those the policy tells as it is now. */
    private Uni<Map<UUID, List<SlaPolicyStep>>> ofBefore(List<Noticed> all) {
        return policies.of(all.stream().map(Noticed::clock).filter(it -> it.steps == null).map(it -> it.policyId).distinct()
                .toList());
    }

    private static List<SlaStep> steps(SlaClock clock, Map<UUID, List<SlaPolicyStep>> policies) {
        return clock.steps != null
                ? clock.steps
                : policies.getOrDefault(clock.policyId, List.of()).stream().map(SlaPolicyStep::told).toList();
    }

    /** Those that there are not yet; of those that there are it is written down when they are to be done now. */
    private List<SlaEscalation> fresh(List<Wanted> all, Map<SlaEscalation.Step, SlaEscalation> known) {
        var fresh = new ArrayList<SlaEscalation>();
        for (var wanted : all) {
            var clock = wanted.noticed().clock();
            for (int place = 1; place <= wanted.steps().size(); place++) {
                var step = wanted.steps().get(place - 1);
                // Whoever looks late may find the deadline passed of a clock that nobody saw at risk.
                if (step.on() != wanted.noticed().notice() && step.on() != ClockNotice.AT_RISK) {
                    continue;
                }
                var due = since(clock, step.on()).plus(Duration.ofMinutes(step.delay()));
                var there = known.get(new SlaEscalation.Step(clock.id, clock.policyId, step.on(), place));
                if (there == null) {
                    fresh.add(SlaEscalation.of(ids.next(), clock, place, step, due));
                } else if (there.state != SlaEscalationState.DONE) {
                    there.plan(step, due);
                }
            }
        }
        return fresh;
    }

    private static Instant since(SlaClock clock, ClockNotice notice) {
        return notice == ClockNotice.AT_RISK && clock.warningAt != null ? clock.warningAt : clock.breachedAt;
    }
}
