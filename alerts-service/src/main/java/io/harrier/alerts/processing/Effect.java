package io.harrier.alerts.processing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.harrier.alerts.alert.AlertAnnouncements.Thing;
import io.harrier.alerts.alert.Confidence;
import io.harrier.alerts.alert.Severity;

/** What a rule does to one alert. */
sealed interface Effect {

    void apply(Workpiece piece);

    /** The same as it is shown where it is not done. */
    Map<String, Object> shown();

    /** Properties that become something else; those that are null stay. */
    record Normalized(Severity severity, String classification, String title, String description, Confidence confidence,
            Thing entity) implements Effect {

        @Override
        public void apply(Workpiece piece) {
            piece.normalize(this);
        }

        @Override
        public Map<String, Object> shown() {
            var shown = new LinkedHashMap<String, Object>();
            put(shown, "severity", severity == null ? null : severity.wire);
            put(shown, "classification", classification);
            put(shown, "title", title);
            put(shown, "description", description);
            put(shown, "confidence", confidence == null ? null : confidence.wire);
            if (entity != null) {
                var map = new LinkedHashMap<String, Object>();
                put(map, "type", entity.type());
                put(map, "id", entity.id());
                put(map, "name", entity.name());
                shown.put("entity", map);
            }
            return Map.of("set", shown);
        }

        private static void put(Map<String, Object> shown, String name, String value) {
            if (value != null) {
                shown.put(name, value);
            }
        }
    }

    /** Something that was found. */
    record Found(String as, Object what) implements Effect {

        @Override
        public void apply(Workpiece piece) {
            piece.enrich(as, what);
        }

        @Override
        public Map<String, Object> shown() {
            return Map.of("enrichment", Map.of(as, what));
        }
    }

    /** The identity of a group. */
    record Grouped(String id, List<String> key) implements Effect {

        @Override
        public void apply(Workpiece piece) {
            piece.group(id);
        }

        @Override
        public Map<String, Object> shown() {
            return Map.of("group", key);
        }
    }

    /** Out of sight. */
    record Hidden(CompiledRule by) implements Effect {

        @Override
        public void apply(Workpiece piece) {
            piece.hide(by);
        }

        @Override
        public Map<String, Object> shown() {
            return Map.of("suppressed", true);
        }
    }
}
