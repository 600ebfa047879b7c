package io.harrier.local.tenable;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What one container of the stand-in knows: assets and findings as they go over the wire, generated from a seed and changed by
 * tests between syncs. Records that were handed out are never changed afterwards: a running export keeps what it began with.
 */
public final class TenableData {

    public static final long DEFAULT_SEED = 42;

    private final Clock clock;
    private final Map<String, ObjectNode> assets = new LinkedHashMap<>();
    private final Map<FindingKey, ObjectNode> findings = new LinkedHashMap<>();

    private TenableData(Clock clock) {
        this.clock = clock;
    }

    public static TenableData empty(Clock clock) {
        return new TenableData(clock);
    }

    /** Generates so many assets and findings; the same arguments at the same time give the same data. */
    public static TenableData generate(long seed, int assets, int findings, Clock clock) {
        TenableData data = new TenableData(clock);
        TenableGenerator generator = new TenableGenerator(seed, clock.instant());
        List<ObjectNode> made = generator.assets(assets);
        made.forEach(data::addAsset);
        generator.findings(made, findings).forEach(data::add);
        return data;
    }

    public static TenableData generate(int assets, int findings) {
        return generate(DEFAULT_SEED, assets, findings, Clock.systemUTC());
    }

    public synchronized List<JsonNode> assets() {
        return List.copyOf(assets.values());
    }

    public synchronized List<JsonNode> findings() {
        return List.copyOf(findings.values());
    }

    /** The keys of the findings the condition holds for. */
    public List<FindingKey> keys(Predicate<JsonNode> condition) {
        return findings().stream().filter(condition).map(FindingKey::of).toList();
    }

    /** Critical with a known exploit and not fixed: what should become an alert. */
    public List<FindingKey> criticalAndExploitable() {
        return keys(f -> f.path("severity").asText().equals("critical") && f.at("/plugin/exploit_available").asBoolean()
                && !f.path("state").asText().equals("FIXED"));
    }

    /** A scan no longer finds it. */
    public void fix(FindingKey key) {
        change(key, f -> FindingRecord.state(f, "FIXED", now()));
    }

    /** A scan finds it again after it was fixed. */
    public void reopen(FindingKey key) {
        change(key, f -> {
            f.put("last_found", now().toString());
            FindingRecord.state(f, "REOPENED", now());
        });
    }

    /** A scan finds it once more: nothing but the time changes. */
    public void seeAgain(FindingKey key) {
        change(key, f -> f.put("last_found", now().toString()));
    }

    /** Changes a finding in any way; its {@code indexed} time moves with it. */
    public synchronized void change(FindingKey key, Consumer<ObjectNode> change) {
        if (!findings.containsKey(key)) {
            throw new NoSuchElementException("no finding " + key);
        }
        ObjectNode changed = findings.get(key).deepCopy();
        change.accept(changed);
        changed.put("indexed", now().toString());
        findings.put(key, changed);
    }

    public synchronized void changeAsset(String id, Consumer<ObjectNode> change) {
        if (!assets.containsKey(id)) {
            throw new NoSuchElementException("no asset " + id);
        }
        ObjectNode changed = assets.get(id).deepCopy();
        change.accept(changed);
        changed.put("updated_at", now().toString());
        assets.put(id, changed);
    }

    /** Adds (or replaces) a finding as it is to go over the wire. */
    public synchronized FindingKey add(ObjectNode finding) {
        FindingKey key = FindingKey.of(finding);
        findings.put(key, finding.deepCopy());
        return key;
    }

    /** Adds a critical, exploitable finding of an asset, found now. */
    public FindingKey addCritical(String assetId, int pluginId) {
        Plugin plugin = new Plugin(pluginId, PluginCatalog.plugins().get(3).product(), 0, Plugin.Severity.CRITICAL, true);
        ObjectNode finding = Json.object();
        finding.set("asset", FindingRecord.assetPart(asset(assetId), false));
        finding.set("plugin", plugin.json());
        FindingRecord.port(finding, plugin);
        FindingRecord.severity(finding, plugin);
        FindingRecord.state(finding, "OPEN", now());
        finding.put("first_found", now().toString()).put("last_found", now().toString()).put("indexed", now().toString());
        return add(finding);
    }

    public synchronized void addAsset(ObjectNode asset) {
        assets.put(asset.get("id").asText(), asset.deepCopy());
    }

    public synchronized JsonNode asset(String id) {
        if (!assets.containsKey(id)) {
            throw new NoSuchElementException("no asset " + id);
        }
        return assets.get(id);
    }

    public synchronized JsonNode finding(FindingKey key) {
        return findings.get(key);
    }

    List<JsonNode> of(ExportKind kind) {
        return switch (kind) {
            case VULNS -> findings();
            case ASSETS -> assets();
        };
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
