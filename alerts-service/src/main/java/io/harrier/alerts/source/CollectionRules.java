package io.harrier.alerts.source;

import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;

import io.harrier.alerts.format.RecordRules;
import io.harrier.alerts.format.RecordRules.Outcome;

/**
 * How the records of one source that come by one collector are treated before they are read.
 *
 * @param trial whether its rules are only tried, and its limit is none
 * @param rules null where this release can't compile them
 * @param limit null where there is none
 */
public record CollectionRules(UUID id, UUID source, String collector, boolean trial, RecordRules rules, ThroughputLimit limit) {

    public Outcome apply(JsonNode record) {
        return rules == null ? new Outcome(false, record, List.of()) : rules.apply(record, trial);
    }

    /** Whether there is a limit that holds. */
    public boolean isLimited() {
        return limit != null && !trial;
    }
}
