package io.harrier.alerts.source;

import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The sources of a tenant, as ingest asks for them. */
public final class TenantSources {

    private final Map<String, SourcePolicy> byName;
    private final Map<String, SourcePolicy> bySystem;

    TenantSources(Collection<SourcePolicy> sources) {
        byName = sources.stream().collect(Collectors.toUnmodifiableMap(SourcePolicy::name, Function.identity()));
        bySystem = sources.stream().collect(Collectors.toUnmodifiableMap(SourcePolicy::sourceSystem, Function.identity()));
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
