package io.harrier.alerts.priority;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** How urgent an alert is, and why. */
@RegisterForReflection
@Schema(name = "AlertPriority", description = "How urgent an alert is, 0 to 100, and what that is made of")
public record PriorityView(@Schema(examples = "73") int score, List<Factor> factors) {

    /** One of the things that make it urgent: weight × value points. */
    @RegisterForReflection
    @Schema(name = "AlertPriorityFactor")
    public record Factor(@Schema(examples = "severity") String factor,
            @Schema(description = "The points it gives at most") int weight,
            @Schema(description = "0 to 1") double value, @Schema(examples = "30.0") double points) {

        static Factor of(String name, int weight, double value) {
            return new Factor(name, weight, value, Math.round(weight * value * 10) / 10.0);
        }
    }

    /** @param stored of each factor {@code [weight, value]}, as {@link Priority} has it; null for alerts from before */
    public static PriorityView of(int score, Map<String, Object> stored, int recurrenceWeight, long seen) {
        var factors = new ArrayList<Factor>();
        for (PriorityFactor factor : PriorityFactor.values()) {
            if (stored != null && stored.get(factor.wire) instanceof List<?> pair) {
                factors.add(Factor.of(factor.wire, ((Number) pair.get(0)).intValue(), ((Number) pair.get(1)).doubleValue()));
            }
        }
        double recurrence = recurrence(seen);
        if (recurrenceWeight > 0 && recurrence > 0) {
            factors.add(Factor.of(PriorityFactor.RECURRENCE.wire, recurrenceWeight, recurrence));
        }
        return new PriorityView(score, List.copyOf(factors));
    }

    /** As priority_recurrence of the database has it. */
    private static double recurrence(long seen) {
        return seen >= 1_000 ? 1 : seen >= 100 ? 0.75 : seen >= 10 ? 0.5 : seen >= 2 ? 0.25 : 0;
    }
}
