package io.harrier.integrations.outbound;

import java.time.Duration;

/** A call to an external system that did not give what was asked for, and what follows from it. */
public final class ExternalFailure extends RuntimeException {

    /** What the caller can do about it. */
    public enum Kind {
        /** Ask again when the other side said; no fault of anybody's. */
        THROTTLED,
        /** Ask again later: it may pass. */
        PASSING,
        /** Asking again the same way would fail the same way: a person has to change something. */
        REFUSED,
        /** What was asked for is no longer there. */
        GONE
    }

    private final Kind kind;
    private final Duration retryAfter;

    private ExternalFailure(Kind kind, String detail, Duration retryAfter) {
        super(detail, null, false, false);
        this.kind = kind;
        this.retryAfter = retryAfter;
    }

    public static ExternalFailure throttled(Duration retryAfter) {
        return new ExternalFailure(Kind.THROTTLED, "The other side limits the rate of requests", retryAfter);
    }

    public static ExternalFailure passing(String detail) {
        return new ExternalFailure(Kind.PASSING, detail, null);
    }

    public static ExternalFailure refused(String detail) {
        return new ExternalFailure(Kind.REFUSED, detail, null);
    }

    public static ExternalFailure gone(String detail) {
        return new ExternalFailure(Kind.GONE, detail, null);
    }

    public Kind kind() {
        return kind;
    }

    /** How long to wait; only where {@link Kind#THROTTLED}. */
    public Duration retryAfter() {
        return retryAfter;
    }
}
