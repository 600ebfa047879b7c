package io.harrier.alerts.processing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import io.harrier.alerts.alert.AlertAnnouncements.Observable;
import io.harrier.alerts.alert.Severity;
import io.harrier.alerts.asset.AssetMatch;
import io.harrier.alerts.expression.AlertValues;
import io.harrier.alerts.format.AlertRecord;
import io.harrier.alerts.format.Work;
import io.harrier.alerts.indicator.IndicatorMatch;

/** A record while rules work on it. */
final class Workpiece {

    static final String PROCESSING = "processing";
    static final String FLAG = "enrichment_failed";
    private static final Set<String> NORMALIZED = Set.of("title", "description", "severity", "sourceSeverity",
            "classification", "confidence", "entity");
    private static final Set<String> ENRICHMENT = Set.of("enrichment");
    private static final Set<String> IDENTITY = Set.of("sourceId");
    private static final int MOST = 20;
    private static final int LONGEST = 500;

    final UUID tenant;
    private final Severity fallback;
    private final AlertRecord original;
    private AlertRecord alert;
    private AlertValues values;
    /** All that is known of it, also what the record says itself; null while nothing was added to that. */
    private Map<String, Object> enriched;
    private final List<Object> applied = new ArrayList<>();
    private final List<Object> testing = new ArrayList<>();
    private final List<Object> failed = new ArrayList<>();
    private final Set<String> ambiguous = new LinkedHashSet<>();
    final Map<Observable, Standing> standings = new HashMap<>();
    final List<IndicatorMatch> indicators = new ArrayList<>();
    AssetMatch asset;
    Map<String, Object> user;
    CompiledRule hiddenBy;
    final Work work = Work.ofRecord();

    Workpiece(Unprocessed record) {
        this.tenant = record.tenant();
        this.fallback = record.fallback();
        this.original = record.alert();
        this.alert = original;
    }

    AlertRecord alert() {
        return alert;
    }

    Severity severity() {
        return alert.severity() == null ? fallback : alert.severity();
    }

    /** The alert as expressions see it. */
    AlertValues values() {
        if (values == null) {
            values = AlertValues.of(alert, severity());
        }
        return values;
    }

    void normalize(Effect.Normalized to) {
        become(alert.with(to.title() == null ? alert.title() : to.title(),
                to.description() == null ? alert.description() : to.description(),
                to.severity() == null ? alert.severity() : to.severity(),
                to.classification() == null ? alert.classification() : to.classification(),
                to.confidence() == null ? alert.confidence() : to.confidence(),
                to.entity() == null ? alert.entity() : to.entity()), NORMALIZED);
    }

    void enrich(String name, Object what) {
        if (enriched == null) {
            enriched = new LinkedHashMap<>();
            if (original.enrichment() != null) {
                enriched.putAll(original.enrichment());
            }
        }
        enriched.put(name, what);
        become(alert.enrichment() == enriched ? alert : alert.with(alert.sourceId(), enriched, alert.quality()), ENRICHMENT);
    }

    void group(String id) {
        become(alert.with(id, alert.enrichment(), alert.quality()), IDENTITY);
    }

    void hide(CompiledRule by) {
        hiddenBy = hiddenBy == null ? by : hiddenBy;
    }

    private void become(AlertRecord next, Set<String> changed) {
        alert = next;
        if (values != null) {
            values.become(alert, severity(), changed);
        }
    }

    void done(CompiledRule rule) {
        note(applied, rule.name());
    }

    void wouldDo(CompiledRule rule, Effect effect) {
        var shown = new LinkedHashMap<String, Object>(effect.shown());
        shown.put("rule", rule.name());
        note(testing, shown);
    }

    /** Marks it: what could not be done is said, and holds nothing back. */
    void failed(CompiledRule rule, String why) {
        note(rule.testing() ? testing : failed,
                Map.of("rule", rule.name(), "failed", RuleActions.cut(String.valueOf(why), LONGEST)));
    }

    /** The same of what is looked up without a rule. */
    void failed(String why) {
        note(failed, Map.of("failed", RuleActions.cut(String.valueOf(why), LONGEST)));
    }

    private static void note(List<Object> notes, Object note) {
        if (notes.size() < MOST) {
            notes.add(note);
        }
    }

    /** The record with all that was done to it, and that. */
    AlertRecord finished() {
        var notes = new LinkedHashMap<String, Object>();
        put(notes, "applied", applied);
        put(notes, "testing", testing);
        put(notes, "failed", failed);
        if (asset == null) {
            put(notes, "ambiguous", List.copyOf(ambiguous));
        }
        if (!alert.sourceId().equals(original.sourceId())) {
            notes.put("sourceId", original.sourceId());
        }
        if (!notes.isEmpty()) {
            enrich(PROCESSING, notes);
        }
        if (!failed.isEmpty()) {
            var quality = new ArrayList<>(alert.quality());
            quality.add(FLAG);
            return alert.with(alert.sourceId(), enriched, quality);
        }
        return alert;
    }

    /** Too many assets are called so for it to be one of them. */
    void ambiguous(String name) {
        if (ambiguous.size() < MOST) {
            ambiguous.add(name);
        }
    }

    private static void put(Map<String, Object> notes, String name, List<?> list) {
        if (!list.isEmpty()) {
            notes.put(name, list);
        }
    }
}
