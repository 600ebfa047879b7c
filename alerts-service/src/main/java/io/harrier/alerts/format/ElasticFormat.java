package io.harrier.alerts.format;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

import io.harrier.alerts.alert.AlertAnnouncements.Thing;
import io.harrier.alerts.alert.Severity;
import io.harrier.alerts.alert.SourceType;

/**
 * Alerts of Elastic Security, {@code kibana.alert.*} or before 8.0 {@code signal.*}, and ECS events that are alerts. Keys are flat
 * with dots, nested, or both in one record.
 *
 * @see <a href="https://www.elastic.co/guide/en/security/current/alert-schema.html">Alert schema</a>
 */
final class ElasticFormat implements AlertFormat {

    private static final DottedKey.Below KIBANA = new DottedKey.Below("kibana.alert.");
    private static final DottedKey.Below SIGNAL = new DottedKey.Below("signal.");

    @Override
    public String name() {
        return "elastic";
    }

    @Override
    public boolean recognizes(JsonNode record) {
        return hasKibana(record) || record.path("kibana").has("alert") || record.has("kibana.alert") || isSignal(record)
                || isEcs(record);
    }

    private static boolean isSignal(JsonNode record) {
        return record.has("signal.rule.name") || record.path("signal").has("rule");
    }

    private static boolean isEcs(JsonNode record) {
        if (!record.has("@timestamp")) {
            return false;
        }
        String kind = Json.dotted(record, "event.kind").asText();
        return kind.equals("alert") || kind.equals("signal");
    }

    @Override
    public List<Reading> read(Incoming incoming) {
        var record = incoming.record();
        boolean signal = isSignal(record);
        boolean ecs = !signal && Json.dotted(record, "kibana.alert").isMissingNode() && !hasKibana(record);
        var draft = new Draft(this, incoming);
        if (ecs) {
            event(record, draft);
        } else {
            alert(record, signal, draft, incoming.defaults());
        }
        ElasticFields.collect(record, draft);
        return List.of(draft.reading());
    }

    private static boolean hasKibana(JsonNode record) {
        return record.has("kibana.alert.uuid") || record.has("kibana.alert.rule.name") || record.has("kibana.alert.rule.uuid");
    }

    private static void alert(JsonNode record, boolean signal, Draft draft, Defaults defaults) {
        var keys = signal ? SIGNAL : KIBANA;
        String at = signal ? "/signal." : "/kibana.alert.";
        if (signal && defaults.sourceId() == null) {
            draft.sourceId = fingerprint(record);
        } else {
            draft.identity(keys.in(record, "uuid"), at + "uuid");
        }
        draft.sourceSystem = Identity.system("elastic", Json.first(keys.in(record, "rule.producer")));
        draft.sourceType = SourceType.SIEM;
        draft.title = Json.first(keys.in(record, "rule.name"));
        String reason = Json.first(keys.in(record, "reason"));
        draft.description = reason == null ? Json.first(keys.in(record, "rule.description")) : reason;
        draft.classification = Json.first(Json.dotted(record, "event.category"), keys.in(record, "rule.category"));
        String severity = Json.first(keys.in(record, signal ? "rule.severity" : "severity"));
        if (severity == null) {
            severity = Json.first(keys.in(record, "rule.severity"));
        }
        risk(draft, keys.in(record, "risk_score"), keys.in(record, "rule.risk_score"));
        draft.severity(at + "severity", severity, severity == null
                ? byRisk(draft)
                : Severity.named(severity).orElse(null));
        draft.seenAt(at + "original_time", keys.in(record, "original_time"));
        draft.seenAt("/@timestamp", record.path("@timestamp"));
        draft.status = Json.first(keys.in(record, signal ? "status" : "workflow_status"));
        String state = Json.first(keys.in(record, "status"));
        if ("recovered".equals(state) || "closed".equals(draft.status)) {
            draft.over();
        }
        draft.tenant = Json.first(Json.dotted(record, "kibana.space_ids"), Json.dotted(record, "organization.id"));
        draft.id("ruleId", Json.first(keys.in(record, "rule.rule_id")));
        draft.id("ruleUuid", Json.first(keys.in(record, "rule.uuid"), keys.in(record, "rule.id")));
        draft.id("state", signal ? null : state);
        draft.group("groupId", Json.first(keys.in(record, "group.id")));
        for (JsonNode ancestor : keys.in(record, "ancestors")) {
            draft.group("ancestor:" + ancestor.path("id").asText(), Json.text(ancestor.path("id")));
        }
        Json.texts(keys.in(record, "rule.references")).forEach(draft::reference);
        Json.texts(keys.in(record, "rule.tags")).forEach(it -> draft.label(it, it));
        ElasticFields.threat(keys.in(record, "rule.threat"), draft);
        ElasticFields.threat(keys.in(record, "rule.parameters.threat"), draft);
    }

    /** Before 8.0 the id is only beside the document; without it, the rule and what it fired on. */
    private static String fingerprint(JsonNode record) {
        return Identity.of(Json.first(Json.dotted(record, "signal.rule.id"), Json.dotted(record, "signal.rule.name")),
                Json.dotted(record, "signal.ancestors").toString(), text(record, "signal.original_time"),
                text(record, "signal.group.id"), text(record, "@timestamp"));
    }

    /** An event that some product, as read by Elastic's agents, says is an alert. */
    private static void event(JsonNode record, Draft draft) {
        String module = Json.first(Json.dotted(record, "event.module"), Json.dotted(record, "event.provider"));
        draft.sourceSystem = Identity.system("elastic", module);
        draft.sourceType = "endpoint".equals(module) ? SourceType.EDR : SourceType.SIEM;
        draft.identity(Json.dotted(record, "event.id"), "/event.id");
        draft.title = Json.first(Json.dotted(record, "rule.name"), record.path("message"), Json.dotted(record, "event.action"));
        draft.description = Json.first(Json.dotted(record, "event.reason"), record.path("message"));
        draft.classification = Json.first(Json.dotted(record, "event.category"), Json.dotted(record, "rule.category"));
        risk(draft, Json.dotted(record, "event.risk_score"), Json.dotted(record, "event.severity"));
        draft.severity("/event.severity", text(record, "event.severity"), byRisk(draft));
        draft.seenAt("/@timestamp", record.path("@timestamp"));
        draft.action = Json.first(Json.dotted(record, "event.outcome"), Json.dotted(record, "event.action"));
        draft.tenant = text(record, "organization.id");
        draft.id("ruleId", text(record, "rule.id"));
    }

    private static void risk(Draft draft, JsonNode... scores) {
        for (JsonNode node : scores) {
            if (node.isNumber()) {
                draft.riskScore = node.decimalValue();
                return;
            }
        }
    }

    /** By the scores that Elastic gives its severities: 21, 47, 73, 99. Small numbers are some product's own scale. */
    private static Severity byRisk(Draft draft) {
        int risk = draft.riskScore == null ? 0 : draft.riskScore.intValue();
        if (risk < 10) {
            return null;
        }
        return risk <= 21 ? Severity.LOW : risk <= 47 ? Severity.MEDIUM : risk <= 73 ? Severity.HIGH : Severity.CRITICAL;
    }

    static void entity(JsonNode record, Draft draft) {
        String name = text(record, "host.name");
        String host = name == null ? text(record, "host.hostname") : name;
        String system = host == null ? text(record, "agent.name") : host;
        String id = Json.first(Json.dotted(record, "host.id"), Json.dotted(record, "agent.id"));
        if (system != null) {
            draft.entity = new Thing("host", id, system);
            draft.system(system);
            draft.asset(id);
            return;
        }
        String user = text(record, "user.name");
        if (user != null) {
            draft.entity = new Thing("user", text(record, "user.id"), user);
        }
    }

    private static String text(JsonNode record, String key) {
        return Json.first(Json.dotted(record, key));
    }
}
