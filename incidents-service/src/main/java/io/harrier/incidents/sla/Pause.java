package io.harrier.incidents.sla;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * A time in which a clock stood still. {@code to} is null while it still does.
 *
 * @param reason why, in the words of whoever paused it
 * @param by the subject of who paused it
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Pause(Instant from, Instant to, String reason, String by) {

    public Pause {
        if (to != null && to.isBefore(from)) {
            throw new IllegalArgumentException("A pause ends after it begins");
        }
    }

    boolean isOpen() {
        return to == null;
    }

    Pause until(Instant end) {
        return new Pause(from, end, reason, by);
    }
}
