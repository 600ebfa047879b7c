package io.harrier.alerts.format;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

import io.harrier.alerts.alert.AlertAnnouncements.Thing;

/** Finds what an alert is about in the evidence of Microsoft Graph: devices, users, files, mail, addresses. */
final class GraphEvidence {

    private static final List<String> FILES = List.of("fileDetails", "imageFile", "parentProcessImageFile");
    private static final List<String> HASHES = List.of("sha256", "sha1", "md5");
    private static final List<String> ADDRESSES = List.of("ipAddress", "senderIp", "lastIpAddress", "lastExternalIpAddress",
            "sourceAddress", "destinationAddress");
    private static final List<String> MAIL = List.of("recipientEmailAddress", "primaryAddress");

    private GraphEvidence() {
    }

    static void collect(JsonNode evidence, Draft draft) {
        for (JsonNode item : evidence) {
            device(item, draft);
            user(item.path("userAccount"), draft);
            others(item, draft.observables);
        }
    }

    private static void device(JsonNode item, Draft draft) {
        String name = Json.first(item.path("deviceDnsName"), item.path("hostName"));
        String id = Json.text(item.path("mdeDeviceId"));
        draft.asset(id);
        if (name == null) {
            return;
        }
        draft.observables.host(name);
        draft.system(name);
        Json.texts(item.path("ipInterfaces")).forEach(draft.observables::ip);
        item.path("loggedOnUsers").forEach(it -> draft.observables.user(Json.text(it.path("domainName")),
                Json.text(it.path("accountName"))));
        if (draft.entity == null || !draft.entity.type().equals("host")) {
            draft.entity = new Thing("host", id, name);
        }
    }

    private static void user(JsonNode account, Draft draft) {
        if (!account.isObject()) {
            return;
        }
        String principal = Json.text(account.path("userPrincipalName"));
        String name = principal == null ? Json.text(account.path("accountName")) : principal;
        draft.observables.user(Json.text(account.path("domainName")), name);
        if (draft.entity == null && name != null) {
            draft.entity = new Thing("user",
                    Json.first(account.path("azureAdUserId"), account.path("userSid")), name);
        }
    }

    private static void others(JsonNode item, ObservableSet found) {
        for (String key : FILES) {
            var file = item.path(key);
            HASHES.forEach(hash -> found.hash(Json.text(file.path(hash))));
        }
        for (String key : ADDRESSES) {
            var address = item.path(key);
            found.ip(Json.text(address.isObject() ? address.path("ipAddress") : address));
        }
        MAIL.forEach(key -> found.email(Json.text(item.path(key))));
        found.email(Json.text(item.path("p1Sender").path("emailAddress")));
        found.email(Json.text(item.path("p2Sender").path("emailAddress")));
        found.url(Json.text(item.path("url")));
        Json.texts(item.path("urls")).forEach(found::url);
        found.domain(Json.text(item.path("domainName")));
        found.cve(Json.text(item.path("cveId")));
    }
}
