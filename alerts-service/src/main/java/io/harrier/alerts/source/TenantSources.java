package io.harrier.alerts.source;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The sources of a tenant, as ingest asks for them. */
public final class TenantSources {

    private final Map<String, SourcePolicy> byName;
    private final Map<String, SourcePolicy> bySystem;
    private final Map<UUID, List<CollectionRules>> collections;
    private final Map<UUID, CollectionRules> usual = new HashMap<>();

    TenantSources(Collection<SourcePolicy> sources, Collection<CollectionRules> collected) {
        byName = sources.stream().collect(Collectors.toUnmodifiableMap(SourcePolicy::name, Function.identity()));
        bySystem = sources.stream().collect(Collectors.toUnmodifiableMap(SourcePolicy::sourceSystem, Function.identity()));
        collections = collected.stream().collect(Collectors.groupingBy(CollectionRules::source));
        collections.forEach((source, rules) -> usual.put(source, usual(rules)));
    }

    /**
     * How the records of a source are treated that come by a collector. Those that name none, or none that collects from this source,
     * come by the only one that is active, or else the only one on trial.
     *
     * @return null where nothing is said of it
     */
    public CollectionRules collectionOf(UUID source, String collector) {
        var all = source == null ? null : collections.get(source);
        if (all == null) {
            return null;
        }
        for (CollectionRules rules : all) {
            if (rules.collector().equals(collector)) {
                return rules;
            }
        }
        return usual.get(source);
    }

    private static CollectionRules usual(List<CollectionRules> all) {
        var active = all.stream().filter(rules -> !rules.trial()).toList();
        var usual = active.isEmpty() ? all : active;
        return usual.size() == 1 ? usual.get(0) : null;
    }

    /** The rules of a mapping; null where it is neither active nor on trial. */
    public CollectionRules collection(UUID mapping) {
        return collections.values().stream().flatMap(List::stream).filter(rules -> rules.id().equals(mapping)).findFirst()
                .orElse(null);
    }

    public boolean isEmpty() {
        return byName.isEmpty();
    }

    /** The source of a name; null where there is none. */
    public SourcePolicy named(String name) {
        return name == null ? null : byName.get(name);
    }

    /** The source whose records bear a source system; null where there is none. */
    public SourcePolicy ofSystem(String sourceSystem) {
        return sourceSystem == null ? null : bySystem.get(sourceSystem);
    }

    /** How a record is treated: as the source it names, else as its source system's, else as any. */
    public SourcePolicy policyOf(String name, String sourceSystem) {
        var named = named(name);
        if (named != null) {
            return named;
        }
        var known = ofSystem(sourceSystem);
        return known == null ? SourcePolicy.DEFAULT : known;
    }
}
