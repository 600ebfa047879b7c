package io.harrier.platform.problem;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** 503: not the client's fault and not for long; says when to ask again. */
public class Unavailable extends ProblemException {

    private final Duration retryAfter;

    public Unavailable(String detail, Duration retryAfter) {
        super(Kind.UNAVAILABLE, detail, List.of(), Map.of());
        this.retryAfter = retryAfter;
    }

    @Override
    Duration retryAfter() {
        return retryAfter;
    }
}
