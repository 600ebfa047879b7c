package io.harrier.alerts.format;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.harrier.alerts.alert.AlertAnnouncements.Observable;
import io.harrier.alerts.alert.AlertAnnouncements.Thing;
import io.harrier.alerts.alert.Confidence;
import io.harrier.alerts.alert.Severity;
import io.harrier.alerts.alert.SourceType;

/**
 * One record of a source, normalized. {@code severity} is null where the source's word for it is unknown: its default then
 * holds. {@code quality} names what was imperfect.
 */
public record AlertRecord(
        String sourceSystem,
        String sourceId,
        SourceType sourceType,
        String title,
        String description,
        Severity severity,
        String severityOriginal,
        String classification,
        Confidence confidence,
        Instant seenAt,
        Thing entity,
        List<String> affectedSystems,
        List<String> affectedAssets,
        List<Observable> observables,
        BigDecimal thresholdValue,
        BigDecimal currentValue,
        Map<String, Object> defenderContext,
        Map<String, Object> enrichment,
        List<String> quality,
        Payload payload) {

    /** The source system of what Harrier itself raises; no record of a pipeline has it. */
    public static final String PRODUCT = "harrier";
    /** The flag of a record in which the source says that the matter is over. */
    public static final String SOURCE_RESOLVED = "source_resolved";

    AlertRecord as(String id, Severity rated, List<String> flags) {
        return new AlertRecord(sourceSystem, id, sourceType, title, description, rated, severityOriginal, classification,
                confidence, seenAt, entity, affectedSystems, affectedAssets, observables, thresholdValue, currentValue,
                defenderContext, enrichment, flags, payload);
    }

    /** The same by another id. */
    public AlertRecord identified(String id) {
        return as(id, severity, quality);
    }

    /** The same with other properties of those that rules may set. */
    public AlertRecord with(String title, String description, Severity severity, String classification,
            Confidence confidence, Thing entity) {
        return new AlertRecord(sourceSystem, sourceId, sourceType, title, description, severity, severityOriginal,
                classification, confidence, seenAt, entity, affectedSystems, affectedAssets, observables, thresholdValue,
                currentValue, defenderContext, enrichment, quality, payload);
    }

    /** The same by another id, with more known of it, and flagged. */
    public AlertRecord with(String id, Map<String, Object> known, List<String> flags) {
        return new AlertRecord(sourceSystem, id, sourceType, title, description, severity, severityOriginal, classification,
                confidence, seenAt, entity, affectedSystems, affectedAssets, observables, thresholdValue, currentValue,
                defenderContext, known, flags, payload);
    }

    /** Whether Harrier itself raises it. */
    public boolean isOwn() {
        return PRODUCT.equals(sourceSystem);
    }

    /** Whether the source says that it is over: such a record counts, but never reopens what people resolved. */
    public boolean isOver() {
        return quality.contains(SOURCE_RESOLVED);
    }
}
