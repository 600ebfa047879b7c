package io.harrier.incidents.sla;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A stretch of time, the end excluded. */
record Span(Instant from, Instant to) {

    Duration length() {
        return Duration.between(from, to);
    }

    boolean isEmpty() {
        return !from.isBefore(to);
    }

    Span startingAt(Instant instant) {
        return instant.isAfter(from) ? new Span(instant, to) : this;
    }

    Span endingAt(Instant instant) {
        return instant.isBefore(to) ? new Span(from, instant) : this;
    }

    /** What is left of this outside all pauses, in order. */
    List<Span> without(List<Pause> pauses) {
        var left = List.of(this);
        for (var pause : pauses) {
            var rest = new ArrayList<Span>();
            for (var span : left) {
                rest.add(span.endingAt(pause.from()));
                if (!pause.isOpen()) {
                    rest.add(span.startingAt(pause.to()));
                }
            }
            left = rest.stream().filter(span -> !span.isEmpty()).toList();
        }
        return left;
    }
}
