package io.harrier.alerts.format;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

import io.harrier.alerts.alert.AlertAnnouncements.Thing;
import io.harrier.alerts.alert.Severity;
import io.harrier.alerts.alert.SourceType;
import io.harrier.alerts.format.Unreadable.Reason;

/**
 * Suricata's EVE JSON. An alert has no id: flow, signature and time are its fingerprint. Severity 1 is the highest.
 *
 * @see <a href="https://docs.suricata.io/en/latest/output/eve/eve-json-format.html">EVE JSON format</a>
 */
final class SuricataFormat implements AlertFormat {

    private static final List<String> MITRE_KEYS = List.of("mitre_technique_id", "mitre_attack", "mitre_technique");
    private static final List<String> TACTIC_KEYS = List.of("mitre_tactic_id", "mitre_tactic_name", "mitre_tactic");

    @Override
    public String name() {
        return "suricata";
    }

    @Override
    public boolean recognizes(JsonNode record) {
        JsonNode type = record.get("event_type");
        return type != null && type.isTextual() && (record.has("flow_id") || record.has(type.textValue()));
    }

    @Override
    public List<Reading> read(Incoming incoming) {
        var record = incoming.record();
        String type = record.path("event_type").asText();
        if (!type.equals("alert")) {
            throw new Unreadable(Reason.NOT_AN_ALERT, "/event_type",
                    "event_type is '" + Json.cut(type, 50) + "'; only alert is an alert");
        }
        var alert = record.path("alert");
        if (!alert.isObject()) {
            throw new Unreadable(Reason.MALFORMED, "/alert", "Must be an object");
        }
        var draft = new Draft(this, incoming);
        String signature = Identity.required(alert.path("signature_id"), "/alert/signature_id");
        String timestamp = Identity.required(record.path("timestamp"), "/timestamp");
        draft.sourceSystem = Identity.system("suricata", Json.first(record.path("host"), record.path("in_iface")));
        draft.sourceId = Identity.of(flow(record), signature, timestamp);
        draft.sourceType = SourceType.FIREWALL;
        draft.title = Json.text(alert.path("signature"));
        draft.description = Json.text(alert.path("category"));
        draft.classification = draft.description;
        draft.severity("/alert/severity", Json.text(alert.path("severity")), severity(alert.path("severity")));
        draft.seenAt("/timestamp", record.path("timestamp"));
        draft.action = Json.text(alert.path("action"));
        draft.id("signatureId", signature);
        draft.id("generatorId", Json.text(alert.path("gid")));
        draft.id("revision", Json.text(alert.path("rev")));
        draft.group("flowId", Json.text(record.path("flow_id")));
        draft.group("communityId", Json.text(record.path("community_id")));
        metadata(alert.path("metadata"), draft);
        ends(record, alert, draft);
        applications(record, draft);
        return List.of(draft.reading());
    }

    /** Packets that the decoder complains of belong to no flow: their ends stand for it. */
    private static String flow(JsonNode record) {
        String flow = Json.text(record.path("flow_id"));
        return flow != null
                ? flow
                : String.join("|", record.path("proto").asText(), record.path("src_ip").asText(),
                        record.path("src_port").asText(), record.path("dest_ip").asText(),
                        record.path("dest_port").asText());
    }

    private static Severity severity(JsonNode node) {
        return switch (node.asInt(-1)) {
            case 1 -> Severity.HIGH;
            case 2 -> Severity.MEDIUM;
            case 3 -> Severity.LOW;
            case 4 -> Severity.INFORMATIONAL;
            default -> null;
        };
    }

    private static void metadata(JsonNode metadata, Draft draft) {
        if (!metadata.isObject()) {
            return;
        }
        MITRE_KEYS.forEach(key -> Json.texts(metadata.path(key)).forEach(it -> Attack.techniques(it, draft.techniques)));
        TACTIC_KEYS.forEach(key -> Json.texts(metadata.path(key)).forEach(draft::tactic));
        Json.texts(metadata.path("cve")).forEach(draft.observables::cve);
    }

    /** Who was attacked is the rule's word ({@code target}, {@code hostile}), else the end that is ours, else the destination. */
    private static void ends(JsonNode record, JsonNode alert, Draft draft) {
        String source = Json.text(record.path("src_ip"));
        String destination = Json.text(record.path("dest_ip"));
        draft.observables.ip(source);
        draft.observables.ip(destination);
        String victim = Json.text(alert.path("target").path("ip"));
        if (victim == null) {
            var hostile = Json.texts(alert.path("metadata").path("hostile"));
            boolean ours = source != null && destination != null && ObservableSet.isPrivate(source)
                    && !ObservableSet.isPrivate(destination);
            victim = hostile.contains("src_ip") ? destination : hostile.contains("dest_ip") || ours ? source : destination;
        }
        if (victim != null) {
            draft.entity = new Thing("ip", victim, victim);
            draft.system(victim);
        }
    }

    private static void applications(JsonNode record, Draft draft) {
        var found = draft.observables;
        var http = record.path("http");
        if (http.isObject()) {
            String host = Json.text(http.path("hostname"));
            String url = Json.text(http.path("url"));
            found.domain(host);
            found.url(url == null || host == null || url.contains("://") ? url : "http://" + host + url);
        }
        found.domain(Json.text(record.path("tls").path("sni")));
        var dns = record.path("dns");
        if (dns.isObject()) {
            found.domain(Json.text(dns.path("rrname")));
            names(dns.path("query"), found);
            names(dns.path("queries"), found);
            names(dns.path("answers"), found);
        }
        hashes(record.path("fileinfo"), found);
        record.path("files").forEach(file -> hashes(file, found));
        found.email(Json.text(record.path("smtp").path("mail_from")));
        Json.texts(record.path("smtp").path("rcpt_to")).forEach(found::email);
        found.email(Json.text(record.path("email").path("from")));
        Json.texts(record.path("email").path("to")).forEach(found::email);
    }

    private static void names(JsonNode queries, ObservableSet found) {
        for (JsonNode query : queries) {
            found.domain(Json.text(query.path("rrname")));
            found.ip(Json.text(query.path("rdata")));
        }
    }

    private static void hashes(JsonNode file, ObservableSet found) {
        found.hash(Json.text(file.path("md5")));
        found.hash(Json.text(file.path("sha1")));
        found.hash(Json.text(file.path("sha256")));
    }
}
