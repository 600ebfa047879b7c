package io.harrier.integrations.outbound;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;

/** Reads {@code Retry-After}: seconds or an HTTP date (RFC 9110, 10.2.3). Bounded, so that no answer can stop us for good. */
final class RetryAfter {

    private static final Duration DEFAULT = Duration.ofSeconds(30);
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofHours(1);

    private RetryAfter() {
    }

    static Duration of(String header, Instant now) {
        if (header == null || header.isBlank()) {
            return DEFAULT;
        }
        return bounded(read(header.strip(), now));
    }

    private static Duration read(String header, Instant now) {
        if (header.matches("\\d{1,9}")) {
            return Duration.ofSeconds(Long.parseLong(header));
        }
        try {
            return Duration.between(now, Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(header)));
        } catch (DateTimeException neither) {
            return DEFAULT;
        }
    }

    private static Duration bounded(Duration asked) {
        if (asked.compareTo(SHORTEST) < 0) {
            return SHORTEST;
        }
        return asked.compareTo(LONGEST) > 0 ? LONGEST : asked;
    }
}
