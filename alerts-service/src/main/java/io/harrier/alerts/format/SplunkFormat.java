package io.harrier.alerts.format;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

import io.harrier.alerts.alert.AlertAnnouncements.Thing;
import io.harrier.alerts.alert.Severity;
import io.harrier.alerts.format.Unreadable.Reason;

/**
 * Notable events of Splunk Enterprise Security, as a search answers them or as the {@code result} of an alert action. Nearly all
 * values are strings, also numbers and epochs; some are lists where they hold several.
 */
final class SplunkFormat implements AlertFormat {

    private static final List<String> ADDRESSES = List.of("src", "dest", "src_ip", "dest_ip", "orig_host", "dvc", "host");
    private static final List<String> NAMES = List.of("rule_title", "rule_name", "search_name");

    @Override
    public String name() {
        return "splunk_notable";
    }

    @Override
    public boolean recognizes(JsonNode record) {
        return isNotable(record) || record.has("result") && isNotable(record.path("result"));
    }

    private static boolean isNotable(JsonNode record) {
        return record.path("event_id").asText().contains("@@notable@@")
                || record.has("urgency") && (record.has("rule_name") || record.has("search_name") || record.has("rule_title"))
                || record.has("notable_type") || record.has("orig_sid") && record.has("search_name");
    }

    @Override
    public List<Reading> read(Incoming incoming) {
        var outer = incoming.record();
        var record = outer.path("result").isObject() ? outer.path("result") : outer;
        var draft = new Draft(this, incoming);
        String search = Json.first(record.path("search_name"), record.path("source"), outer.path("search_name"));
        draft.sourceSystem = Identity.system("splunk", search);
        draft.sourceId = id(outer, record);
        draft.title = Json.first(NAMES.stream().map(record::path).toArray(JsonNode[]::new));
        if (draft.title == null) {
            draft.title = search;
        }
        draft.description = Json.first(record.path("rule_description"), record.path("description"));
        draft.classification = Json.first(record.path("security_domain"), record.path("notable_type"));
        String severity = Json.first(record.path("urgency"), record.path("severity"));
        draft.severity(record.has("urgency") ? "/urgency" : "/severity", severity,
                severity == null
                        ? null
                        : Severity.named(severity.equalsIgnoreCase("info") ? "informational" : severity)
                                .orElse(null));
        draft.seenAt("/orig_time", record.path("orig_time"));
        draft.seenAt("/_time", record.path("_time"));
        draft.status = Json.first(record.path("status_label"), record.path("status"));
        draft.verdict = Json.first(record.path("disposition_label"), record.path("disposition"));
        draft.action = Json.first(record.path("action"));
        if ("closed".equalsIgnoreCase(draft.status) || "resolved".equalsIgnoreCase(draft.status)) {
            draft.over();
        }
        draft.tenant = Json.first(record.path("indexer_guid"));
        draft.id("ruleId", Json.first(record.path("rule_id")));
        draft.id("searchId", Json.first(record.path("orig_sid"), outer.path("sid")));
        draft.id("eventHash", Json.first(record.path("event_hash")));
        draft.group("notableType", Json.first(record.path("notable_type")));
        draft.reference(Json.text(outer.path("results_link")));
        String risk = Json.first(record.path("risk_score"));
        draft.riskScore = risk == null ? null : new JsonFields(record).number("risk_score");
        attack(record, draft);
        about(record, draft);
        return List.of(draft.reading());
    }

    private static String id(JsonNode outer, JsonNode record) {
        String id = Json.first(record.path("event_id"));
        if (id != null) {
            return id;
        }
        String search = Json.first(record.path("orig_sid"), outer.path("sid"));
        String row = Json.first(record.path("orig_rid"), record.path("event_hash"), record.path("_time"));
        if (search == null || row == null) {
            throw new Unreadable(Reason.MALFORMED, "/event_id", "Must be there, or orig_sid and orig_rid: it is the identity");
        }
        return Identity.of(search, row);
    }

    private static void attack(JsonNode record, Draft draft) {
        for (String key : List.of("annotations.mitre_attack", "annotations.mitre_attack.mitre_technique_id",
                "mitre_technique_id")) {
            Json.texts(Json.dotted(record, key)).forEach(it -> Attack.techniques(it, draft.techniques));
        }
        for (String key : List.of("annotations.mitre_attack.mitre_tactic", "mitre_tactic")) {
            Json.texts(Json.dotted(record, key)).forEach(draft::tactic);
        }
        if (record.path("annotations").isTextual()) {
            Attack.techniques(record.path("annotations").textValue(), draft.techniques);
        }
    }

    private static void about(JsonNode record, Draft draft) {
        var found = draft.observables;
        ADDRESSES.forEach(key -> Json.texts(record.path(key)).forEach(found::host));
        Json.texts(record.path("user")).forEach(found::user);
        Json.texts(record.path("src_user")).forEach(found::user);
        Json.texts(record.path("url")).forEach(found::url);
        Json.texts(record.path("dest_dns")).forEach(found::domain);
        Json.texts(record.path("query")).forEach(found::domain);
        Json.texts(record.path("file_hash")).forEach(found::hash);
        Json.texts(record.path("cve")).forEach(found::cve);
        Json.texts(record.path("src_user_email")).forEach(found::email);
        Json.texts(record.path("recipient")).forEach(found::email);
        String system = Json.first(record.path("dest"), record.path("dvc"), record.path("orig_host"));
        String risky = Json.first(record.path("risk_object"));
        String user = Json.first(record.path("user"));
        if (system != null) {
            draft.entity = new Thing("host", null, system);
            draft.system(system);
        } else if (risky != null) {
            String type = Json.first(record.path("risk_object_type"));
            draft.entity = new Thing("system".equals(type) ? "host" : type == null ? "risk_object" : type, null, risky);
        } else if (user != null) {
            draft.entity = new Thing("user", null, user);
        }
        draft.group("riskObject", risky);
    }
}
