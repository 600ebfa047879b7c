package io.harrier.alerts.indicator;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

import io.harrier.alerts.alert.ObservableType;
import io.harrier.alerts.format.ObservableText;

/**
 * Reads the attributes of MISP events that are meant for detection ({@code to_ids}), also those within objects. One that no longer is
 * meant for it says so of nothing, which takes back what it said before.
 */
final class MispEvents {

    private static final Set<String> IPS = Set.of("ip-src", "ip-dst", "ip-src|port", "ip-dst|port");
    private static final Set<String> DOMAINS = Set.of("domain", "hostname", "hostname|port");
    private static final Set<String> URLS = Set.of("url", "uri");
    private static final Set<String> EMAILS = Set.of("email", "email-src", "email-dst", "email-reply-to");
    private static final Set<String> HASHES = Set.of("md5", "sha1", "sha224", "sha256", "sha384", "sha512");

    private final Instant now;

    MispEvents(Instant now) {
        this.now = now;
    }

    static boolean recognizes(JsonNode root) {
        return root.has("Event") || root.path("response").path(0).has("Event") || root.path(0).has("Event");
    }

    Intel read(JsonNode root) {
        var intel = new Intel("misp");
        if (root.has("Event")) {
            event(root.path("Event"), intel);
            return intel;
        }
        (root.isArray() ? root : root.path("response")).forEach(item -> event(item.path("Event"), intel));
        return intel;
    }

    private void event(JsonNode event, Intel intel) {
        var tags = tags(event);
        event.path("Attribute").forEach(attribute -> attribute(attribute, tags, intel));
        event.path("Object").forEach(object -> object.path("Attribute")
                .forEach(attribute -> attribute(attribute, tags, intel)));
    }

    private void attribute(JsonNode attribute, List<String> ofEvent, Intel intel) {
        var modified = epoch(attribute.path("timestamp"));
        intel.object(attribute.path("uuid").asText(null), modified);
        if (!attribute.path("to_ids").asBoolean()) {
            intel.skip("not for detection (to_ids)");
            return;
        }
        String type = attribute.path("type").asText();
        String value = attribute.path("value").asText();
        if (type.equals("domain|ip")) {
            item(attribute, modified, ofEvent, ObservableType.DOMAIN, part(value, 0), intel);
            item(attribute, modified, ofEvent, ObservableType.IP, part(value, 1), intel);
            return;
        }
        var kind = kind(type);
        if (kind == null) {
            intel.skip("attribute of type " + type);
            return;
        }
        item(attribute, modified, ofEvent, kind, part(value, type.startsWith("filename|") ? 1 : 0), intel);
    }

    private static ObservableType kind(String type) {
        if (IPS.contains(type)) {
            return ObservableType.IP;
        }
        if (DOMAINS.contains(type)) {
            return ObservableType.DOMAIN;
        }
        if (URLS.contains(type)) {
            return ObservableType.URL;
        }
        if (EMAILS.contains(type)) {
            return ObservableType.EMAIL;
        }
        return HASHES.contains(type.replaceFirst("^filename\\|", "")) ? ObservableType.HASH : null;
    }

    private static String part(String value, int index) {
        int bar = value.indexOf('|');
        return bar < 0 ? value : index == 0 ? value.substring(0, bar) : value.substring(bar + 1);
    }

    private void item(JsonNode attribute, Instant modified, List<String> ofEvent, ObservableType type, String value,
            Intel intel) {
        var observable = ObservableText.of(type, value);
        if (observable == null || observable.type() != type) {
            intel.skip("value that is no " + type.wire);
            return;
        }
        var tags = new ArrayList<>(tags(attribute));
        tags.addAll(ofEvent);
        Tlp tlp = null;
        Pap pap = null;
        for (String tag : tags) {
            tlp = Markings.stricter(tlp, Markings.tlp(tag).orElse(null));
            pap = Markings.stricter(pap, Markings.pap(tag).orElse(null));
        }
        if (attribute.hasNonNull("category")) {
            tags.add(0, attribute.path("category").asText());
        }
        intel.add(new IntelItem(observable, attribute.path("uuid").asText(null), attribute.path("comment").asText(null), null,
                Verdict.MALICIOUS, tlp, pap, tags, time(attribute.path("first_seen"), modified),
                null, modified, attribute.path("deleted").asBoolean()));
    }

    private static List<String> tags(JsonNode tagged) {
        var tags = new ArrayList<String>();
        tagged.path("Tag").forEach(tag -> tags.add(tag.path("name").asText()));
        return tags;
    }

    private Instant epoch(JsonNode node) {
        long seconds = node.asLong();
        return seconds > 0 && seconds < 253_402_300_800L ? Instant.ofEpochSecond(seconds) : now;
    }

    private static Instant time(JsonNode node, Instant otherwise) {
        try {
            return node.isTextual() ? OffsetDateTime.parse(node.asText()).toInstant() : otherwise;
        } catch (DateTimeException unreadable) {
            return otherwise;
        }
    }
}
