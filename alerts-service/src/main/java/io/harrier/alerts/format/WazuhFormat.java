package io.harrier.alerts.format;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

import io.harrier.alerts.alert.AlertAnnouncements.Thing;
import io.harrier.alerts.alert.Severity;
import io.harrier.alerts.alert.SourceType;

/**
 * Wazuh's {@code alerts.json}. An id is unique per manager, so the manager is part of the source's name. Levels map as Wazuh's own
 * dashboard groups them: 15 and more critical, 12 high, 7 medium, below low.
 */
final class WazuhFormat implements AlertFormat {

    @Override
    public String name() {
        return "wazuh";
    }

    @Override
    public boolean recognizes(JsonNode record) {
        JsonNode rule = record.get("rule");
        return rule != null && (rule.has("level") || rule.has("groups"))
                && (record.has("manager") || record.has("agent") || record.has("decoder"));
    }

    @Override
    public List<Reading> read(Incoming incoming) {
        var record = incoming.record();
        var rule = record.path("rule");
        var draft = new Draft(this, incoming);
        draft.identity(record.path("id"), "/id");
        draft.sourceSystem = Identity.system("wazuh",
                Json.first(record.path("manager").path("name"), record.path("cluster").path("name")));
        draft.sourceType = record.path("data").has("vulnerability") ? SourceType.SCANNER : SourceType.SIEM;
        draft.title = Json.text(rule.path("description"));
        draft.description = Json.text(record.path("full_log"));
        var groups = Json.texts(rule.path("groups"));
        draft.classification = groups.isEmpty() ? null : String.join(",", groups);
        draft.severity("/rule/level", Json.text(rule.path("level")), severity(rule.path("level").asInt(-1)));
        draft.seenAt("/timestamp", record.path("timestamp"));
        draft.seenAt("/@timestamp", record.path("@timestamp"));
        draft.id("ruleId", Json.text(rule.path("id")));
        draft.id("agentId", Json.text(record.path("agent").path("id")));
        draft.id("decoder", Json.text(record.path("decoder").path("name")));
        draft.group("firedTimes", Json.text(rule.path("firedtimes")));
        draft.group("frequency", Json.text(rule.path("frequency")));
        draft.group("cluster", Json.text(record.path("cluster").path("name")));
        draft.action = Json.text(record.path("data").path("action"));
        var mitre = rule.path("mitre");
        Json.texts(mitre.path("id")).forEach(it -> Attack.techniques(it, draft.techniques));
        Json.texts(mitre.path("tactic")).forEach(draft::tactic);
        agent(record, draft);
        data(record.path("data"), draft.observables);
        files(record.path("syscheck"), draft.observables);
        return List.of(draft.reading());
    }

    private static Severity severity(int level) {
        if (level < 0) {
            return null;
        }
        return level >= 15 ? Severity.CRITICAL : level >= 12 ? Severity.HIGH : level >= 7 ? Severity.MEDIUM : Severity.LOW;
    }

    private static void agent(JsonNode record, Draft draft) {
        var agent = record.path("agent");
        String name = Json.text(agent.path("name"));
        draft.observables.host(name);
        draft.observables.ip(Json.text(agent.path("ip")));
        if (name != null) {
            draft.entity = new Thing("host", Json.text(agent.path("id")), name);
            draft.system(name);
        }
        draft.observables.host(Json.text(record.path("predecoder").path("hostname")));
    }

    private static void data(JsonNode data, ObservableSet found) {
        if (!data.isObject()) {
            return;
        }
        for (String key : List.of("srcip", "dstip", "src_ip", "dest_ip")) {
            found.ip(Json.text(data.path(key)));
        }
        for (String key : List.of("srcuser", "dstuser", "user")) {
            found.user(Json.text(data.path(key)));
        }
        found.url(Json.text(data.path("url")));
        found.domain(Json.text(data.path("hostname")));
        found.domain(Json.text(data.path("http").path("hostname")));
        found.domain(Json.text(data.path("tls").path("sni")));
        Json.texts(data.path("vulnerability").path("cve")).forEach(found::cve);
        var source = data.path("virustotal").path("source");
        found.hash(Json.text(source.path("md5")));
        found.hash(Json.text(source.path("sha1")));
        found.hash(Json.text(data.path("sha256")));
        windows(data.path("win").path("eventdata"), data.path("win").path("system"), found);
    }

    private static void windows(JsonNode event, JsonNode system, ObservableSet found) {
        if (!event.isObject()) {
            return;
        }
        found.user(Json.text(event.path("targetDomainName")), Json.text(event.path("targetUserName")));
        found.user(Json.text(event.path("subjectDomainName")), Json.text(event.path("subjectUserName")));
        found.user(Json.text(event.path("user")));
        for (String key : List.of("ipAddress", "sourceIp", "destinationIp")) {
            found.ip(Json.text(event.path(key)));
        }
        found.domain(Json.text(event.path("queryName")));
        found.domain(Json.text(event.path("destinationHostname")));
        found.hashes(Json.text(event.path("hashes")));
        found.host(Json.text(system.path("computer")));
    }

    private static void files(JsonNode syscheck, ObservableSet found) {
        for (String key : List.of("md5_after", "sha1_after", "sha256_after")) {
            found.hash(Json.text(syscheck.path(key)));
        }
    }
}
