package io.harrier.alerts.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

/**
 * A key of several names, taken apart once in all the ways in which a record may nest it: as a whole, or at each of its dots. Formats
 * ask for some sixty of them a record, of which most are not there.
 */
final class DottedKey {

    /** Those that formats ask for; they are all in their code. */
    private static final Map<String, DottedKey> KNOWN = new ConcurrentHashMap<>();

    private record Split(String first, DottedKey rest) {

        JsonNode within(JsonNode nested) {
            return rest.in(nested.isArray() && nested.size() == 1 ? nested.get(0) : nested);
        }
    }

    /** The keys below a common beginning, asked for by what follows it. */
    static final class Below {

        private final String beginning;
        private final Map<String, DottedKey> known = new ConcurrentHashMap<>();

        Below(String beginning) {
            this.beginning = beginning;
        }

        JsonNode in(JsonNode node, String rest) {
            var key = known.get(rest);
            return (key != null ? key : known.computeIfAbsent(rest, it -> new DottedKey(beginning + it))).in(node);
        }
    }

    private final String whole;
    private final List<Split> splits = new ArrayList<>();

    private DottedKey(String whole) {
        this.whole = whole;
        for (int dot = whole.indexOf('.'); dot > 0; dot = whole.indexOf('.', dot + 1)) {
            splits.add(new Split(whole.substring(0, dot), new DottedKey(whole.substring(dot + 1))));
        }
    }

    static DottedKey of(String key) {
        var known = KNOWN.get(key);
        return known != null ? known : KNOWN.computeIfAbsent(key, DottedKey::new);
    }

    JsonNode in(JsonNode node) {
        JsonNode flat = node.get(whole);
        if (flat != null) {
            return flat;
        }
        for (Split split : splits) {
            JsonNode nested = node.get(split.first);
            JsonNode found = nested == null ? MissingNode.getInstance() : split.within(nested);
            if (!found.isMissingNode()) {
                return found;
            }
        }
        return MissingNode.getInstance();
    }
}
