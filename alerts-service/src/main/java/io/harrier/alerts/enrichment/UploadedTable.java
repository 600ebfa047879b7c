package io.harrier.alerts.enrichment;

import java.util.List;

/**
 * A table that was read and found good.
 *
 * @param content as the database keeps it
 */
record UploadedTable(List<String> columns, int rows, byte[] content) {
}
