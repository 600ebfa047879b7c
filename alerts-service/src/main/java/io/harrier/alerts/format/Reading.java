package io.harrier.alerts.format;

import java.util.List;
import java.util.stream.Stream;

import io.harrier.alerts.alert.Severity;

/**
 * What a format made of a record, and what was imperfect in it. A pipeline's record is kept in spite of its faults, flagged; over
 * REST, where somebody is there to correct it, they are its refusal.
 */
public record Reading(String format, AlertRecord alert, List<Fault> faults) {

    static final String WITHOUT_ZONE = "detected_at_without_zone";
    private static final String UNKNOWN_SEVERITY = "severity_unknown";

    /**
     * The same by another id, and rated.
     *
     * @param severity what the source's word for it means; null to leave it as it is
     */
    public Reading as(String sourceId, Severity severity) {
        if (severity == null) {
            return new Reading(format, alert.as(sourceId, alert.severity(), alert.quality()), faults);
        }
        return new Reading(format,
                alert.as(sourceId, severity, alert.quality().stream().filter(it -> !it.equals(UNKNOWN_SEVERITY)).toList()),
                faults.stream().filter(it -> !it.flag().equals(UNKNOWN_SEVERITY)).toList());
    }

    /** Whether its time was taken for UTC because nothing said of what zone it is. */
    public boolean isWithoutZone() {
        return alert.quality().contains(WITHOUT_ZONE);
    }

    /** The same, flagged; no fault of the record's. */
    public Reading flagged(List<String> flags) {
        if (flags.isEmpty()) {
            return this;
        }
        var quality = Stream.concat(alert.quality().stream(), flags.stream()).distinct().toList();
        return new Reading(format, alert.as(alert.sourceId(), alert.severity(), quality), faults);
    }

    /** The same, its faults only flagged: they are not its sender's. */
    public Reading blameless() {
        return new Reading(format, alert, List.of());
    }

    /** @param flag how {@code quality} names it; {@code pointer} where it is */
    public record Fault(String pointer, String flag, String detail) {
    }
}
