package io.harrier.verifier;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

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
    }

    /** What the audit log says of one item's ledger. */
    private static final class Ledger {
        private final String incident;
        private final TreeMap<Long, Anchor> rows = new TreeMap<>();
        /** What replicas of a version wrote that named no rows. */
        private final Set<String> unnumbered = new HashSet<>();

        private Ledger(String incident) {
            this.incident = incident;
        }
    }

    /** By tenant, then by item. */
    private final Map<String, Map<String, Ledger>> tenants = new HashMap<>();

    /** Takes an entry of an audit log, of whatever it is. */
    void audited(String tenant, JsonNode entry) {
        if (entry == null || !"evidence".equals(Lines.text(entry, "subjectType"))) {
            return;
        }
        try {
            var detail = JSON.readTree(String.valueOf(Lines.text(entry, "detail")));
            var ledger = of(tenant).computeIfAbsent(String.valueOf(Lines.text(entry, "subjectId")),
                    item -> new Ledger(Lines.text(detail, "incident")));
            if (detail.path("custodySeq").isIntegralNumber() && detail.path("custodyHash").isTextual()) {
                ledger.rows.putIfAbsent(detail.path("custodySeq").asLong(),
                        new Anchor(Lines.text(detail, "custodyHash"), String.valueOf(Lines.text(entry, "at"))));
            } else {
                ledger.unnumbered.add(String.valueOf(Lines.text(entry, "action")));
            }
        } catch (JsonProcessingException none) {
            return;
        }
    }

    /** Compares the ledger of an item of a manifest. Answers how many of its rows the audit log has. */
    long compare(String tenant, ManifestItem item, String madeAt, Report report) {
        if (of(tenant).isEmpty()) {
            return 0;
        }
        var ledger = of(tenant).get(Lines.text(item.view, "id"));
        var anchors = ledger == null ? new TreeMap<Long, Anchor>() : ledger.rows;
        long same = 0;
        for (var anchor : anchors.entrySet()) {
            String hash = item.hashOf(anchor.getKey());
            if (hash == null && anchor.getKey() > item.seq && isBefore(anchor.getValue().at(), madeAt)) {
                report.found(Finding.Kind.TRUNCATED, "the ledger of " + item.name() + " ends with entry " + item.seq
                        + ", the audit log has entry " + anchor.getKey() + " of " + anchor.getValue().at());
            } else if (hash != null && !hash.equals(anchor.getValue().hash())) {
                report.found(Finding.Kind.REWRITTEN, "entry " + anchor.getKey() + " of the ledger of " + item.name()
                        + " is not the one that the audit log has");
            } else if (hash != null) {
                same++;
            }
        }
        unknown(tenant, item, ledger, report);
        return same;
    }

    /**
     * Rows that the audit log has not: what was written later than it was exported, or by somebody else than the product. That it was not,
     * where the log goes on after them, and has the rows before; a replica of the version before, which numbers nothing, left at least that it
     * did the same.
     */
    private void unknown(String tenant, ManifestItem item, Ledger ledger, Report report) {
        var anchors = ledger == null ? new TreeMap<Long, Anchor>() : ledger.rows;
        String last = of(tenant).values().stream().flatMap(it -> it.rows.values().stream()).map(Anchor::at)
                .reduce("", (one, other) -> isBefore(one, other, Duration.ZERO) || one.isEmpty() ? other : one);
        var later = new TreeSet<Long>();
        for (long row : item.rows()) {
            if (anchors.containsKey(row)) {
                continue;
            }
            boolean mayBeOfAnOldReplica = ledger != null && ledger.unnumbered.contains("evidence_" + item.actionOf(row));
            if (!anchors.isEmpty() && !mayBeOfAnOldReplica && row > anchors.lastKey() && isBefore(item.timeOf(row), last)) {
                report.found(Finding.Kind.ADDED, "entry " + row + " of the ledger of " + item.name()
                        + " is not in the audit log, which has what came before it and what came after");
            } else {
                later.add(row);
            }
        }
        if (!later.isEmpty()) {
            report.notProven(
                    later.size() + " entries of the ledger of " + item.name() + ", " + later.first() + " to " + later.last()
                            + ", are not in the audit logs that are given");
        }
    }

    /** What the audit log knows of an incident, and its manifest does not have. */
    void missing(String tenant, String incident, Set<String> items, String madeAt, Report report) {
        of(tenant).forEach((item, ledger) -> {
            if (incident.equals(ledger.incident) && !items.contains(item) && !ledger.rows.isEmpty()
                    && isBefore(ledger.rows.firstEntry().getValue().at(), madeAt)) {
                report.found(Finding.Kind.REMOVED, "the item " + item + ", of which the audit log has "
                        + ledger.rows.size() + " entries, the first of " + ledger.rows.firstEntry().getValue().at());
            }
        });
    }

    private Map<String, Ledger> of(String tenant) {
        return tenants.computeIfAbsent(tenant, it -> new TreeMap<>());
    }

    private static boolean isBefore(String one, String other) {
        return isBefore(one, other, MARGIN);
    }

    private static boolean isBefore(String one, String other, Duration margin) {
        try {
            return Instant.parse(one).plus(margin).isBefore(Instant.parse(other));
        } catch (DateTimeException unreadable) {
            return false;
        }
    }

    boolean isEmpty() {
        return tenants.values().stream().allMatch(Map::isEmpty);
    }
}
