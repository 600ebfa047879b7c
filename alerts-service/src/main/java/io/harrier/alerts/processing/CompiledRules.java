package io.harrier.alerts.processing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import io.vertx.core.json.JsonObject;

/** The rules of each tenant that was at work lately: one that is as it was is not compiled again, however many others have rules. */
final class CompiledRules {

    private static final long UNUSED_NANOS = 600_000_000_000L;

    private record Kept(Map<UUID, CompiledRule> rules, long usedAt) {
    }

    private final Map<UUID, Kept> tenants = new ConcurrentHashMap<>();

    /** The rules, where none of them is new or another than it was; else null. */
    List<CompiledRule> of(UUID tenant, List<JsonObject> rules) {
        if (rules.isEmpty()) {
            return List.of();
        }
        var kept = tenants.get(tenant);
        var all = new ArrayList<CompiledRule>(rules.size());
        for (JsonObject rule : rules) {
            var known = kept == null ? null : known(kept.rules, rule);
            if (known == null) {
                return null;
            }
            all.add(known);
        }
        tenants.put(tenant, new Kept(kept.rules, System.nanoTime()));
        return List.copyOf(all);
    }

    /** Compiles those that are new or others. */
    List<CompiledRule> keep(UUID tenant, List<JsonObject> rules, Function<JsonObject, CompiledRule> compile) {
        var kept = tenants.get(tenant);
        var all = new ArrayList<CompiledRule>(rules.size());
        var byId = new HashMap<UUID, CompiledRule>();
        for (JsonObject rule : rules) {
            var known = kept == null ? null : known(kept.rules, rule);
            var compiled = known == null ? compile.apply(rule) : known;
            all.add(compiled);
            byId.put(compiled.id(), compiled);
        }
        long now = System.nanoTime();
        tenants.values().removeIf(it -> now - it.usedAt > UNUSED_NANOS);
        tenants.put(tenant, new Kept(byId, now));
        return List.copyOf(all);
    }

    private static CompiledRule known(Map<UUID, CompiledRule> rules, JsonObject rule) {
        var known = rules.get(UUID.fromString(rule.getString("id")));
        return known != null && known.version() == rule.getLong("version") ? known : null;
    }
}
