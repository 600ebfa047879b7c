package io.harrier.alerts.enrichment;

import java.util.UUID;

/** Which table to look something up in. */
public record TableRef(UUID source, long version, TableShape shape) {
}
