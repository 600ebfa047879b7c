package io.harrier.alerts.format;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

import io.harrier.alerts.alert.AlertAnnouncements.Thing;
import io.harrier.alerts.alert.Confidence;
import io.harrier.alerts.alert.Severity;
import io.harrier.alerts.alert.SourceType;
import io.harrier.alerts.format.Unreadable.Reason;

/**
 * The findings of OCSF: detection (2004), vulnerability (2002), compliance (2003), incident (2005), data security (2006), application
 * posture (2007) and the deprecated security finding (2001), whose {@code finding} became {@code finding_info}.
 *
 * @see <a href="https://schema.ocsf.io/">OCSF schema</a>
 */
final class OcsfFormat implements AlertFormat {

    private static final Map<Integer, Severity> SEVERITIES = Map.of(1, Severity.INFORMATIONAL, 2, Severity.LOW, 3,
            Severity.MEDIUM, 4, Severity.HIGH, 5, Severity.CRITICAL, 6, Severity.CRITICAL);
    private static final int SECURITY_FINDING = 2001;
    private static final int VULNERABILITY_FINDING = 2002;
    private static final int COMPLIANCE_FINDING = 2003;
    private static final int INCIDENT_FINDING = 2005;
    private static final int LAST_FINDING = 2007;

    @Override
    public String name() {
        return "ocsf";
    }

    @Override
    public boolean recognizes(JsonNode record) {
        return record.has("class_uid") && (record.has("metadata") || record.has("category_uid") || record.has("type_uid")
                || record.has("finding_info"));
    }

    @Override
    public List<Reading> read(Incoming incoming) {
        var record = incoming.record();
        int kind = record.path("class_uid").asInt(-1);
        if (kind < SECURITY_FINDING || kind > LAST_FINDING) {
            throw new Unreadable(Reason.NOT_AN_ALERT, "/class_uid",
                    "class_uid is " + Json.cut(record.path("class_uid").asText(), 20) + "; findings are 2001 to 2007");
        }
        String at = kind == SECURITY_FINDING && record.has("finding")
                ? "/finding"
                : kind == INCIDENT_FINDING && record.has("finding_info_list") ? "/finding_info_list/0" : "/finding_info";
        var finding = record.at(at);
        if (!finding.isObject()) {
            throw new Unreadable(Reason.MALFORMED, at, "Must be an object");
        }
        var draft = new Draft(this, incoming);
        draft.sourceType = kind == VULNERABILITY_FINDING
                ? SourceType.SCANNER
                : kind == COMPLIANCE_FINDING ? SourceType.MONITORING_RULE : SourceType.SIEM;
        identity(kind, record, finding, at, draft);
        draft.title = Json.first(finding.path("title"), record.path("message"));
        draft.description = Json.first(finding.path("desc"), record.path("message"), record.path("desc"));
        draft.classification = Json.first(finding.path("types"), record.path("class_name"), record.path("type_name"));
        severity(record, draft);
        draft.confidence = confidence(record.path("confidence_id").asInt());
        times(record, finding, at, draft);
        state(record, draft);
        draft.riskScore = record.path("risk_score").isNumber() ? record.path("risk_score").decimalValue() : null;
        draft.tenant = Json.first(record.path("metadata").path("tenant_uid"), record.path("cloud").path("account").path("uid"),
                record.path("cloud").path("account_uid"));
        attacks(finding.path("attacks"), draft);
        attacks(record.path("attacks"), draft);
        finding.path("related_events").forEach(it -> draft.group("related:" + it.path("uid").asText(),
                Json.text(it.path("uid"))));
        draft.reference(Json.text(finding.path("src_url")));
        affected(record, draft);
        OcsfObjects.collect(record, draft.observables);
        return List.of(draft.reading());
    }

    private static void identity(int kind, JsonNode record, JsonNode finding, String at, Draft draft) {
        var metadata = record.path("metadata");
        var product = metadata.path("product");
        String vendor = Json.text(product.path("vendor_name"));
        String name = Json.text(product.path("name"));
        draft.sourceSystem = vendor == null ? name == null ? "ocsf" : name : Identity.system(vendor, name);
        String event = Json.text(metadata.path("uid"));
        String uid = kind == INCIDENT_FINDING
                ? Json.first(record.path("incident_uid"), metadata.path("correlation_uid"), finding.path("uid"))
                : Json.text(finding.path("uid"));
        if (uid == null && event != null) {
            draft.fault(at + "/uid", "source_id_missing", "The finding has no id; that of the event stands in its place");
        }
        draft.sourceId = uid == null ? event : uid;
        if (draft.sourceId == null) {
            draft.identity(finding.path("uid"), at + "/uid");
        }
        draft.id("eventId", event);
        draft.id("productId", Json.text(product.path("uid")));
        draft.id("ruleId", Json.first(finding.path("analytic").path("uid"), product.path("feature").path("uid")));
        draft.id("typeUid", Json.text(record.path("type_uid")));
        draft.group("correlationId", Json.text(metadata.path("correlation_uid")));
        draft.group("requirement", Json.first(record.path("compliance").path("requirements")));
    }

    /** The number is authoritative; the word is only its label. */
    private static void severity(JsonNode record, Draft draft) {
        String label = Json.text(record.path("severity"));
        var id = record.path("severity_id");
        if (id.isMissingNode() || id.isNull()) {
            draft.severity("/severity", label, label == null
                    ? null
                    : label.equalsIgnoreCase("fatal")
                            ? Severity.CRITICAL
                            : Severity.named(label).orElse(null));
            draft.fault("/severity_id", "severity_id_missing", "severity_id must be there");
            return;
        }
        draft.severity("/severity_id", label == null ? id.asText() : label, SEVERITIES.get(id.asInt(-1)));
    }

    private static Confidence confidence(int id) {
        return switch (id) {
            case 1 -> Confidence.LOW;
            case 2 -> Confidence.MEDIUM;
            case 3 -> Confidence.HIGH;
            default -> null;
        };
    }

    /** Times are milliseconds; products do send seconds, which no date since 1973 in milliseconds looks like. */
    private static void times(JsonNode record, JsonNode finding, String at, Draft draft) {
        var time = record.path("time");
        draft.seenAt("/time", time);
        if (draft.hasTime() && time.isNumber() && Times.isSeconds(time.decimalValue())) {
            draft.fault("/time", "detected_at_in_seconds", "Is in seconds; OCSF has milliseconds");
        }
        draft.seenAt("/time_dt", record.path("time_dt"));
        for (String name : List.of("first_seen_time", "first_seen_time_dt", "created_time", "created_time_dt")) {
            draft.seenAt(at + "/" + name, finding.path(name));
        }
    }

    private static void state(JsonNode record, Draft draft) {
        draft.status = Json.first(record.path("status"), record.path("state"), record.path("status_id"),
                record.path("state_id"));
        draft.verdict = Json.first(record.path("verdict"), record.path("compliance").path("status"));
        draft.action = Json.first(record.path("action"), record.path("disposition"));
        int status = record.path("status_id").asInt(record.path("state_id").asInt(0));
        if (status == 4 || status == 5 || record.path("activity_id").asInt(0) == 3) {
            draft.over();
        }
    }

    private static void attacks(JsonNode attacks, Draft draft) {
        for (JsonNode attack : attacks) {
            var sub = attack.path("sub_technique").path("uid");
            Attack.techniques(Json.first(sub, attack.path("technique").path("uid")), draft.techniques);
            draft.tactic(Json.first(attack.path("tactic").path("uid"), attack.path("tactic").path("name")));
            attack.path("tactics").forEach(it -> draft.tactic(Json.first(it.path("uid"), it.path("name"))));
        }
    }

    private static void affected(JsonNode record, Draft draft) {
        thing(record.path("device"), "host", draft);
        record.path("evidences").forEach(it -> thing(it.path("device"), "host", draft));
        thing(record.path("resource"), "resource", draft);
        record.path("resources").forEach(it -> thing(it, "resource", draft));
    }

    private static void thing(JsonNode node, String type, Draft draft) {
        String name = Json.first(node.path("hostname"), node.path("name"), node.path("ip"), node.path("uid"));
        if (name == null) {
            return;
        }
        String id = Json.text(node.path("uid"));
        if (draft.entity == null) {
            draft.entity = new Thing(type, Json.cut(id, 500), Json.cut(name, 500));
        }
        draft.system(name);
        draft.asset(id);
    }
}
