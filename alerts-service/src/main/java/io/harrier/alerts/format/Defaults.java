package io.harrier.alerts.format;

import java.time.Instant;

/** What an envelope around a record says, for what the record itself leaves out. */
public record Defaults(String sourceSystem, String sourceId, Instant seenAt) {

    public static final Defaults NONE = new Defaults(null, null, null);
}
