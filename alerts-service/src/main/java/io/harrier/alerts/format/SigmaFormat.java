package io.harrier.alerts.format;

import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.databind.JsonNode;

import io.harrier.alerts.alert.AlertAnnouncements.Thing;
import io.harrier.alerts.alert.Severity;
import io.harrier.alerts.alert.SourceType;
import io.harrier.alerts.format.Unreadable.Reason;

/**
 * What pipelines that run Sigma rules send: the rule ({@code sigma} or {@code rule}) and the {@code event} it fired on. Rule and
 * event together are the identity.
 *
 * @see <a href="https://sigmahq.io/sigma-specification/">Sigma specification</a>
 */
final class SigmaFormat implements AlertFormat {

    @Override
    public String name() {
        return "sigma";
    }

    @Override
    public boolean recognizes(JsonNode record) {
        return record.has("event") && (record.path("sigma").isObject()
                || record.path("rule").has("title") && (record.path("rule").has("level") || record.path("rule").has("tags")));
    }

    @Override
    public List<Reading> read(Incoming incoming) {
        var record = incoming.record();
        String name = record.has("sigma") ? "sigma" : "rule";
        var rule = record.path(name);
        if (!rule.isObject()) {
            throw new Unreadable(Reason.MALFORMED, "/" + name, "Must be the rule, an object");
        }
        if (!record.path("event").isObject()) {
            throw new Unreadable(Reason.MALFORMED, "/event", "Must be the event that the rule fired on, an object");
        }
        var draft = new Draft(this, incoming);
        var event = SigmaEvent.of(record.path("event"));
        draft.title = Json.text(rule.path("title"));
        String id = Json.first(rule.path("id"), rule.path("name"), rule.path("title"));
        if (id == null) {
            throw new Unreadable(Reason.MALFORMED, "/" + name + "/id", "Must be there: it is part of the identity");
        }
        String own = Json.first(record.path("id"), record.path("alert_id"));
        draft.sourceSystem = Identity.system("sigma", Json.first(record.path("pipeline"), record.path("product")));
        draft.sourceId = own != null ? own : Identity.of(id, event.identity());
        draft.sourceType = SourceType.MONITORING_RULE;
        draft.description = Json.text(rule.path("description"));
        draft.classification = classification(rule.path("logsource"), event);
        String level = Json.text(rule.path("level"));
        draft.severity("/" + name + "/level", level, level == null ? null : Severity.named(level).orElse(null));
        event.time(draft);
        draft.seenAt("/timestamp", record.path("timestamp"));
        draft.id("ruleId", Json.text(rule.path("id")));
        draft.id("ruleStatus", Json.text(rule.path("status")));
        draft.id("rulePath", Json.text(record.path("rule_path")));
        Json.texts(rule.path("references")).forEach(draft::reference);
        Json.texts(rule.path("tags")).forEach(it -> tag(it, draft));
        event.about(draft);
        if (event.host() != null) {
            draft.entity = new Thing("host", null, event.host());
            draft.system(event.host());
        }
        return List.of(draft.reading());
    }

    private static String classification(JsonNode logsource, SigmaEvent event) {
        String category = Json.first(logsource.path("category"), logsource.path("service"), logsource.path("product"));
        return category == null ? event.channel() : category;
    }

    /** {@code attack.t1059.001}, {@code attack.defense-evasion}, {@code cve.2021-44228}; groups and software are no tactics. */
    private static void tag(String tag, Draft draft) {
        String lower = tag.toLowerCase(Locale.ROOT);
        draft.label(tag, tag);
        if (lower.startsWith("cve.")) {
            draft.observables.cve(tag.substring(4));
            return;
        }
        if (!lower.startsWith("attack.")) {
            return;
        }
        String rest = tag.substring(7);
        boolean numbered = rest.length() > 1 && Character.isDigit(rest.charAt(1));
        if (!numbered) {
            draft.tactics.add(Attack.tactic(rest));
            return;
        }
        Attack.techniques(rest, draft.techniques);
    }
}
