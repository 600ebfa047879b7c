package io.harrier.incidents.sla;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import jakarta.persistence.Embeddable;

import io.harrier.incidents.incident.Severity;

/** Minutes of working time per goal; null where nothing is promised. What comes later in an incident's life never has less time. */
@Embeddable
public record SlaTargets(Integer acknowledge, Integer investigate, Integer contain, Integer resolve) {

    public static final SlaTargets NONE = new SlaTargets(null, null, null, null);

    private static final Map<Severity, SlaTargets> DEFAULTS = new EnumMap<>(Map.of(
            Severity.CRITICAL, new SlaTargets(15, 30, 60, 240),
            Severity.HIGH, new SlaTargets(30, 60, 240, 1440),
            Severity.MEDIUM, new SlaTargets(120, 240, 1440, 4320),
            Severity.LOW, new SlaTargets(480, 960, 4320, 10080),
            Severity.INFORMATIONAL, NONE));

    public SlaTargets {
        var given = Stream.of(acknowledge, investigate, contain, resolve).filter(Objects::nonNull).toList();
        if (given.stream().anyMatch(minutes -> minutes <= 0)) {
            throw new IllegalArgumentException("A target is at least one minute");
        }
        if (!sorted(given).equals(given)) {
            throw new IllegalArgumentException("Targets are ordered: acknowledge ≤ investigate ≤ contain ≤ resolve");
        }
    }

    /** What a tenant has until it says otherwise. */
    public static SlaTargets defaultFor(Severity severity) {
        return DEFAULTS.get(severity);
    }

    /** Minutes promised for the goal, null when nothing is. */
    public Integer minutes(SlaGoal goal) {
        return switch (goal) {
            case ACKNOWLEDGE -> acknowledge;
            case INVESTIGATE -> investigate;
            case CONTAIN -> contain;
            case RESOLVE -> resolve;
        };
    }

    private static List<Integer> sorted(List<Integer> given) {
        var sorted = new ArrayList<>(given);
        sorted.sort(Comparator.naturalOrder());
        return sorted;
    }
}
