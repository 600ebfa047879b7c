package io.harrier.incidents.sla;

import java.time.Duration;
import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * A time in which a clock stood still. {@code to} is null while it still does.
 *
 * @param left the working time to the deadline when it began; the clock goes on with it
 * @param reason why, in the words of whoever paused it
 * @param by the subject of who paused it
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Pause(Instant from, Instant to, Duration left, String reason, String by) {

    public Pause {
        if (to != null && to.isBefore(from)) {
            throw new IllegalArgumentException("A pause ends after it begins");
        }
    }

    Pause(Instant from, Instant to, String reason, String by) {
        this(from, to, null, reason, by);
    }

    boolean isOpen() {
        return to == null;
    }

    Pause until(Instant end) {
        return new Pause(from, end, left, reason, by);
    }

    Pause with(Duration workingTimeLeft) {
        return new Pause(from, to, workingTimeLeft, reason, by);
    }
}
