package io.harrier.incidents.metrics;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

import io.harrier.incidents.incident.ClosureReason;
import io.harrier.incidents.incident.Incident;
import io.harrier.incidents.incident.UndoneClosing;

/** The times of an incident that are measured, each by its formula as docs/incidents.md publishes it. */
enum IncidentMetric {
    DETECT("detectedAt - occurredAt", it -> it.details.occurredAt(), it -> it.details.detectedAt(), false),
    ACKNOWLEDGE("acknowledgedAt - openedAt", it -> it.reached.openedAt(), it -> it.reached.acknowledgedAt(), false),
    CONTAIN("containedAt - openedAt - stoodClosed", it -> it.reached.openedAt(), it -> it.reached.containedAt(), true),
    REMEDIATE("remediatedAt - openedAt - stoodClosed", it -> it.reached.openedAt(), it -> it.reached.remediatedAt(), true),
    CLOSE("closedAt - openedAt - stoodClosed", it -> it.reached.openedAt(), it -> it.reached.closedAt(), true);

    private final String formula;
    private final Function<Incident, Instant> from;
    private final Function<Incident, Instant> to;
    /** Part of the response: not counted of what was none, nor for the time it stood closed. */
    private final boolean response;

    IncidentMetric(String formula, Function<Incident, Instant> from, Function<Incident, Instant> to, boolean response) {
        this.formula = formula;
        this.from = from;
        this.to = to;
        this.response = response;
    }

    /** @param undone the closings that were no end: the time is not counted that the incident stood closed before it got there */
    Measure of(Incident incident, List<UndoneClosing> undone) {
        var begin = from.apply(incident);
        var end = to.apply(incident);
        var missing = missing(incident, begin, end);
        if (missing != null) {
            return new Measure(null, null, formula, missing);
        }
        var taken = Duration.between(begin, end).minus(response ? stoodClosed(undone, end) : Duration.ZERO);
        return new Measure(taken.toString(), taken.toSeconds(), formula, null);
    }

    private static Duration stoodClosed(List<UndoneClosing> undone, Instant end) {
        return undone.stream().filter(closing -> !closing.reopenedAt().isAfter(end)).map(UndoneClosing::stoodClosed)
                .reduce(Duration.ZERO, Duration::plus);
    }

    private Missing missing(Incident incident, Instant begin, Instant end) {
        if (response && isVoid(incident)) {
            return Missing.NOT_COUNTED;
        }
        if (begin == null) {
            return Missing.OCCURRENCE_UNKNOWN;
        }
        if (end == null) {
            return Missing.NOT_REACHED;
        }
        if (this == ACKNOWLEDGE && end.equals(begin)) {
            return Missing.ARRIVED_OWNED;
        }
        return end.isBefore(begin) ? Missing.CONTRADICTORY : null;
    }

    /** What was none, or goes on in another, says nothing about the response; its clocks are cancelled too. */
    private static boolean isVoid(Incident incident) {
        var reason = incident.ending == null ? null : incident.ending.closureReason();
        return reason == ClosureReason.FALSE_POSITIVE || reason == ClosureReason.MERGED;
    }
}
