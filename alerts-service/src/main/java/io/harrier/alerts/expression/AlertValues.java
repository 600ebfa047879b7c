package io.harrier.alerts.expression;

import java.math.BigDecimal;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

import io.harrier.alerts.alert.AlertAnnouncements.Observable;
import io.harrier.alerts.alert.SecurityAlert;
import io.harrier.alerts.alert.Severity;
import io.harrier.alerts.format.AlertRecord;
import io.harrier.alerts.format.CelValues;

/**
 * An alert as conditions see it: its published properties, each made when somebody asks for it first, then kept. Not for several
 * threads.
 */
public final class AlertValues extends AbstractMap<String, Object> {

    /** A record, the severity it comes to, and what stands for each property. */
    private static final Map<String, BiFunction<AlertRecord, Severity, Object>> OF_RECORD = Map.ofEntries(
            Map.entry("title", (it, severity) -> it.title()),
            Map.entry("description", (it, severity) -> it.description()),
            Map.entry("severity", (it, severity) -> severity.wire),
            Map.entry("sourceSeverity", (it, severity) -> severity.wire),
            Map.entry("severityOriginal", (it, severity) -> it.severityOriginal()),
            Map.entry("sourceSystem", (it, severity) -> it.sourceSystem()),
            Map.entry("sourceId", (it, severity) -> it.sourceId()),
            Map.entry("sourceType", (it, severity) -> it.sourceType().wire),
            Map.entry("classification", (it, severity) -> it.classification()),
            Map.entry("confidence", (it, severity) -> it.confidence() == null ? null : it.confidence().wire),
            Map.entry("entity", (it, severity) -> it.entity() == null
                    ? null
                    : entity(it.entity().type(), it.entity().id(), it.entity().name())),
            Map.entry("observables", (it, severity) -> observables(it.observables())),
            Map.entry("affectedSystems", (it, severity) -> it.affectedSystems()),
            Map.entry("affectedAssets", (it, severity) -> it.affectedAssets()),
            Map.entry("thresholdValue", (it, severity) -> number(it.thresholdValue())),
            Map.entry("currentValue", (it, severity) -> number(it.currentValue())),
            Map.entry("defenderContext", (it, severity) -> object(it.defenderContext())),
            Map.entry("enrichment", (it, severity) -> object(it.enrichment())),
            Map.entry("quality", (it, severity) -> it.quality()),
            Map.entry("firstSeenAt", (it, severity) -> CelValues.of(it.seenAt())),
            Map.entry("lastSeenAt", (it, severity) -> CelValues.of(it.seenAt())));

    /** The same of an alert that is stored. */
    private static final Map<String, BiFunction<SecurityAlert, List<Observable>, Object>> OF_ALERT = Map.ofEntries(
            Map.entry("title", (it, observables) -> it.title),
            Map.entry("description", (it, observables) -> it.description),
            Map.entry("severity", (it, observables) -> it.severity.wire),
            Map.entry("sourceSeverity", (it, observables) -> it.sourceSeverity.wire),
            Map.entry("severityOriginal", (it, observables) -> it.severityOriginal),
            Map.entry("sourceSystem", (it, observables) -> it.sourceSystem),
            Map.entry("sourceId", (it, observables) -> it.sourceId),
            Map.entry("sourceType", (it, observables) -> it.sourceType.wire),
            Map.entry("classification", (it, observables) -> it.classification),
            Map.entry("confidence", (it, observables) -> it.confidence == null ? null : it.confidence.wire),
            Map.entry("entity", (it, observables) -> entity(it.entityType, it.entityId, it.entityName)),
            Map.entry("observables", (it, observables) -> observables(observables)),
            Map.entry("affectedSystems", (it, observables) -> List.of(it.affectedSystems)),
            Map.entry("affectedAssets", (it, observables) -> List.of(it.affectedAssets)),
            Map.entry("thresholdValue", (it, observables) -> number(it.thresholdValue)),
            Map.entry("currentValue", (it, observables) -> number(it.currentValue)),
            Map.entry("defenderContext", (it, observables) -> object(it.defenderContext)),
            Map.entry("enrichment", (it, observables) -> object(it.enrichment)),
            Map.entry("quality", (it, observables) -> List.of(it.quality)),
            Map.entry("firstSeenAt", (it, observables) -> CelValues.of(it.firstSeenAt)),
            Map.entry("lastSeenAt", (it, observables) -> CelValues.of(it.lastSeenAt)));

    private Function<String, Object> reading;
    private final Map<String, Object> made = new HashMap<>();

    private AlertValues(Function<String, Object> reading) {
        this.reading = reading;
    }

    /** An alert that lacks everything. */
    public static AlertValues none() {
        return new AlertValues(name -> null);
    }

    /** @param severity what the record's comes to: its source's default where its own is unknown */
    public static AlertValues of(AlertRecord record, Severity severity) {
        return new AlertValues(reading(record, severity));
    }

    private static Function<String, Object> reading(AlertRecord record, Severity severity) {
        return name -> {
            var property = OF_RECORD.get(name);
            return property == null ? null : property.apply(record, severity);
        };
    }

    /** It is another record now; what was made of properties that have not changed stays. */
    public void become(AlertRecord record, Severity severity, Set<String> changed) {
        reading = reading(record, severity);
        made.keySet().removeAll(changed);
    }

    public static AlertValues of(SecurityAlert alert, List<Observable> observables) {
        return new AlertValues(name -> {
            var property = OF_ALERT.get(name);
            return property == null ? null : property.apply(alert, observables);
        });
    }

    /** Null for what the alert lacks. */
    @Override
    public Object get(Object name) {
        return made.computeIfAbsent((String) name, reading);
    }

    @Override
    public boolean containsKey(Object name) {
        return get(name) != null;
    }

    @Override
    public Set<Entry<String, Object>> entrySet() {
        var all = new LinkedHashMap<String, Object>();
        AlertType.PROPERTIES.keySet().stream().sorted().filter(this::containsKey).forEach(name -> all.put(name, get(name)));
        return all.entrySet();
    }

    private static Map<String, Object> entity(String type, String id, String name) {
        var entity = new HashMap<String, Object>();
        put(entity, "type", type);
        put(entity, "id", id);
        put(entity, "name", name);
        return entity.isEmpty() ? null : entity;
    }

    private static void put(Map<String, Object> entity, String name, String value) {
        if (value != null) {
            entity.put(name, value);
        }
    }

    private static List<Object> observables(List<Observable> all) {
        var observables = new ArrayList<Object>(all.size());
        all.forEach(it -> observables.add(Map.of("type", it.type().wire, "value", it.value())));
        return observables;
    }

    private static Double number(BigDecimal value) {
        return value == null ? null : value.doubleValue();
    }

    private static Object object(Map<String, Object> value) {
        return value == null ? null : CelValues.plain(value);
    }
}
