package io.harrier.alerts.format;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.JsonNode;

import io.harrier.alerts.format.Unreadable.Reason;

/** The formats that are known, and which of them a record has. */
@Singleton
public class Formats {

    /** The order in which they are asked; the native one takes what is left. */
    private static final List<AlertFormat> FOREIGN = List.of(new SuricataFormat(), new OcsfFormat(), new ElasticFormat(),
            new GraphFormat(), new WazuhFormat(), new SplunkFormat(), new AlertmanagerFormat(), new SigmaFormat(),
            new CefFormat());
    private static final NativeFormat NATIVE = new NativeFormat();
    private static final String NAMES = FOREIGN.stream().map(AlertFormat::name).collect(Collectors.joining(", "));

    /** The format of a name. */
    public Optional<AlertFormat> named(String name) {
        return NATIVE.name().equals(name)
                ? Optional.of(NATIVE)
                : FOREIGN.stream().filter(it -> it.name().equals(name)).findFirst();
    }

    /**
     * @param required the format that the record must have; null to recognize it
     * @throws Unreadable where no alert can be made of it
     */
    public List<Reading> read(AlertFormat required, Incoming incoming) {
        Nul.refuse(incoming.record());
        var inner = hit(incoming);
        var readings = (required == null ? recognized(inner) : required).read(inner);
        if (readings.stream().anyMatch(it -> it.alert().isOwn())) {
            throw new Unreadable(Reason.MALFORMED, "/sourceSystem", "harrier is what Harrier itself raises");
        }
        return readings;
    }

    /**
     * The format that a record has by its content.
     *
     * @throws Unreadable where it has none
     */
    public AlertFormat recognized(Incoming incoming) {
        var record = incoming.record();
        for (AlertFormat format : FOREIGN) {
            if (format.recognizes(record)) {
                return format;
            }
        }
        if (!record.isObject()) {
            throw new Unreadable(Reason.NOT_JSON, "", "An alert must be a JSON object, or text that one of the formats knows");
        }
        if (!NATIVE.recognizes(record) && incoming.defaults() == Defaults.NONE) {
            throw new Unreadable(Reason.NO_IDENTITY, "/sourceSystem",
                    "There is no sourceSystem and no sourceId, and none of the other formats recognizes it; tried were "
                            + NAMES);
        }
        return NATIVE;
    }

    /** What Elasticsearch and OpenSearch answer holds the record in {@code _source}, its id beside it. */
    private static Incoming hit(Incoming incoming) {
        JsonNode source = incoming.record().path("_source");
        if (!source.isObject()) {
            return incoming;
        }
        var outer = incoming.defaults();
        String id = Json.text(incoming.record().path("_id"));
        return incoming.with(source,
                new Defaults(outer.sourceSystem(), id == null ? outer.sourceId() : id, outer.seenAt()));
    }
}
