package io.harrier.alerts.format;

import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import io.harrier.alerts.alert.ObservableType;

/** How long alerts of a source that have the same entities are the same alert, and which entities count. */
public final class EntityWindow {

    private final Duration length;
    private final List<EntityKind> kinds;

    /** @param kinds none for what an alert is about alone */
    public EntityWindow(Duration length, Collection<EntityKind> kinds) {
        this.length = length;
        this.kinds = kinds.isEmpty() ? List.of(EntityKind.ENTITY) : kinds.stream().distinct().sorted().toList();
    }

    public Duration length() {
        return length;
    }

    /**
     * What stands for the entities of an alert: the same for the same ones, whatever their order and their letters' case.
     *
     * @param within what it must share besides; null for nothing
     * @return null where it names none of them, and so is nobody's repeat by them
     */
    public String fingerprint(AlertRecord alert, String within) {
        var values = kinds.stream().flatMap(kind -> values(kind, alert).map(value -> kind.wire + "=" + value)).toList();
        return values.isEmpty() ? null : Identity.of(Stream.concat(Stream.of(within), values.stream()).toArray(String[]::new));
    }

    private static Stream<String> values(EntityKind kind, AlertRecord alert) {
        if (kind == EntityKind.ENTITY) {
            return entity(alert);
        }
        var type = ObservableType.valueOf(kind.name());
        return alert.observables().stream().filter(it -> it.type() == type)
                .map(it -> type == ObservableType.URL ? it.value().strip() : normal(it.value())).distinct()
                .sorted(Comparator.naturalOrder());
    }

    private static Stream<String> entity(AlertRecord alert) {
        var entity = alert.entity();
        String name = entity == null ? null : entity.id() == null ? entity.name() : entity.id();
        return name == null
                ? Stream.empty()
                : Stream.of((entity.type() == null ? "" : normal(entity.type())) + ":" + normal(name));
    }

    private static String normal(String value) {
        return value.strip().toLowerCase(Locale.ROOT);
    }
}
