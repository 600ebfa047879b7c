package io.harrier.alerts.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

import io.harrier.alerts.alert.AlertAnnouncements.Thing;
import io.harrier.alerts.alert.KeyLength;
import io.harrier.alerts.alert.Severity;
import io.harrier.alerts.alert.SourceType;
import io.harrier.alerts.format.Unreadable.Reason;

/**
 * ArcSight's Common Event Format: a line of text, alone or behind a syslog header of either RFC 3164 or 5424; a record may hold
 * several. Severities are 0 to 10 or words.
 */
final class CefFormat implements AlertFormat {

    private static final Map<String, Severity> WORDS = Map.of("low", Severity.LOW, "medium", Severity.MEDIUM, "high",
            Severity.HIGH, "very-high", Severity.CRITICAL, "critical", Severity.CRITICAL, "informational",
            Severity.INFORMATIONAL);
    private static final List<String> IPS = List.of("src", "dst", "dvc", "c6a1", "c6a2", "c6a3", "c6a4",
            "sourceTranslatedAddress", "destinationTranslatedAddress");
    private static final List<String> HOSTS = List.of("dvchost", "shost", "dhost");
    private static final List<String> DEVICE = List.of("deviceExternalId", "dvchost", "dvc");
    private static final List<String> HASHES = List.of("fileHash", "oldFileHash");
    private static final Set<String> REFUSED = Set.of("deny", "drop", "reset");

    @Override
    public String name() {
        return "cef";
    }

    @Override
    public boolean recognizes(JsonNode record) {
        return record.isTextual() && record.textValue().contains(CefLine.START);
    }

    @Override
    public List<Reading> read(Incoming incoming) {
        if (!incoming.record().isTextual()) {
            throw new Unreadable(Reason.MALFORMED, "", "CEF is lines of text");
        }
        var lines = incoming.record().textValue().lines().filter(line -> !line.isBlank()).toList();
        var readings = new ArrayList<Reading>(lines.size());
        for (int index = 0; index < lines.size(); index++) {
            String where = lines.size() == 1 ? "" : "Line " + (index + 1) + ": ";
            readings.add(reading(incoming.part(lines.get(index), lines.size()), CefLine.of(lines.get(index), where)));
        }
        return readings;
    }

    /** What a text says that is one line of CEF; of several, each has an id of its own. */
    static Optional<JsonNode> fields(String text) {
        try {
            return text.contains(CefLine.START) && text.strip().lines().count() == 1
                    ? Optional.of(CefLine.of(text.strip(), "").fields())
                    : Optional.empty();
        } catch (Unreadable isNone) {
            return Optional.empty();
        }
    }

    private Reading reading(Incoming incoming, CefLine line) {
        var draft = new Draft(this, incoming);
        var header = line.header();
        var values = line.extension();
        draft.sourceSystem = Identity.system(header.get(0).isEmpty() ? "cef" : header.get(0),
                header.get(1).isEmpty() ? null : header.get(1));
        draft.sourceId = id(line);
        draft.sourceType = REFUSED.contains(values.getOrDefault("act", "").toLowerCase(Locale.ROOT))
                ? SourceType.FIREWALL
                : SourceType.SIEM;
        draft.title = header.get(4).isEmpty() ? null : header.get(4);
        draft.description = values.get("msg");
        draft.classification = values.getOrDefault("cat", header.get(3).isEmpty() ? null : header.get(3));
        String severity = header.get(5).isEmpty() ? null : header.get(5);
        draft.severity("/severity", severity, severity == null ? null : severity(severity));
        times(line, incoming, draft);
        draft.action = values.get("act");
        draft.verdict = values.get("outcome");
        draft.id("eventClassId", header.get(3));
        draft.id("eventId", values.get("eventId"));
        draft.id("deviceVersion", header.get(2));
        draft.group("sessionId", values.get("sessionId"));
        labels(values, draft);
        about(values, Syslog.host(line.syslog()), draft);
        return draft.reading();
    }

    /** Devices count by themselves, some for each kind of event: an id of theirs says nothing without device and event class. */
    private static String id(CefLine line) {
        var values = line.extension();
        String id = values.get("externalId");
        if (id == null) {
            return Identity.of(line.body());
        }
        String device = DEVICE.stream().map(values::get).filter(it -> it != null).findFirst()
                .orElseGet(() -> Syslog.host(line.syslog()));
        String eventClass = line.header().get(3);
        String whole = id + (device == null ? "" : "@" + device) + (eventClass.isEmpty() ? "" : "/" + eventClass);
        return KeyLength.fits(whole, KeyLength.IDENTITY) ? whole : Identity.of(id, device, eventClass);
    }

    private static Severity severity(String text) {
        var word = WORDS.get(text.toLowerCase(Locale.ROOT).replace(' ', '-'));
        if (word != null || text.length() > 2 || !text.chars().allMatch(it -> it >= '0' && it <= '9')) {
            return word;
        }
        int number = Integer.parseInt(text);
        if (number > 10) {
            return null;
        }
        return number >= 9 ? Severity.CRITICAL : number >= 7 ? Severity.HIGH : number >= 4 ? Severity.MEDIUM : Severity.LOW;
    }

    private static void times(CefLine line, Incoming incoming, Draft draft) {
        for (String key : List.of("start", "rt", "end")) {
            String text = line.extension().get(key);
            if (text != null && !draft.hasTime()) {
                draft.seenAt("/extension/" + key, text, CefTimes.of(text, incoming.receivedAt(), draft.zone()));
            }
        }
        String header = draft.hasTime() ? null : Syslog.time(line.syslog());
        if (header != null) {
            draft.seenAt("/syslog", header, CefTimes.of(header, incoming.receivedAt(), draft.zone()));
        }
    }

    /** {@code cs1Label=Rule cs1=R-7} is Rule: R-7. */
    private static void labels(Map<String, String> values, Draft draft) {
        values.forEach((key, label) -> {
            String value = key.endsWith("Label") ? values.get(key.substring(0, key.length() - 5)) : null;
            if (value == null) {
                return;
            }
            draft.label(label, value);
            String lower = label.toLowerCase(Locale.ROOT);
            if (lower.contains("mitre") || lower.contains("technique") || lower.contains("tactic")) {
                Attack.techniques(value, draft.techniques);
                draft.tactic(value);
            }
            if (lower.contains("hash") || lower.startsWith("sha") || lower.equals("md5")) {
                draft.observables.hash(value);
            }
            if (lower.contains("cve")) {
                draft.observables.cve(value);
            }
        });
    }

    private static void about(Map<String, String> values, String syslogHost, Draft draft) {
        var found = draft.observables;
        IPS.forEach(key -> found.ip(values.get(key)));
        HOSTS.forEach(key -> found.host(values.get(key)));
        HASHES.forEach(key -> found.hash(values.get(key)));
        found.user(values.get("sntdom"), values.get("suser"));
        found.user(values.get("dntdom"), values.get("duser"));
        found.domain(values.get("destinationDnsDomain"));
        found.domain(values.get("sourceDnsDomain"));
        found.url(values.get("request"));
        String name = null;
        for (String key : List.of("dhost", "dst", "dvchost", "shost", "src")) {
            name = name == null ? values.get(key) : name;
        }
        name = name == null ? syslogHost : name;
        if (name != null) {
            draft.entity = new Thing("host", null, Json.cut(name, 500));
            draft.system(name);
        }
    }
}
