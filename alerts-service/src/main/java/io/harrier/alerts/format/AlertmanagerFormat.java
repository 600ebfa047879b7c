package io.harrier.alerts.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;

import io.harrier.alerts.alert.AlertAnnouncements.Thing;
import io.harrier.alerts.alert.Severity;
import io.harrier.alerts.alert.SourceType;
import io.harrier.alerts.format.Unreadable.Reason;

/**
 * Alertmanager's webhook: one notification of a group of alerts. Fingerprint and start are the identity, so that every notification
 * of one firing is the same alert, also the one that says it is resolved.
 *
 * @see <a href="https://prometheus.io/docs/alerting/latest/configuration/#webhook_config">webhook_config</a>
 */
final class AlertmanagerFormat implements AlertFormat {

    private static final Map<String, Severity> SEVERITIES = Map.ofEntries(Map.entry("critical", Severity.CRITICAL),
            Map.entry("page", Severity.CRITICAL), Map.entry("emergency", Severity.CRITICAL),
            Map.entry("high", Severity.HIGH), Map.entry("error", Severity.HIGH), Map.entry("major", Severity.HIGH),
            Map.entry("warning", Severity.MEDIUM), Map.entry("medium", Severity.MEDIUM), Map.entry("minor", Severity.LOW),
            Map.entry("low", Severity.LOW), Map.entry("info", Severity.INFORMATIONAL),
            Map.entry("informational", Severity.INFORMATIONAL), Map.entry("none", Severity.INFORMATIONAL));

    @Override
    public String name() {
        return "alertmanager";
    }

    @Override
    public boolean recognizes(JsonNode record) {
        var alerts = record.path("alerts");
        return alerts.isArray() && (record.has("groupKey") || record.has("receiver") || alerts.path(0).has("startsAt"));
    }

    @Override
    public List<Reading> read(Incoming incoming) {
        var group = incoming.record();
        var alerts = group.path("alerts");
        if (!alerts.isArray() || alerts.isEmpty()) {
            throw new Unreadable(Reason.MALFORMED, "/alerts", "Must be a list of at least one alert");
        }
        var readings = new ArrayList<Reading>(alerts.size());
        for (int index = 0; index < alerts.size(); index++) {
            var alert = alerts.get(index);
            readings.add(reading(incoming.part(alert, alerts.size()), group, alert, "/alerts/" + index));
        }
        return readings;
    }

    private Reading reading(Incoming incoming, JsonNode group, JsonNode alert, String at) {
        var labels = alert.path("labels");
        if (!labels.isObject()) {
            throw new Unreadable(Reason.MALFORMED, at + "/labels", "Must be an object");
        }
        var draft = new Draft(this, incoming);
        draft.sourceSystem = "alertmanager";
        String fingerprint = Json.text(alert.path("fingerprint"));
        draft.sourceId = (fingerprint == null ? fingerprint(labels) : fingerprint) + "@"
                + Identity.required(alert.path("startsAt"), at + "/startsAt");
        draft.sourceType = SourceType.METRIC;
        var annotations = alert.path("annotations");
        draft.title = Json.first(annotations.path("summary"), labels.path("alertname"));
        draft.description = Json.first(annotations.path("description"), annotations.path("message"));
        draft.classification = Json.text(labels.path("alertname"));
        String severity = Json.text(labels.path("severity"));
        draft.severity(at + "/labels/severity", severity,
                severity == null ? null : SEVERITIES.get(severity.toLowerCase(Locale.ROOT)));
        draft.status = Json.text(alert.path("status"));
        boolean resolved = "resolved".equals(draft.status);
        if (resolved) {
            draft.over();
            draft.seenAt(at + "/endsAt", alert.path("endsAt"));
        }
        draft.seenAt(at + "/startsAt", alert.path("startsAt"));
        draft.id("fingerprint", fingerprint);
        draft.group("groupKey", Json.text(group.path("groupKey")));
        draft.group("receiver", Json.text(group.path("receiver")));
        draft.reference(Json.text(alert.path("generatorURL")));
        draft.reference(Json.text(group.path("externalURL")));
        Json.texts(annotations.path("runbook_url")).forEach(draft::reference);
        labels.properties().forEach(label -> draft.label(label.getKey(), Json.text(label.getValue())));
        about(labels, draft);
        return draft.reading();
    }

    /** Older senders have no fingerprint: the labels are what it is made of. */
    private static String fingerprint(JsonNode labels) {
        var sorted = new TreeMap<String, String>();
        labels.properties().forEach(label -> sorted.put(label.getKey(), label.getValue().asText()));
        return Identity.of(sorted.toString());
    }

    private static void about(JsonNode labels, Draft draft) {
        String instance = withoutPort(Json.text(labels.path("instance")));
        draft.observables.host(instance);
        draft.observables.host(Json.text(labels.path("node")));
        draft.observables.host(Json.text(labels.path("host")));
        String name = instance != null
                ? instance
                : Json.first(labels.path("node"), labels.path("host"), labels.path("pod"), labels.path("service"),
                        labels.path("job"));
        if (name != null) {
            draft.entity = new Thing(instance != null ? "host" : "service", null, name);
            draft.system(name);
        }
    }

    /** {@code db-1:9100}, {@code [::1]:9100} */
    private static String withoutPort(String instance) {
        if (instance == null) {
            return null;
        }
        int bracket = instance.indexOf(']');
        if (instance.startsWith("[") && bracket > 0) {
            return instance.substring(1, bracket);
        }
        int colon = instance.lastIndexOf(':');
        return colon > 0 && instance.indexOf(':') == colon ? instance.substring(0, colon) : instance;
    }
}
