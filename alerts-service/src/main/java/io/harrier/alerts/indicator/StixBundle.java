package io.harrier.alerts.indicator;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;

import io.harrier.alerts.alert.AlertAnnouncements.Observable;
import io.harrier.alerts.alert.ObservableType;
import io.harrier.alerts.format.ObservableText;

/**
 * Reads the indicators of a STIX 2.1 bundle whose patterns compare for equality, one value or any of several. Networks, {@code AND} and
 * what follows in time are not looked up, and so not understood.
 */
final class StixBundle {

    private static final int LONGEST_PATTERN = 20_000;
    private static final Pattern COMPARISON = Pattern
            .compile("\\s*([a-z0-9-]{1,50}):([A-Za-z0-9_.'-]{1,100})\\s*=\\s*'((?:[^'\\\\]|\\\\.){1,4000}+)'\\s*");

    private final Instant now;

    StixBundle(Instant now) {
        this.now = now;
    }

    static boolean recognizes(JsonNode root) {
        return root.path("type").asText().equals("bundle") && root.path("objects").isArray();
    }

    Intel read(JsonNode bundle) {
        var intel = new Intel("stix");
        var markings = new Markings();
        bundle.path("objects").forEach(object -> {
            if (object.path("type").asText().equals("marking-definition")) {
                markings.define(object);
            }
        });
        for (JsonNode object : bundle.path("objects")) {
            if (object.path("type").asText().equals("indicator")) {
                indicator(object, markings, intel);
            }
        }
        return intel;
    }

    private void indicator(JsonNode object, Markings markings, Intel intel) {
        var modified = time(object.path("modified"), time(object.path("created"), now));
        intel.object(object.path("id").asText(null), modified);
        String language = object.path("pattern_type").asText("stix");
        var observables = language.equals("stix") ? observables(object.path("pattern").asText()) : List.<Observable>of();
        if (observables.isEmpty()) {
            intel.skip(language.equals("stix") ? "stix pattern" : "pattern of type " + language);
            return;
        }
        var labels = new ArrayList<String>();
        object.path("labels").forEach(label -> labels.add(label.asText()));
        object.path("indicator_types").forEach(type -> labels.add(type.asText()));
        for (Observable observable : observables) {
            intel.add(new IntelItem(observable, object.path("id").asText(null),
                    object.path("description").asText(object.path("name").asText(null)),
                    object.path("confidence").isInt() ? Math.max(0, Math.min(100, object.path("confidence").asInt())) : null,
                    verdict(labels), markings.of(object.path("object_marking_refs")), null, labels,
                    time(object.path("valid_from"), modified), time(object.path("valid_until"), null), modified,
                    object.path("revoked").asBoolean()));
        }
    }

    /** By STIX's vocabulary of indicator types; an indicator that says nothing is there for what is bad. */
    private static Verdict verdict(List<String> labels) {
        if (labels.contains("malicious-activity") || labels.contains("compromised")) {
            return Verdict.MALICIOUS;
        }
        if (labels.contains("anomalous-activity") || labels.contains("anonymization")) {
            return Verdict.SUSPICIOUS;
        }
        return labels.contains("benign") ? Verdict.BENIGN : labels.contains("unknown") ? Verdict.UNKNOWN : Verdict.MALICIOUS;
    }

    /** All values of a pattern any of which is enough; none where it is of another form. */
    static List<Observable> observables(String pattern) {
        var found = new ArrayList<Observable>();
        if (pattern.length() > LONGEST_PATTERN) {
            return List.of();
        }
        String rest = pattern.strip();
        boolean within = false;
        while (!rest.isEmpty()) {
            if (!within) {
                if (!rest.startsWith("[")) {
                    return List.of();
                }
                rest = rest.substring(1);
                within = true;
            }
            var comparison = COMPARISON.matcher(rest);
            var observable = comparison.lookingAt()
                    ? observable(comparison.group(1), comparison.group(2),
                            comparison.group(3).replace("\\'", "'").replace("\\\\", "\\"))
                    : null;
            if (observable == null) {
                return List.of();
            }
            found.add(observable);
            rest = rest.substring(comparison.end());
            if (rest.startsWith("]")) {
                within = false;
                rest = rest.substring(1).strip();
            }
            if (rest.startsWith("OR")) {
                rest = rest.substring(2).stripLeading();
            } else if (within || !rest.isEmpty()) {
                return List.of();
            }
        }
        return within ? List.of() : found;
    }

    private static Observable observable(String object, String property, String value) {
        if (property.startsWith("hashes.")) {
            return object.equals("file") ? ObservableText.of(ObservableType.HASH, value) : null;
        }
        if (!property.equals("value")) {
            return null;
        }
        return switch (object) {
            case "ipv4-addr", "ipv6-addr" -> ObservableText.of(ObservableType.IP, value.replaceFirst("/(32|128)$", ""));
            case "domain-name" -> ObservableText.of(ObservableType.DOMAIN, value);
            case "url" -> ObservableText.of(ObservableType.URL, value);
            case "email-addr" -> ObservableText.of(ObservableType.EMAIL, value);
            default -> null;
        };
    }

    private static Instant time(JsonNode node, Instant otherwise) {
        try {
            return node.isTextual() ? Instant.parse(node.asText()) : otherwise;
        } catch (DateTimeException unreadable) {
            return otherwise;
        }
    }
}
