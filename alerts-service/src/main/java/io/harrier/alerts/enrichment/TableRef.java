package io.harrier.alerts.enrichment;

import java.util.UUID;

/**
 * Which table to look something up in.
 *
 * @param memory the bytes that it takes there, 0 where nobody knows
 */
public record TableRef(UUID source, long version, TableShape shape, long memory) {
}
