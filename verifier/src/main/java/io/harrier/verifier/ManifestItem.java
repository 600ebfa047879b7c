package io.harrier.verifier;

import static io.harrier.verifier.Finding.Kind.CHANGED;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * An item of a manifest, and how far its ledger has been followed. What it was declared to be and what was stored of it is what its ledger
 * says: that is hashed row over row, what stands beside it is not.
 */
final class ManifestItem {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, String> DECLARED = Map.of("sha256", "declaredSha256", "sha1", "declaredSha1", "md5",
            "declaredMd5");

    final JsonNode view;
    String hash = CustodyRow.NONE;
    long seq;
    private final Map<Long, String> hashes = new TreeMap<>();
    private final Map<Long, String> times = new HashMap<>();
    private final Map<Long, String> actions = new HashMap<>();
    private JsonNode collected;
    private JsonNode stored;

    ManifestItem(JsonNode view) {
        this.view = view;
    }

    String name() {
        return "\"" + Lines.text(view, "name") + "\" (" + Lines.text(view, "id") + ")";
    }

    /** Takes the next row of the ledger. */
    void follow(JsonNode row) {
        seq = Math.max(row.path("seq").asLong(), seq);
        hash = String.valueOf(Lines.text(row, "hash"));
        hashes.putIfAbsent(row.path("seq").asLong(), hash);
        times.putIfAbsent(row.path("seq").asLong(), String.valueOf(Lines.text(row, "at")));
        actions.putIfAbsent(row.path("seq").asLong(), String.valueOf(Lines.text(row, "action")));
        switch (String.valueOf(Lines.text(row, "action"))) {
            case "collected" -> collected = collected == null ? detail(row) : collected;
            case "stored" -> stored = stored == null ? detail(row) : stored;
            default -> {
                return;
            }
        }
    }

    /** Of one row of the ledger; null where the manifest has none of that number. */
    String hashOf(long row) {
        return hashes.get(row);
    }

    /** The numbers of all rows that the manifest has, in order. */
    Set<Long> rows() {
        return hashes.keySet();
    }

    /** When one row of the ledger says that it was written. */
    String timeOf(long row) {
        return times.get(row);
    }

    String actionOf(long row) {
        return actions.get(row);
    }

    private static JsonNode detail(JsonNode row) {
        try {
            return JSON.readTree(String.valueOf(Lines.text(row, "detail")));
        } catch (JsonProcessingException none) {
            return JSON.missingNode();
        }
    }

    /** Of the file as it came; null where none did. */
    String sha256() {
        return stored == null ? null : Lines.text(stored, "sha256");
    }

    /** Of what is kept of it, as the container that it is in; null where none came. */
    String storedSha256() {
        return stored == null ? null : Lines.text(stored, "storedSha256");
    }

    void check(Report report) {
        var file = view.path("file");
        if (stored == null) {
            if (Lines.text(file, "sha256") != null) {
                report.found(CHANGED, "the ledger of " + name() + " knows of no file, its item does");
            }
            return;
        }
        for (String hash : List.of("sha256", "sha1", "md5", "storedSha256")) {
            String said = Lines.text(file, hash);
            if (said != null && !said.equals(Lines.text(stored, hash))) {
                report.found(CHANGED, "the " + hash + " that the item " + name() + " names is not the one in its ledger");
            }
        }
        DECLARED.forEach((hash, inLedger) -> declared(hash, inLedger, report));
    }

    /** Ledgers of before have only the SHA-256 that was declared. */
    private void declared(String hash, String inLedger, Report report) {
        String said = Lines.text(view.path("declared"), hash);
        String known = collected == null ? null : Lines.text(collected, inLedger);
        if (known != null && !known.equals(said)) {
            report.found(CHANGED,
                    "the " + hash + " that the item " + name() + " was declared with is not the one in its ledger");
        }
        String declared = known == null ? said : known;
        if (declared != null && !declared.equals(Lines.text(stored, hash))) {
            report.found(CHANGED, "the file of " + name() + " has not the " + hash + " that was declared when it was acquired");
        }
    }
}
