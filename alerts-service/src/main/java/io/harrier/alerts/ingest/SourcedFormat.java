package io.harrier.alerts.ingest;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

import io.harrier.alerts.alert.KeyLength;
import io.harrier.alerts.format.AlertFormat;
import io.harrier.alerts.format.Defaults;
import io.harrier.alerts.format.Formats;
import io.harrier.alerts.format.Incoming;
import io.harrier.alerts.format.Reading;
import io.harrier.alerts.format.RecordRules;
import io.harrier.alerts.format.Unreadable;
import io.harrier.alerts.format.Unreadable.Reason;
import io.harrier.alerts.source.CollectionRules;
import io.harrier.alerts.source.DuplicatePolicy;
import io.harrier.alerts.source.SourcePolicy;
import io.harrier.alerts.source.TenantSources;
import io.harrier.platform.ids.Ids;

/** A format whose readings are as the tenant wants those of the source: identified, rated, or refused. */
final class SourcedFormat implements AlertFormat {

    private static final int ROOM = KeyLength.IDENTITY - 37;

    private final Formats formats;
    private final Ids ids;
    private final TenantSources sources;
    private final SourcePolicy named;
    private final AlertFormat required;
    private final String collector;

    /**
     * @param named the source that the records came from by name; null where their source system has to tell
     * @param required the format they must have; null to recognize it
     * @param collector the collector that they say they came by; null where they don't
     */
    SourcedFormat(Formats formats, Ids ids, TenantSources sources, SourcePolicy named, AlertFormat required,
            String collector) {
        this.formats = formats;
        this.ids = ids;
        this.sources = sources;
        this.named = named;
        this.required = required;
        this.collector = collector;
    }

    @Override
    public String name() {
        return required == null ? "recognized" : required.name();
    }

    @Override
    public boolean recognizes(JsonNode record) {
        return required == null || required.recognizes(record);
    }

    @Override
    public List<Reading> read(Incoming incoming) {
        var source = named != null
                ? named
                : sources.ofSystem(incoming.record().path("sourceSystem").asText(incoming.defaults().sourceSystem()));
        if (source != null) {
            return collected(incoming, source, sources.collectionOf(source.id(), collector));
        }
        var readings = read(incoming, null);
        // Of some formats only what was read tells the source.
        var found = sources.ofSystem(readings.get(0).alert().sourceSystem());
        if (found == null) {
            return readings;
        }
        var rules = sources.collectionOf(found.id(), collector);
        boolean inItsZone = found.zone() != null && readings.stream().anyMatch(Reading::isWithoutZone);
        return rules == null && !inItsZone ? readings : collected(incoming.in(found.zone()), null, rules);
    }

    /** Reads it as its collection wants it: not at all, changed, or as it came where the change made it unreadable. */
    private List<Reading> collected(Incoming incoming, SourcePolicy source, CollectionRules rules) {
        if (source != null) {
            refuseDisabled(source);
        }
        if (rules == null) {
            return read(incoming, source);
        }
        var outcome = rules.apply(incoming.record());
        if (outcome.dropped()) {
            throw new Filtered(rules.source());
        }
        boolean changed = outcome.record() != incoming.record();
        try {
            var readings = flagged(read(incoming.with(outcome.record(), incoming.defaults()), source), outcome.flags());
            return changed ? readings.stream().map(Reading::blameless).toList() : readings;
        } catch (Unreadable unreadable) {
            if (!changed || unreadable.reason == Reason.SOURCE_DISABLED) {
                throw unreadable;
            }
            return flagged(flagged(read(incoming, source), outcome.flags()), List.of(RecordRules.TRANSFORMATION_FAILED));
        }
    }

    private static List<Reading> flagged(List<Reading> readings, List<String> flags) {
        return flags.isEmpty() ? readings : readings.stream().map(reading -> reading.flagged(flags)).toList();
    }

    private List<Reading> read(Incoming incoming, SourcePolicy source) {
        var record = incoming.record();
        // Before it is read: for a source without ids the fingerprint is what stands in for the id that a format asks for.
        String fingerprint = source == null ? null : source.identity().fingerprint(record);
        var known = source == null
                ? incoming
                : incoming.with(record, defaults(incoming.defaults(), source, fingerprint)).in(source.zone());
        var format = required == null ? formats.recognized(fingerprint == null ? incoming : known) : required;
        var readings = format.read(known);
        return readings.stream().map(reading -> treated(reading, record, readings.size() == 1)).toList();
    }

    private static Defaults defaults(Defaults outer, SourcePolicy source, String fingerprint) {
        return new Defaults(outer.sourceSystem() == null ? source.sourceSystem() : outer.sourceSystem(),
                fingerprint == null ? outer.sourceId() : fingerprint, outer.seenAt());
    }

    /** @param alone whether it is the record's only one: of several each has the id that tells it from the others */
    private Reading treated(Reading reading, JsonNode record, boolean alone) {
        var alert = reading.alert();
        var policy = named != null ? named : sources.ofSystem(alert.sourceSystem());
        if (policy == null) {
            return reading;
        }
        refuseDisabled(policy);
        String fingerprint = alone ? policy.identity().fingerprint(record) : null;
        String id = fingerprint == null ? alert.sourceId() : fingerprint;
        return reading.as(policy.duplicates() == DuplicatePolicy.OFF ? occurrence(id) : id,
                policy.severity(alert.severityOriginal()));
    }

    /** An id that nothing repeats, the source's own in front. */
    private String occurrence(String id) {
        int most = id.length();
        while (!KeyLength.fits(id.substring(0, most), ROOM)) {
            most /= 2;
        }
        int end = most > 0 && most < id.length() && Character.isHighSurrogate(id.charAt(most - 1)) ? most - 1 : most;
        return id.substring(0, end) + "#" + ids.next();
    }

    private static void refuseDisabled(SourcePolicy source) {
        if (!source.enabled()) {
            throw new Unreadable(Reason.SOURCE_DISABLED, "", "The source " + source.name() + " is disabled");
        }
    }
}
