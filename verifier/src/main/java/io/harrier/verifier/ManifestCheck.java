package io.harrier.verifier;

import static io.harrier.verifier.Finding.Kind.ADDED;
import static io.harrier.verifier.Finding.Kind.CHANGED;
import static io.harrier.verifier.Finding.Kind.FORGED;
import static io.harrier.verifier.Finding.Kind.REMOVED;
import static io.harrier.verifier.Finding.Kind.REORDERED;
import static io.harrier.verifier.Finding.Kind.TRUNCATED;
import static io.harrier.verifier.Finding.Kind.UNREADABLE;

import java.io.IOException;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;

/** Checks a manifest of an incident's evidence: its signature, the custody ledger of each item, and the files that lie beside it. */
final class ManifestCheck {

    private final Report report = new Report();
    private final TrustedKeys keys;
    private final JsonNode header;
    private final Map<String, ManifestItem> items = new LinkedHashMap<>();
    private final MessageDigest digest = ChainHash.sha256();
    private boolean ended;

    ManifestCheck(JsonNode header, byte[] line, TrustedKeys given) {
        this.header = header;
        keys = given.with(header.path("keys"));
        digest.update(line);
        report.fact("Evidence of incident " + Lines.text(header, "reference") + " (" + Lines.text(header, "incidentId")
                + "), tenant " + Lines.text(header, "tenant") + ", manifest made " + Lines.text(header, "madeAt"));
    }

    void line(Lines line) {
        var object = line.object();
        if (ended) {
            report.found(ADDED, "line " + line.number() + " stands after the signature");
            return;
        }
        if (object == null) {
            if (line.isWhole()) {
                report.found(UNREADABLE, "line " + line.number() + " is no JSON object");
            }
            return;
        }
        switch (String.valueOf(Lines.text(object, "type"))) {
            case "evidence" -> item(object.path("item"));
            case "custody" -> custody(object);
            case "signature" -> signature(object);
            default -> report.found(ADDED, "line " + line.number() + " is of no kind that a manifest has");
        }
        if (!ended) {
            digest.update(line.bytes());
        }
    }

    private void item(JsonNode view) {
        if (items.put(Lines.text(view, "id"), new ManifestItem(view)) != null) {
            report.found(ADDED, "a second item " + Lines.text(view, "id"));
        }
    }

    private void custody(JsonNode row) {
        var item = items.get(Lines.text(row, "evidenceId"));
        long seq = row.path("seq").asLong();
        if (item == null) {
            report.found(ADDED,
                    "an entry of the ledger of " + Lines.text(row, "evidenceId") + ", which is not in the manifest");
            return;
        }
        if (seq > item.seq + 1) {
            report.found(REMOVED, "entries " + (item.seq + 1) + " to " + (seq - 1) + " of the ledger of " + item.name()
                    + " do not stand before entry " + seq);
        } else if (seq == item.seq) {
            report.found(ADDED, "a second entry " + seq + " of the ledger of " + item.name());
        } else if (seq < item.seq) {
            report.found(REORDERED, "entry " + seq + " of the ledger of " + item.name() + " stands after entry " + item.seq);
        } else if (!item.hash.equals(Lines.text(row, "previousHash")) || !hash(row).equals(Lines.text(row, "hash"))) {
            report.found(CHANGED, "entry " + seq + " of the ledger of " + item.name()
                    + " is not what its hash says, or does not follow from the one before");
        }
        item.follow(row);
    }

    private String hash(JsonNode row) {
        try {
            return new CustodyRow(UUID.fromString(text("tenantId")),
                    UUID.fromString(String.valueOf(Lines.text(row, "evidenceId"))),
                    row.path("seq").asLong(), String.valueOf(Lines.text(row, "action")),
                    Instant.parse(String.valueOf(Lines.text(row, "at"))), String.valueOf(Lines.text(row, "actor")),
                    Lines.text(row, "actorName"), String.valueOf(Lines.text(row, "detail")),
                    String.valueOf(Lines.text(row, "previousHash"))).hash();
        } catch (IllegalArgumentException | DateTimeException unreadable) {
            return "";
        }
    }

    private void signature(JsonNode signature) {
        ended = true;
        String sha256 = HexFormat.of().formatHex(digest.digest());
        if (!sha256.equals(Lines.text(signature, "sha256"))) {
            report.found(CHANGED, "the manifest is not the one that was signed: a line was changed, removed, added or moved");
        }
        String keyId = Lines.text(signature, "keyId");
        if (keyId == null) {
            report.notProven("nobody signed it: the installation that made it has no key");
            return;
        }
        if (keys.isEmpty()) {
            report.notProven("no key is given that its signature could be checked with (--key or --fingerprint)");
        } else if (!keys.has(keyId)) {
            report.notProven("it is signed by key " + keyId + ", which is not given here");
        } else if (!keys.verifies(SignedText.manifest(text("service"), text("tenantId"), text("incidentId"),
                String.valueOf(Lines.text(signature, "signedAt")), String.valueOf(Lines.text(signature, "sha256"))),
                String.valueOf(Lines.text(signature, "signature")))) {
            report.found(FORGED, "it does not bear the signature of key " + keyId);
        } else {
            report.fact("signed at " + Lines.text(signature, "signedAt") + " by key " + keyId);
        }
    }

    List<JsonNode> items() {
        return items.values().stream().map(it -> it.view).toList();
    }

    Report finish(FilesBeside files) throws IOException {
        if (!ended) {
            report.found(TRUNCATED, "it breaks off without the line of its signature");
        }
        long entries = 0;
        for (var item : items.values()) {
            entries += item.seq;
            if (item.seq != item.view.path("custodySeq").asLong()) {
                report.found(TRUNCATED, "the ledger of " + item.name() + " ends with entry " + item.seq + ", its item says "
                        + item.view.path("custodySeq").asLong());
            } else if (!item.hash.equals(Lines.text(item.view, "custodyHash"))) {
                report.found(CHANGED, "the ledger of " + item.name() + " does not end with the hash that its item names");
            }
        }
        report.fact(items.size() + " items of evidence, " + entries + " entries of custody");
        for (var item : items.values()) {
            item.check(report);
            files.check(item, report);
        }
        files.finish(report);
        return report;
    }

    /** What the audit logs that are given say of the same ledgers; nothing, where none are. */
    Report against(LedgerAnchors anchors) {
        if (!anchors.isEmpty()) {
            long same = items.values().stream()
                    .mapToLong(item -> anchors.compare(text("tenantId"), item, text("madeAt"), report)).sum();
            anchors.missing(text("tenantId"), text("incidentId"), items.keySet(), text("madeAt"), report);
            report.fact(same + " entries of custody are those that the audit log has");
        }
        return report;
    }

    private String text(String field) {
        return String.valueOf(Lines.text(header, field));
    }
}
