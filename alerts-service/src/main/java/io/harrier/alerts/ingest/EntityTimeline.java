package io.harrier.alerts.ingest;

import java.time.Duration;
import java.time.Instant;
import java.util.TreeMap;

/**
 * The windows of the same entities, in time. A record belongs to the latest window that begins at or before it, while that lasts;
 * else to the first one after it, if that would then still span less than a window: it begins earlier from now on. Else it opens one
 * of its own. So no window spans a window's length or more, and the end of one is no matter of what came late.
 */
final class EntityTimeline {

    /** A window, by the time of the record that opened it; {@code before} is the one before it where this batch opened it. */
    static final class Window {

        final Instant openedAt;
        Instant startsAt;
        Instant lastAt;
        Window before;
        final boolean isNew;

        Window(Instant openedAt, Instant startsAt, Instant lastAt, boolean isNew) {
            this.openedAt = openedAt;
            this.startsAt = startsAt;
            this.lastAt = lastAt;
            this.isNew = isNew;
        }
    }

    private final TreeMap<Instant, Window> windows = new TreeMap<>();

    void know(Window window) {
        windows.put(window.startsAt, window);
    }

    /** The window that a record of this time belongs to. */
    Window of(Instant time, Duration length) {
        var before = windows.floorEntry(time);
        if (before != null && time.isBefore(before.getKey().plus(length))) {
            return seen(before.getValue(), time);
        }
        var after = windows.higherEntry(time);
        if (after != null && after.getValue().lastAt.isBefore(time.plus(length))) {
            windows.remove(after.getKey());
            after.getValue().startsAt = time;
            know(after.getValue());
            return after.getValue();
        }
        // One that was longer may have been opened by just such a record: the length may change.
        var same = windows.values().stream().filter(it -> it.openedAt.equals(time)).findFirst();
        return same.isPresent() ? seen(same.get(), time) : opened(time, before == null ? null : before.getValue());
    }

    private Window opened(Instant time, Window before) {
        var window = new Window(time, time, time, true);
        window.before = before;
        know(window);
        return window;
    }

    private static Window seen(Window window, Instant time) {
        if (time.isAfter(window.lastAt)) {
            window.lastAt = time;
        }
        return window;
    }
}
