package io.harrier.verifier;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;

/** The properties that lines of an audit export have, and of which kind. Another, or one of another kind, would be read and be in no hash. */
final class LineShape {

    private static final Set<String> NUMBERS = Set.of("seq", "id");
    private static final Set<String> FLAGS = Set.of("missing");
    private static final Map<String, Set<String>> PROPERTIES = Map.of(
            "entry",
            Set.of("type", "seq", "hash", "sealedAt", "id", "missing", "at", "actorKind", "actor", "actorName", "action",
                    "subjectType", "subjectId", "detail", "requestId"),
            "checkpoint", Set.of("type", "seq", "hash", "signedAt", "keyId", "signature"));

    private LineShape() {
    }

    /** The properties that are not what the export wrote. */
    static List<String> strange(JsonNode line) {
        var known = PROPERTIES.get(Lines.text(line, "type"));
        if (known == null) {
            return List.of();
        }
        var there = StreamSupport.stream(((Iterable<String>) line::fieldNames).spliterator(), false)
                .filter(name -> !known.contains(name) || !isOfItsKind(name, line.get(name)));
        return Stream.concat(there, NUMBERS.stream().filter(name -> known.contains(name) && !line.has(name))).sorted().toList();
    }

    private static boolean isOfItsKind(String name, JsonNode value) {
        if (value.isNull()) {
            return !NUMBERS.contains(name);
        }
        if (NUMBERS.contains(name)) {
            return value.isIntegralNumber() && value.canConvertToLong();
        }
        return FLAGS.contains(name) ? value.isBoolean() : value.isTextual();
    }
}
