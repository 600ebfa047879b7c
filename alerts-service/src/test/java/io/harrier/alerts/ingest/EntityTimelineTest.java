package io.harrier.alerts.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.harrier.alerts.ingest.EntityTimeline.Window;

/** Which window a record belongs to. */
class EntityTimelineTest {

    private static final Duration LENGTH = Duration.ofHours(5);

    private final EntityTimeline timeline = new EntityTimeline();

    @Test
    void aWindowLastsFromItsEarliestRecord() {
        var first = at(0);
        assertSame(first, at(299));
        var second = at(300);
        assertNotSame(first, second);
        assertSame(first, second.before);
        assertNull(first.before);
    }

    @Test
    void aLateRecordBelongsToTheWindowOfItsTime() {
        var first = at(0);
        var second = at(600);
        assertSame(first, at(120));
        assertSame(second, at(601));
    }

    @Test
    void aRecordBeforeItsWindowWidensItWhileThatSpansLessThanItsLength() {
        var window = at(300);
        assertSame(window, at(10));
        assertEquals(minute(10), window.startsAt);
        assertEquals(minute(300), window.openedAt);
        assertNotSame(window, at(0));
        assertNotSame(window, at(310));
    }

    @Test
    void oneThatWasOpenedAtThatTimeIsNotOpenedTwice() {
        timeline.know(new Window(minute(200), minute(0), minute(200), false));
        assertEquals(minute(0), timeline.of(minute(200), Duration.ofHours(1)).startsAt);
    }

    @Test
    void whateverTheOrderNoWindowSpansItsLength() {
        for (int seed = 0; seed < 50; seed++) {
            var minutes = new ArrayList<Integer>();
            var random = new Random(seed);
            for (int i = 0; i < 200; i++) {
                minutes.add(random.nextInt(6_000));
            }
            Collections.shuffle(minutes, random);
            var own = new EntityTimeline();
            Set<Window> windows = new HashSet<>();
            minutes.forEach(it -> windows.add(own.of(minute(it), LENGTH)));
            windows.forEach(it -> assertTrue(it.lastAt.isBefore(it.startsAt.plus(LENGTH))));
        }
    }

    @Test
    void clustersFurtherApartThanAWindowAreTheSameInAnyOrder() {
        for (int seed = 0; seed < 20; seed++) {
            var minutes = new ArrayList<Integer>();
            for (int cluster : List.of(0, 600, 1_200, 1_800)) {
                for (int i = 0; i < 30; i++) {
                    minutes.add(cluster + i * 9);
                }
            }
            Collections.shuffle(minutes, new Random(seed));
            var own = new EntityTimeline();
            Set<Window> windows = new HashSet<>();
            minutes.forEach(it -> windows.add(own.of(minute(it), LENGTH)));
            assertEquals(4, windows.size());
        }
    }

    private Window at(int minute) {
        return timeline.of(minute(minute), LENGTH);
    }

    private static Instant minute(int minute) {
        return Instant.parse("2026-05-01T00:00:00Z").plusSeconds(minute * 60L);
    }
}
