package io.harrier.alerts.format;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

import io.harrier.alerts.alert.AlertAnnouncements.Thing;
import io.harrier.alerts.alert.Confidence;
import io.harrier.alerts.alert.EventSpace;
import io.harrier.alerts.alert.KeyLength;
import io.harrier.alerts.alert.Severity;
import io.harrier.alerts.alert.SourceType;
import io.harrier.alerts.format.Reading.Fault;
import io.harrier.alerts.format.Unreadable.Reason;

/** An alert that a foreign format fills in, field by field; what is imperfect is noted, not refused. */
final class Draft {

    private static final int MOST = 200;

    private final String format;
    private final Incoming incoming;
    private final List<Fault> faults = new ArrayList<>();
    private final Set<String> systems = new LinkedHashSet<>();
    private final Set<String> assets = new LinkedHashSet<>();
    private final Map<String, String> ids = new LinkedHashMap<>();
    private final Map<String, String> groups = new LinkedHashMap<>();
    private final Map<String, String> labels = new LinkedHashMap<>();
    private final Set<String> references = new LinkedHashSet<>();
    private Severity severity;
    private String severityOriginal;
    private Instant seenAt;
    private boolean over;
    final Set<String> techniques = new LinkedHashSet<>();
    final Set<String> tactics = new LinkedHashSet<>();
    final ObservableSet observables = new ObservableSet();
    String sourceSystem;
    String sourceId;
    SourceType sourceType = SourceType.SIEM;
    String title;
    String description;
    String classification;
    Confidence confidence;
    Thing entity;
    String status;
    String verdict;
    String action;
    String tenant;
    BigDecimal riskScore;
    Map<String, Object> defenderContext;

    Draft(AlertFormat format, Incoming incoming) {
        this.format = format.name();
        this.incoming = incoming;
    }

    /** The id that the record gives, else the envelope's; without either there is no alert. */
    void identity(JsonNode node, String pointer) {
        String id = Json.text(node);
        sourceId = id != null
                ? id
                : incoming.defaults().sourceId() != null
                        ? incoming.defaults().sourceId()
                        : Identity.required(node, pointer);
    }

    void fault(String pointer, String flag, String detail) {
        faults.add(new Fault(pointer, flag, detail));
    }

    String lastFault() {
        return faults.isEmpty() ? "it has no value" : faults.get(faults.size() - 1).detail();
    }

    /** The first of several times that is there and plausible is when it was seen. */
    void seenAt(String pointer, JsonNode node) {
        seenAt(pointer, node, incoming.zone());
    }

    /** The same of a time that is UTC whether it says so or not. */
    void seenInUtc(String pointer, JsonNode node) {
        seenAt(pointer, node, ZoneOffset.UTC);
    }

    private void seenAt(String pointer, JsonNode node, ZoneId zone) {
        if (seenAt == null && node.isNumber()) {
            seenAt(pointer, node.asText(), Times.epoch(node.decimalValue()), zone);
            return;
        }
        String text = seenAt == null ? Json.text(node) : null;
        if (text != null) {
            seenAt(pointer, text, Times.of(text, zone == null ? ZoneOffset.UTC : zone), zone);
        }
    }

    void seenAt(String pointer, String text, Instant time) {
        seenAt(pointer, text, time, incoming.zone());
    }

    private void seenAt(String pointer, String text, Instant time, ZoneId zone) {
        if (time == null) {
            fault(pointer, "detected_at_unreadable", "'" + Json.cut(text, 100) + "' is no time");
            return;
        }
        if (!Times.plausible(time, incoming.receivedAt())) {
            fault(pointer, "detected_at_implausible",
                    "'" + Json.cut(text, 100) + "' is before 2000 or more than a day ahead");
            return;
        }
        if (zone == null && Times.isLocal(text)) {
            fault(pointer, Reading.WITHOUT_ZONE,
                    "'" + Json.cut(text, 100) + "' names no zone, nor does its source: read as UTC");
        }
        seenAt = time;
    }

    /** Of times that name none. */
    ZoneId zone() {
        return incoming.zone() == null ? ZoneOffset.UTC : incoming.zone();
    }

    boolean hasTime() {
        return seenAt != null;
    }

    /** @param known what it means here; null where that is not known: the source's default then holds, and it is noted */
    void severity(String pointer, String original, Severity known) {
        severityOriginal = Json.cut(original, 200);
        severity = known;
        if (original == null) {
            fault(pointer, "severity_missing", "There is no severity");
        }
        if (original != null && known == null) {
            fault(pointer, "severity_unknown", "'" + severityOriginal + "' is no severity of this format");
        }
    }

    /** The source says that it is over. */
    void over() {
        over = true;
    }

    void system(String name) {
        if (name != null && systems.size() < MOST) {
            systems.add(Json.cut(name, EventSpace.LONGEST_SYSTEM));
        }
    }

    /** An asset by the id that the source gives it. */
    void asset(String id) {
        if (id != null && assets.size() < MOST) {
            assets.add(Json.cut(id, EventSpace.LONGEST_SYSTEM));
        }
    }

    void id(String name, String value) {
        put(ids, name, value);
    }

    void group(String name, String value) {
        put(groups, name, value);
    }

    void label(String name, String value) {
        put(labels, name, value);
    }

    void reference(String link) {
        if (link != null && references.size() < MOST) {
            references.add(Json.cut(link, 2_000));
        }
    }

    /** A tactic by name or id; of words that may be something else, only those that are tactics. */
    void tactic(String text) {
        String tactic = text == null ? null : Attack.tactic(text);
        if (Attack.isTactic(tactic)) {
            tactics.add(tactic);
        }
    }

    private static void put(Map<String, String> map, String name, String value) {
        if (value != null && map.size() < MOST) {
            map.put(Json.cut(name, 200), Json.cut(value, 2_000));
        }
    }

    Reading reading() {
        var defaults = incoming.defaults();
        checkIdentity();
        if (title == null) {
            fault("", "title_missing", "There is no title");
            title = NativeFormat.UNTITLED;
        }
        if (seenAt == null) {
            fault("", "detected_at_missing", "There is no time that could be read");
            seenAt = defaults.seenAt() != null ? defaults.seenAt() : incoming.receivedAt();
        }
        observables.cves(title);
        observables.cves(description);
        var context = new SourceContext(format, List.copyOf(techniques), List.copyOf(tactics), status, verdict, action, tenant,
                riskScore, ids, groups, labels, List.copyOf(references));
        return new Reading(format, new AlertRecord(sourceSystem, sourceId, sourceType, Json.cut(title, 500),
                Json.cut(description, 20_000), severity, severityOriginal, Json.cut(classification, 200), confidence, seenAt,
                entity, List.copyOf(systems), List.copyOf(assets), observables.list(), null, null, defenderContext,
                context.asMap(), quality(), incoming.payload()), List.copyOf(faults));
    }

    private void checkIdentity() {
        if (!KeyLength.fits(sourceSystem, KeyLength.IDENTITY) || !KeyLength.fits(sourceId, KeyLength.IDENTITY)) {
            throw new Unreadable(Reason.NO_IDENTITY, "",
                    "The source's name and id have at most " + KeyLength.IDENTITY + " bytes of UTF-8");
        }
        if (sourceSystem.indexOf('\0') >= 0 || sourceId.indexOf('\0') >= 0) {
            throw new Unreadable(Reason.NUL, "", "The source's name and id must not hold a NUL");
        }
    }

    private List<String> quality() {
        if (faults.isEmpty() && !over) {
            return List.of();
        }
        var quality = new LinkedHashSet<String>();
        faults.forEach(it -> quality.add(it.flag()));
        if (over) {
            quality.add(AlertRecord.SOURCE_RESOLVED);
        }
        return List.copyOf(quality);
    }
}
