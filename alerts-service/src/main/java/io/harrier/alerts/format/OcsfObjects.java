package io.harrier.alerts.format;

import com.fasterxml.jackson.databind.JsonNode;

/** Finds observables in OCSF's objects: endpoints, users, files, queries, and its own list of observables. */
final class OcsfObjects {

    private OcsfObjects() {
    }

    static void collect(JsonNode record, ObservableSet found) {
        objects(record, found);
        record.path("evidences").forEach(it -> objects(it, found));
        record.path("vulnerabilities").forEach(it -> {
            found.cve(Json.text(it.path("cve").path("uid")));
            Json.texts(it.path("related_vulnerabilities")).forEach(found::cve);
        });
        record.path("malware").forEach(it -> it.path("cves").forEach(cve -> found.cve(Json.text(cve.path("uid")))));
        record.path("observables").forEach(it -> observable(it.path("type_id").asInt(), Json.text(it.path("value")), found));
    }

    private static void objects(JsonNode holder, ObservableSet found) {
        endpoint(holder.path("device"), found);
        endpoint(holder.path("src_endpoint"), found);
        endpoint(holder.path("dst_endpoint"), found);
        user(holder.path("user"), found);
        user(holder.path("actor").path("user"), found);
        file(holder.path("file"), found);
        process(holder.path("process"), found);
        process(holder.path("actor").path("process"), found);
        found.domain(Json.text(holder.path("query").path("hostname")));
        found.url(Json.text(holder.path("url").path("url_string")));
        found.domain(Json.text(holder.path("url").path("hostname")));
        found.email(Json.text(holder.path("email").path("from")));
        Json.texts(holder.path("email").path("to")).forEach(found::email);
    }

    private static void endpoint(JsonNode endpoint, ObservableSet found) {
        if (!endpoint.isObject()) {
            return;
        }
        found.ip(Json.text(endpoint.path("ip")));
        found.host(Json.text(endpoint.path("hostname")));
        found.domain(Json.text(endpoint.path("domain")));
        user(endpoint.path("owner"), found);
    }

    private static void user(JsonNode user, ObservableSet found) {
        if (!user.isObject()) {
            return;
        }
        found.user(Json.text(user.path("domain")), Json.first(user.path("name"), user.path("uid")));
        found.email(Json.text(user.path("email_addr")));
    }

    private static void process(JsonNode process, ObservableSet found) {
        if (process.isObject()) {
            file(process.path("file"), found);
            user(process.path("user"), found);
        }
    }

    private static void file(JsonNode file, ObservableSet found) {
        file.path("hashes").forEach(it -> found.hash(Json.text(it.path("value"))));
        // fingerprints, before 1.0
        file.path("fingerprints").forEach(it -> found.hash(Json.text(it.path("value"))));
    }

    /** By the numbers of the schema's observable types. */
    private static void observable(int type, String value, ObservableSet found) {
        switch (type) {
            case 1 -> found.host(value);
            case 2 -> found.ip(value);
            case 4, 21 -> found.user(value);
            case 5, 22 -> found.email(value);
            case 6, 23 -> found.url(value);
            case 8, 30 -> found.hash(value);
            case 18 -> found.cve(value);
            default -> {
                // Of no kind that is kept as an observable: ports, processes, resources, places.
            }
        }
    }
}
