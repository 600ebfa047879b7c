package io.harrier.verifier;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * What the audit logs that are given say of custody ledgers: the number and hash of each row, as it was written. Whoever makes a ledger anew,
 * or cuts it, and has it signed in a manifest, can't change those.
 */
final class LedgerAnchors {

    /** What had been written so long before a manifest was made stands in it. */
    private static final Duration MARGIN = Duration.ofMinutes(1);
    private static final ObjectMapper JSON = new ObjectMapper();

    private record Anchor(String hash, String at) {

        boolean isBefore(String madeAt) {
            try {
                return Instant.parse(at).plus(MARGIN).isBefore(Instant.parse(madeAt));
            } catch (DateTimeException unreadable) {
                return false;
            }
        }
    }

    private final Map<String, TreeMap<Long, Anchor>> ledgers = new HashMap<>();

    /** Takes an entry of an audit log, of whatever it is. */
    void audited(String tenant, JsonNode entry) {
        if (entry == null || !"evidence".equals(Lines.text(entry, "subjectType"))) {
            return;
        }
        try {
            var detail = JSON.readTree(String.valueOf(Lines.text(entry, "detail")));
            if (detail.path("custodySeq").isIntegralNumber() && detail.path("custodyHash").isTextual()) {
                ledgers.computeIfAbsent(tenant + Lines.text(entry, "subjectId"), item -> new TreeMap<>()).putIfAbsent(
                        detail.path("custodySeq").asLong(),
                        new Anchor(Lines.text(detail, "custodyHash"), String.valueOf(Lines.text(entry, "at"))));
            }
        } catch (JsonProcessingException none) {
            return;
        }
    }

    /** Compares the ledger of an item of a manifest. Answers how many of its rows the audit log has. */
    long compare(String tenant, ManifestItem item, String madeAt, Report report) {
        var anchors = ledgers.getOrDefault(tenant + Lines.text(item.view, "id"), new TreeMap<>());
        long same = 0;
        for (var anchor : anchors.entrySet()) {
            String hash = item.hashOf(anchor.getKey());
            if (hash == null && anchor.getKey() > item.seq && anchor.getValue().isBefore(madeAt)) {
                report.found(Finding.Kind.TRUNCATED, "the ledger of " + item.name() + " ends with entry " + item.seq
                        + ", the audit log has entry " + anchor.getKey() + " of " + anchor.getValue().at());
            } else if (hash != null && !hash.equals(anchor.getValue().hash())) {
                report.found(Finding.Kind.REWRITTEN, "entry " + anchor.getKey() + " of the ledger of " + item.name()
                        + " is not the one that the audit log has");
            } else if (hash != null) {
                same++;
            }
        }
        return same;
    }

    boolean isEmpty() {
        return ledgers.isEmpty();
    }
}
