package io.harrier.alerts.format;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a foreign format says beyond the fields of an alert: the shape of {@code enrichment} for every format but the native one,
 * whose senders choose theirs. What is empty is absent. Ids, keys and words are the source's, verbatim, but for ATT&amp;CK.
 *
 * @param format the format's name
 * @param techniques ATT&amp;CK techniques, {@code T1059.001}
 * @param tactics ATT&amp;CK tactics, {@code defense_evasion}
 * @param status where the source stands with it
 * @param verdict what the source holds it to be
 * @param action what the source did, {@code blocked}
 * @param tenant the organization as the source calls it; it decides nothing here
 * @param riskScore the source's own figure
 * @param ids further ids of it and of the rule that made it, by their names
 * @param groups keys that several alerts may share, by their names
 * @param labels what people or pipelines have put on it
 * @param references links
 */
public record SourceContext(String format, List<String> techniques, List<String> tactics, String status, String verdict,
        String action, String tenant, BigDecimal riskScore, Map<String, String> ids, Map<String, String> groups,
        Map<String, String> labels, List<String> references) {

    public Map<String, Object> asMap() {
        var map = new LinkedHashMap<String, Object>();
        map.put("format", format);
        put(map, "techniques", techniques);
        put(map, "tactics", tactics);
        put(map, "status", status);
        put(map, "verdict", verdict);
        put(map, "action", action);
        put(map, "tenant", tenant);
        put(map, "riskScore", riskScore);
        put(map, "ids", ids);
        put(map, "groups", groups);
        put(map, "labels", labels);
        put(map, "references", references);
        return map;
    }

    private static void put(Map<String, Object> map, String name, Object value) {
        boolean empty = value == null || value instanceof Collection<?> list && list.isEmpty()
                || value instanceof Map<?, ?> object && object.isEmpty();
        if (!empty) {
            map.put(name, value);
        }
    }
}
