package io.harrier.platform.problem;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** 429: more than the client may send; says when to send it again. */
public class TooManyRequests extends ProblemException {

    private final Duration retryAfter;

    public TooManyRequests(String detail, Duration retryAfter) {
        super(Kind.TOO_MANY_REQUESTS, detail, List.of(), Map.of());
        this.retryAfter = retryAfter;
    }

    @Override
    Duration retryAfter() {
        return retryAfter;
    }
}
