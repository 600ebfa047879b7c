package io.harrier.alerts.source;

import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;

import io.harrier.alerts.format.RecordRules;
import io.harrier.alerts.format.RecordRules.Outcome;

/**
 * How the records of one source that come by one collector are treated before they are read.
 *
 * @param rules null where there are none, or this release can't compile them
 * @param limit null where there is none
 */
public record CollectionRules(UUID id, UUID source, String collector, Stage stage, RecordRules rules, ThroughputLimit limit) {

    /** Whether they hold, are only tried, with no limit, or are not at work at all. */
    public enum Stage {
        ACTIVE,
        TRIAL,
        IDLE
    }

    /** Of a mapping that does nothing: a collector with one is spoken for, by nobody. */
    static CollectionRules idle(UUID id, UUID source, String collector) {
        return new CollectionRules(id, source, collector, Stage.IDLE, null, null);
    }

    public Outcome apply(JsonNode record) {
        return rules == null ? new Outcome(false, record, List.of()) : rules.apply(record, stage == Stage.TRIAL);
    }

    /** Whether there is a limit that holds. */
    public boolean isLimited() {
        return limit != null && stage == Stage.ACTIVE;
    }

    /** Whether expressions of the tenant treat the records, which may take their time. */
    boolean isProgrammed() {
        return rules != null && !rules.isEmpty();
    }
}
