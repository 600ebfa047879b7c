package io.harrier.alerts.format;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

/** Finds what an alert is about in the fields of the Elastic Common Schema. */
final class ElasticFields {

    private static final List<String> IPS = List.of("source.ip", "destination.ip", "host.ip", "client.ip", "server.ip",
            "related.ip", "threat.indicator.ip");
    private static final List<String> HOSTS = List.of("host.name", "host.hostname", "related.hosts");
    private static final List<String> DOMAINS = List.of("dns.question.name", "url.domain", "destination.domain",
            "tls.client.server_name");
    private static final List<String> URLS = List.of("url.full", "url.original");
    private static final List<String> HASHES = List.of("file.hash.sha256", "file.hash.sha1", "file.hash.md5",
            "process.hash.sha256", "process.hash.sha1", "process.hash.md5", "dll.hash.sha256", "related.hash");
    private static final List<String> EMAILS = List.of("user.email", "email.from.address", "email.to.address");

    private ElasticFields() {
    }

    static void collect(JsonNode record, Draft draft) {
        var found = draft.observables;
        IPS.forEach(key -> Json.texts(Json.dotted(record, key)).forEach(found::ip));
        HOSTS.forEach(key -> Json.texts(Json.dotted(record, key)).forEach(found::host));
        DOMAINS.forEach(key -> Json.texts(Json.dotted(record, key)).forEach(found::domain));
        URLS.forEach(key -> Json.texts(Json.dotted(record, key)).forEach(found::url));
        HASHES.forEach(key -> Json.texts(Json.dotted(record, key)).forEach(found::hash));
        EMAILS.forEach(key -> Json.texts(Json.dotted(record, key)).forEach(found::email));
        found.user(Json.first(Json.dotted(record, "user.domain")), Json.first(Json.dotted(record, "user.name")));
        Json.texts(Json.dotted(record, "related.user")).forEach(found::user);
        Json.texts(Json.dotted(record, "vulnerability.id")).forEach(found::cve);
        Json.texts(Json.dotted(record, "threat.technique.id")).forEach(it -> Attack.techniques(it, draft.techniques));
        Json.texts(Json.dotted(record, "threat.technique.subtechnique.id"))
                .forEach(it -> Attack.techniques(it, draft.techniques));
        Json.texts(Json.dotted(record, "threat.tactic.name")).forEach(draft::tactic);
        ElasticFormat.entity(record, draft);
    }

    /** A rule's {@code threat}: tactics with their techniques with their sub-techniques. */
    static void threat(JsonNode threat, Draft draft) {
        for (JsonNode item : threat) {
            draft.tactic(Json.first(item.path("tactic").path("id"), item.path("tactic").path("name")));
            for (JsonNode technique : item.path("technique")) {
                Attack.techniques(Json.text(technique.path("id")), draft.techniques);
                technique.path("subtechnique")
                        .forEach(it -> Attack.techniques(Json.text(it.path("id")), draft.techniques));
            }
        }
    }
}
