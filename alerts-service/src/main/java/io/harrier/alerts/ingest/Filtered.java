package io.harrier.alerts.ingest;

import java.util.UUID;

/** A record that a filter of its source dropped: nothing of it is kept, and it is counted. */
class Filtered extends RuntimeException {

    final UUID source;

    Filtered(UUID source) {
        super("Dropped by a filter of its source", null, false, false);
        this.source = source;
    }
}
