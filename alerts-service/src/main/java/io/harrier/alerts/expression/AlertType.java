package io.harrier.alerts.expression;

import static dev.cel.common.types.SimpleType.DOUBLE;
import static dev.cel.common.types.SimpleType.DYN;
import static dev.cel.common.types.SimpleType.STRING;
import static dev.cel.common.types.SimpleType.TIMESTAMP;

import java.util.Map;
import java.util.Optional;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;

import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.StructType;

/** What conditions know of an alert: the properties by which its view publishes them. One that an alert lacks is absent. */
final class AlertType implements CelTypeProvider {

    private static final CelType TEXTS = ListType.create(STRING);
    private static final CelType OBJECT = MapType.create(STRING, DYN);
    private static final StructType ENTITY = struct("Entity", Map.of("type", STRING, "id", STRING, "name", STRING));
    private static final StructType OBSERVABLE = struct("Observable", Map.of("type", STRING, "value", STRING));

    static final Map<String, CelType> PROPERTIES = Map.ofEntries(Map.entry("title", STRING), Map.entry("description", STRING),
            Map.entry("severity", STRING), Map.entry("sourceSeverity", STRING), Map.entry("severityOriginal", STRING),
            Map.entry("sourceSystem", STRING), Map.entry("sourceId", STRING), Map.entry("sourceType", STRING),
            Map.entry("classification", STRING), Map.entry("confidence", STRING), Map.entry("entity", ENTITY),
            Map.entry("observables", ListType.create(OBSERVABLE)), Map.entry("affectedSystems", TEXTS),
            Map.entry("affectedAssets", TEXTS), Map.entry("thresholdValue", DOUBLE), Map.entry("currentValue", DOUBLE),
            Map.entry("defenderContext", OBJECT), Map.entry("enrichment", OBJECT), Map.entry("quality", TEXTS),
            Map.entry("firstSeenAt", TIMESTAMP), Map.entry("lastSeenAt", TIMESTAMP));
    static final StructType ALERT = struct("Alert", PROPERTIES);

    @Override
    public ImmutableCollection<CelType> types() {
        return ImmutableList.of(ALERT, ENTITY, OBSERVABLE);
    }

    @Override
    public Optional<CelType> findType(String name) {
        return types().stream().filter(type -> type.name().equals(name)).findFirst();
    }

    private static StructType struct(String name, Map<String, CelType> properties) {
        return StructType.create(name, ImmutableSet.copyOf(properties.keySet()),
                property -> Optional.ofNullable(properties.get(property)));
    }
}
