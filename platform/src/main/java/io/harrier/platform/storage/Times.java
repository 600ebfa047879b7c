package io.harrier.platform.storage;

import java.time.Instant;
import java.time.OffsetDateTime;

/** Points in time that plain SQL answers. */
public final class Times {

    private Times() {
    }

    /** The column as an instant, whichever of its types it came in; null where it is null. */
    public static Instant instant(Object column) {
        return column instanceof OffsetDateTime time ? time.toInstant() : (Instant) column;
    }
}
