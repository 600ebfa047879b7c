package io.harrier.alerts.processing;

import java.util.Map;
import java.util.UUID;

import io.harrier.alerts.alert.AlertAnnouncements.Observable;
import io.harrier.alerts.format.AlertRecord;
import io.harrier.alerts.priority.Priority;

/**
 * A record as it is to be stored.
 *
 * @param standings what is known of some of its observables
 * @param hiddenBy the filter that keeps it out of sight; null for most
 */
public record Processed(AlertRecord alert, Priority priority, Map<Observable, Standing> standings, Filter hiddenBy) {

    /** The rule by which something is hidden. */
    public record Filter(UUID id, String name) {
    }
}
