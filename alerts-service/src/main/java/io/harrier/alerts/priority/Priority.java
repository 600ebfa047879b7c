package io.harrier.alerts.priority;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/**
 * How urgent a new alert is, by the formula of docs/enrichment.md: the sum of weight × value over its factors, values being 0 to 1.
 * What recurrence adds is the database's: it changes with every repeat.
 *
 * @param base the points without recurrence, 0 to 100
 * @param factors of each that counts for something, {@code [weight, value]}
 */
public record Priority(int base, int recurrenceWeight, JsonObject factors) {

    public static Priority of(PriorityWeights weights, EnumMap<PriorityFactor, Double> values) {
        double points = 0;
        var factors = new JsonObject();
        for (Map.Entry<PriorityFactor, Double> value : values.entrySet()) {
            int weight = weights.of(value.getKey());
            if (weight > 0 && value.getValue() > 0) {
                points += weight * value.getValue();
                factors.put(value.getKey().wire, new JsonArray(List.of(weight, value.getValue())));
            }
        }
        return new Priority((int) Math.min(100, Math.round(points)), weights.recurrence(), factors);
    }
}
