package io.harrier.platform.events;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.time.Instant;

import org.junit.jupiter.api.Test;

class PostponedTest {

    private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");

    private final Postponed postponed = new Postponed();

    @Test
    void aTopicThatFailsAloneWaitsAMinute() {
        postponed.failed("missing", NOON);
        postponed.sent(NOON.plusMillis(300));
        assertArrayEquals(new String[]{"missing"}, postponed.topics(NOON.plusSeconds(59)));
        assertArrayEquals(new String[0], postponed.topics(NOON.plusSeconds(60)));
    }

    @Test
    void aTopicThatFailsWhileNothingGoesIsTriedAgainSoon() {
        postponed.sent(NOON.minusMillis(1));
        postponed.failed("main", NOON);
        assertArrayEquals(new String[]{"main"}, postponed.topics(NOON.plusSeconds(4)));
        assertArrayEquals(new String[0], postponed.topics(NOON.plusSeconds(5)));
    }
}
