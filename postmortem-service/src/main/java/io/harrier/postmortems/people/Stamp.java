package io.harrier.postmortems.people;

import java.time.Clock;
import java.time.Instant;

import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;

import io.harrier.platform.access.Caller;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** Who did something, and when. */
@Embeddable
@RegisterForReflection
public record Stamp(Instant at, @Embedded Person by) {

    public static Stamp of(Caller caller, Clock clock) {
        return new Stamp(clock.instant(), Person.of(caller));
    }

    /** When it happened; null where it did not. */
    public static Instant at(Stamp stamp) {
        return stamp == null ? null : stamp.at;
    }

    /** Who did it; null where nobody did. */
    public static Person by(Stamp stamp) {
        return stamp == null ? null : stamp.by;
    }
}
