package io.harrier.alerts.enrichment;

import java.util.List;

/**
 * A table that was read and found good.
 *
 * @param memory the bytes that it takes where it is looked up
 * @param content as the database keeps it
 */
record UploadedTable(List<String> columns, int rows, long memory, byte[] content) {
}
