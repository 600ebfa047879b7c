package io.harrier.alerts.format;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The event that a Sigma rule fired on: of Windows with its {@code System} and {@code EventData} as XML converters leave them, or flat,
 * in the fields that Sigma's taxonomy names or in ECS.
 */
record SigmaEvent(JsonNode whole, JsonNode system, JsonNode data) {

    private static final List<String> IPS = List.of("SourceIp", "DestinationIp", "IpAddress", "src_ip", "dst_ip", "c-ip",
            "id.orig_h", "id.resp_h", "source.ip", "destination.ip", "ClientAddress", "sourceIPAddress");
    private static final List<String> DOMAINS = List.of("QueryName", "DestinationHostname", "query", "cs-host",
            "dns.question.name", "url.domain");
    private static final List<String> USERS = List.of("User", "ParentUser", "SourceUser", "TargetUser", "user",
            "Detection User",
            "UserName", "user.name");
    private static final List<String> HASHES = List.of("Hashes", "md5", "sha1", "sha256", "Hash");
    private static final List<String> HOSTS = List.of("Computer", "ComputerName", "Hostname", "hostname", "host.name", "host");

    static SigmaEvent of(JsonNode event) {
        var whole = event.path("Event").isObject()
                ? event.path("Event")
                : event.path("winlog").isObject()
                        ? event.path("winlog")
                        : event;
        var data = whole.path("EventData").isObject()
                ? whole.path("EventData")
                : whole.path("event_data").isObject() ? whole.path("event_data") : whole;
        return new SigmaEvent(whole, whole.path("System").isObject() ? whole.path("System") : whole, data);
    }

    /** The number that a Windows log gave it, or all that it says. */
    String identity() {
        String number = Json.first(system.path("EventRecordID"), system.path("record_id"));
        return number == null ? whole.toString() : host() + "|" + channel() + "|" + number;
    }

    String host() {
        for (String key : HOSTS) {
            String name = Json.first(Json.dotted(system, key));
            if (name != null) {
                return name;
            }
        }
        return null;
    }

    String channel() {
        return Json.first(system.path("Channel"), system.path("channel"));
    }

    void time(Draft draft) {
        var created = system.path("TimeCreated");
        draft.seenInUtc("/event/Event/System/TimeCreated", created.isObject()
                ? Json.text(created.path("#attributes").path("SystemTime")) != null
                        ? created.path("#attributes").path("SystemTime")
                        : created.path("@SystemTime").isMissingNode() ? created.path("SystemTime") : created.path("@SystemTime")
                : created);
        draft.seenInUtc("/event/EventData/UtcTime", data.path("UtcTime"));
        for (String key : List.of("@timestamp", "timestamp", "TimeGenerated", "eventTime", "ts")) {
            draft.seenAt("/event/" + key, whole.path(key));
        }
    }

    void about(Draft draft) {
        var found = draft.observables;
        found.host(host());
        IPS.forEach(key -> found.ip(Json.first(Json.dotted(data, key))));
        DOMAINS.forEach(key -> found.domain(Json.first(Json.dotted(data, key))));
        USERS.forEach(key -> found.user(Json.first(Json.dotted(data, key))));
        HASHES.forEach(key -> found.hashes(Json.first(data.path(key))));
        found.user(Json.text(data.path("TargetDomainName")), Json.text(data.path("TargetUserName")));
        found.user(Json.text(data.path("SubjectDomainName")), Json.text(data.path("SubjectUserName")));
        found.url(Json.first(Json.dotted(data, "url"), Json.dotted(data, "url.full")));
    }
}
