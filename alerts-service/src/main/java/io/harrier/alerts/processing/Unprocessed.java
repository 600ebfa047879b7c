package io.harrier.alerts.processing;

import java.util.UUID;

import io.harrier.alerts.alert.Severity;
import io.harrier.alerts.format.AlertRecord;

/**
 * A record as it was read.
 *
 * @param fallback its severity where its own is unknown
 */
public record Unprocessed(UUID tenant, AlertRecord alert, Severity fallback) {
}
