package io.harrier.alerts.processing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import io.harrier.alerts.alert.AlertAnnouncements.Observable;
import io.harrier.alerts.alert.ObservableType;
import io.harrier.alerts.asset.AssetMatch;
import io.harrier.alerts.asset.AssetMatches;
import io.harrier.alerts.asset.AssetMatches.Name;
import io.harrier.alerts.enrichment.LookupTable;
import io.harrier.alerts.format.ObservableText;
import io.harrier.alerts.indicator.IndicatorMatch;
import io.harrier.alerts.indicator.IndicatorMatches.Value;
import io.harrier.alerts.processing.RuleAction.RuleFailed;
import io.harrier.alerts.processing.RuleDefinition.Lookup;

/** What was found for the records of a batch. What somebody asks for in vain and was not looked for yet is remembered. */
final class Knowledge {

    private static final List<ObservableType> KINDS = List.of(ObservableType.IP, ObservableType.HASH, ObservableType.URL,
            ObservableType.EMAIL, ObservableType.DOMAIN);

    private static final long LONGEST_NANOS = 5_000_000_000L;

    private final Map<Value, List<IndicatorMatch>> indicators = new HashMap<>();
    private final Map<Name, List<AssetMatch>> assets = new HashMap<>();
    private final Set<Value> soughtValues = new HashSet<>();
    private final Set<Name> soughtNames = new HashSet<>();
    private final Set<Name> ambiguous = new HashSet<>();
    private final Map<UUID, Long> nanos = new HashMap<>();
    private final Map<UUID, TenantProcessing> tenants;
    private final Map<UUID, Map<String, LookupTable>> tables;
    /** The vulnerabilities that the records are about. */
    final Set<String> cves;
    final Set<Value> unknownValues = new HashSet<>();
    final Set<Name> unknownNames = new HashSet<>();

    /**
     * @param tables of each tenant, by their names
     * @param cves the vulnerabilities that the records are about
     */
    Knowledge(Map<UUID, TenantProcessing> tenants, Map<UUID, Map<String, LookupTable>> tables, Set<String> cves) {
        this.tenants = tenants;
        this.tables = tables;
        this.cves = cves;
    }

    TenantProcessing of(UUID tenant) {
        return tenants.get(tenant);
    }

    void learn(Map<Value, List<IndicatorMatch>> found, AssetMatches.Found named) {
        indicators.putAll(found);
        assets.putAll(named.assets());
        ambiguous.addAll(named.ambiguous());
        soughtValues.addAll(unknownValues);
        soughtNames.addAll(unknownNames);
        unknownValues.clear();
        unknownNames.clear();
    }

    /** Whether the rules of a tenant took as long as they may for one batch, all rounds together. */
    boolean isOutOfTime(UUID tenant) {
        return nanos.getOrDefault(tenant, 0L) > LONGEST_NANOS;
    }

    void took(UUID tenant, long some) {
        nanos.merge(tenant, some, Long::sum);
    }

    boolean hasRules() {
        return tenants.values().stream().anyMatch(it -> !it.rules().isEmpty());
    }

    boolean isComplete() {
        return unknownValues.isEmpty() && unknownNames.isEmpty();
    }

    List<IndicatorMatch> indicators(UUID tenant, String type, String value) {
        if (!tenants.get(tenant).indicators()) {
            return List.of();
        }
        var sought = new Value(tenant, type, value);
        if (!soughtValues.contains(sought)) {
            unknownValues.add(sought);
        }
        return indicators.getOrDefault(sought, List.of());
    }

    List<AssetMatch> assets(UUID tenant, String name) {
        if (!tenants.get(tenant).assets()) {
            return List.of();
        }
        var sought = Name.of(tenant, name);
        if (sought == null) {
            return List.of();
        }
        if (!soughtNames.contains(sought)) {
            unknownNames.add(sought);
        }
        return assets.getOrDefault(sought, List.of());
    }

    /** Whether too many assets are called so for it to be any of them. */
    boolean isAmbiguous(UUID tenant, String name) {
        return !ambiguous.isEmpty() && ambiguous.contains(Name.of(tenant, name));
    }

    /** The directories of a tenant that can't be looked up. */
    List<String> missing(UUID tenant) {
        return tenants.get(tenant).directories().stream().filter(it -> tables.get(tenant).get(it) == null).toList();
    }

    /** Whoever of a tenant's directories is called so; null for nobody. */
    Map<String, Object> user(UUID tenant, String name) {
        for (String directory : tenants.get(tenant).directories()) {
            var table = tables.get(tenant).get(directory);
            var found = table == null ? null : table.find(name);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** What a rule's lookup finds of a key; null for nothing. */
    Object find(Workpiece piece, Lookup lookup, String key) {
        var tenant = piece.tenant;
        if (key.indexOf('\0') >= 0) {
            throw new RuleFailed("A key must not hold a NUL");
        }
        return switch (lookup.in()) {
            case TABLE -> {
                var table = table(tenant, lookup.source());
                piece.work.spend(table.effort(key));
                yield table.find(key);
            }
            case USERS -> user(tenant, key);
            case INDICATORS -> indicator(tenant, key);
            case ASSETS -> {
                var found = assets(tenant, key);
                yield found.isEmpty() ? null : Shown.asset(found.get(0));
            }
        };
    }

    private LookupTable table(UUID tenant, String name) {
        var table = tables.get(tenant).get(name);
        if (table == null) {
            throw new RuleFailed(
                    "The table " + name + " is not there, expired or under maintenance, or there is no room for it");
        }
        return table;
    }

    private Map<String, Object> indicator(UUID tenant, String key) {
        var all = new ArrayList<IndicatorMatch>();
        for (ObservableType kind : KINDS) {
            Observable observable = ObservableText.of(kind, key);
            if (observable != null && observable.type() == kind) {
                all.addAll(indicators(tenant, kind.wire, observable.value()));
            }
        }
        return all.isEmpty() ? null : new LinkedHashMap<>(Shown.indicator(all.get(0)));
    }
}
