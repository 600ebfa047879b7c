package io.harrier.incidents.sla;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.inject.Singleton;

import io.harrier.platform.ids.Ids;
import io.smallrye.mutiny.Uni;

/** Writes down what the policies of clocks that are at risk or breached want done, and when. The sweep does it. */
@Singleton
class SlaEscalationPlan {

    private final SlaPolicySteps steps;
    private final SlaEscalationRepository escalations;
    private final Ids ids;

    SlaEscalationPlan(SlaPolicySteps steps, SlaEscalationRepository escalations, Ids ids) {
        this.steps = steps;
        this.escalations = escalations;
        this.ids = ids;
    }

    /** Whoever calls holds the clocks. A clock that is at risk again, as after a change of severity, has each step of a policy once all the same. */
    Uni<Void> plan(List<Noticed> all) {
        var promised = all.stream().filter(it -> it.clock().policyId != null).toList();
        return steps.of(promised.stream().map(it -> it.clock().policyId).distinct().toList()).chain(byPolicy -> {
            var escalated = promised.stream().filter(it -> byPolicy.containsKey(it.clock().policyId)).toList();
            return escalated.isEmpty()
                    ? Uni.createFrom().voidItem()
                    : escalations.steps(escalated.stream().map(it -> it.clock().id).toList())
                            .chain(known -> escalations.addAll(fresh(escalated, byPolicy, known)));
        });
    }

    private List<SlaEscalation> fresh(List<Noticed> escalated, Map<UUID, List<SlaPolicyStep>> byPolicy,
            Set<SlaEscalation.Step> known) {
        return escalated.stream().flatMap(it -> planned(it, byPolicy.get(it.clock().policyId)))
                .filter(it -> !known.contains(it.step())).toList();
    }

    private Stream<SlaEscalation> planned(Noticed it, List<SlaPolicyStep> steps) {
        return steps.stream().filter(step -> step.notice == it.notice())
                .map(step -> SlaEscalation.planned(ids.next(), it.clock(), step,
                        since(it).plus(Duration.ofMinutes(step.delayMinutes))));
    }

    private static Instant since(Noticed it) {
        return it.notice() == ClockNotice.BREACHED ? it.clock().breachedAt : it.clock().warningAt;
    }
}
