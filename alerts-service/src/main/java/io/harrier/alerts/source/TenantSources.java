package io.harrier.alerts.source;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.harrier.alerts.source.CollectionRules.Stage;

/** The sources of a tenant, as ingest asks for them. */
public final class TenantSources {

    private final Map<String, SourcePolicy> byName;
    private final Map<String, SourcePolicy> bySystem;
    private final Map<UUID, List<CollectionRules>> collections;
    private final Map<UUID, CollectionRules> usual = new HashMap<>();
    private final boolean programmed;

    TenantSources(Collection<SourcePolicy> sources, Collection<CollectionRules> collected) {
        byName = sources.stream().collect(Collectors.toUnmodifiableMap(SourcePolicy::name, Function.identity()));
        bySystem = sources.stream().collect(Collectors.toUnmodifiableMap(SourcePolicy::sourceSystem, Function.identity()));
        collections = collected.stream().collect(Collectors.groupingBy(CollectionRules::source));
        collections.forEach((source, rules) -> usual.put(source, usual(rules)));
        programmed = sources.stream().anyMatch(SourcePolicy::isProgrammed)
                || collected.stream().anyMatch(CollectionRules::isProgrammed);
    }

    /**
     * How the records of a source are treated that come by a collector. Those that name none, or none that has a mapping for this
     * source, come by the only one that is active, or else the only one on trial.
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
                return rules.stage() == Stage.IDLE ? null : rules;
            }
        }
        return usual.get(source);
    }

    private static CollectionRules usual(List<CollectionRules> all) {
        var active = all.stream().filter(rules -> rules.stage() == Stage.ACTIVE).toList();
        var usual = active.isEmpty() ? all.stream().filter(rules -> rules.stage() == Stage.TRIAL).toList() : active;
        return usual.size() == 1 ? usual.get(0) : null;
    }

    /** Whether the tenant's own expressions read or treat records: they may take their time, and the event loop has none. */
    public boolean isProgrammed() {
        return programmed;
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
