package io.harrier.integrations.outbound;

import java.time.Instant;
import java.util.Map;

/** What an external system answered; header names are in lower case. */
public record OutboundReply(int status, Map<String, String> headers, OutboundBody body) {

    /** Gives the reply back if it is a success, and otherwise says what follows from it. */
    public OutboundReply orFail(Instant now) {
        if (status >= 200 && status < 300) {
            return this;
        }
        throw failure(now);
    }

    private ExternalFailure failure(Instant now) {
        return switch (status) {
            case 429 -> ExternalFailure.throttled(RetryAfter.of(headers.get("retry-after"), now));
            case 503 -> headers.containsKey("retry-after")
                    ? ExternalFailure.throttled(RetryAfter.of(headers.get("retry-after"), now))
                    : ExternalFailure.passing("It answered 503");
            case 401 -> ExternalFailure.refused("It does not accept the credentials (401)");
            case 403 -> ExternalFailure.refused("The credentials do not permit this (403)");
            case 404, 410 -> ExternalFailure.gone("It answered " + status);
            case 408, 425 -> ExternalFailure.passing("It answered " + status);
            default -> status >= 500
                    ? ExternalFailure.passing("It answered " + status)
                    : ExternalFailure.refused("It refused the request (" + status + ")");
        };
    }
}
