package io.harrier.alerts.ingest;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

import io.harrier.alerts.alert.KeyLength;
import io.harrier.alerts.format.AlertFormat;
import io.harrier.alerts.format.Defaults;
import io.harrier.alerts.format.Formats;
import io.harrier.alerts.format.Incoming;
import io.harrier.alerts.format.Reading;
import io.harrier.alerts.format.Unreadable;
import io.harrier.alerts.format.Unreadable.Reason;
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

    /**
     * @param named the source that the records came from by name; null where their source system has to tell
     * @param required the format they must have; null to recognize it
     */
    SourcedFormat(Formats formats, Ids ids, TenantSources sources, SourcePolicy named, AlertFormat required) {
        this.formats = formats;
        this.ids = ids;
        this.sources = sources;
        this.named = named;
        this.required = required;
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
        var record = incoming.record();
        // Before it is read: for a source without ids the fingerprint is what stands in for the id that a format asks for.
        var source = named != null
                ? named
                : sources.ofSystem(record.path("sourceSystem").asText(incoming.defaults().sourceSystem()));
        String fingerprint = source == null ? null : source.identity().fingerprint(record);
        if (source != null) {
            refuseDisabled(source);
        }
        var known = source == null ? incoming : incoming.with(record, defaults(incoming.defaults(), source, fingerprint));
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
