package io.harrier.alerts.ingest;

import java.io.IOException;
import java.util.UUID;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import io.harrier.alerts.source.TenantSources;

/** A record of which no alert can be made: whose it is, which counts it and is heard by it all the same. */
final class RefusedRecord {

    private static final JsonFactory JSON = new JsonFactory();
    private static final String SOURCE_SYSTEM = "sourceSystem";

    private RefusedRecord() {
    }

    /**
     * The source that it names, else the one whose source system it bears.
     *
     * @param name may be null
     * @param beside the source system that its envelope says; may be null
     * @return null where it is none that the tenant knows
     */
    static UUID source(TenantSources sources, String name, String beside, byte[] record) {
        var named = sources.named(name);
        if (named != null || sources.isEmpty() || record == null) {
            return named == null ? null : named.id();
        }
        String system = system(record);
        var known = sources.ofSystem(system == null ? beside : system);
        return known == null ? null : known.id();
    }

    /** As far as it can be read; null where it says none. */
    private static String system(byte[] record) {
        try (var parser = JSON.createParser(record)) {
            return parser.nextToken() == JsonToken.START_OBJECT ? system(parser, true) : null;
        } catch (IOException unreadable) {
            return null;
        }
    }

    /** @param outer whether it may be an envelope that holds the record */
    private static String system(JsonParser parser, boolean outer) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            var value = parser.nextToken();
            if (name.equals(SOURCE_SYSTEM) && value == JsonToken.VALUE_STRING) {
                return parser.getText();
            }
            boolean holds = outer && value == JsonToken.START_OBJECT && (name.equals("data") || name.equals("_source"));
            String inner = holds ? system(parser, false) : null;
            if (inner != null) {
                return inner;
            }
            if (!holds) {
                parser.skipChildren();
            }
        }
        return null;
    }
}
