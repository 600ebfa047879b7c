package io.harrier.verifier;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Checkpoints that were kept away from the database: the values of {@code audit.checkpointed} events, or lines of an older export. They tell
 * what an export that was cut and signed anew can't hide.
 */
final class KeptCheckpoints {

    private final Map<Long, Checkpoint> bySeq = new HashMap<>();
    private final Map<String, Long> byHash = new HashMap<>();
    private Checkpoint last;

    /** Those of the file that belong to this chain and that a trusted key signed; the others are told. */
    static KeptCheckpoints of(Path file, TrustedKeys keys, String service, UUID tenant, Report report) throws IOException {
        var kept = new KeptCheckpoints();
        if (file == null) {
            return kept;
        }
        long unsigned = 0;
        var older = new boolean[]{true};
        try (var lines = Lines.of(file)) {
            while (lines.next()) {
                var line = lines.object();
                if (line != null && isOfChain(line, service, tenant, older)) {
                    var checkpoint = Checkpoint.of(line.path("head").isObject() ? line.path("head") : line);
                    if (checkpoint.isSignedBy(keys, service, tenant) || isSignedEnd(line, checkpoint, keys, service, tenant)) {
                        kept.add(checkpoint);
                    } else if (checkpoint.seq() > 0) {
                        unsigned++;
                    }
                }
            }
        }
        if (unsigned > 0) {
            report.notProven(unsigned + " checkpoints of " + file + " are not signed by a key given here, and were left out");
        }
        report.fact(kept.bySeq.size() + " checkpoints kept elsewhere");
        return kept;
    }

    /** A line says whose it is, or the header of the export that it stands in. */
    private static boolean isOfChain(JsonNode line, String service, UUID tenant, boolean[] older) {
        if (line.has("service") || line.has("tenantId")) {
            boolean ours = service.equals(Lines.text(line, "service"))
                    && tenant.toString().equals(Lines.text(line, "tenantId"));
            older[0] = !"header".equals(Lines.text(line, "type")) || ours;
            return ours;
        }
        return older[0] && "checkpoint".equals(Lines.text(line, "type"));
    }

    /** The header of an older export, which states its end. */
    private static boolean isSignedEnd(JsonNode header, Checkpoint end, TrustedKeys keys, String service, UUID tenant) {
        return header.path("head").isObject() && end.endsExport(keys, service, tenant, Lines.text(header, "exportedAt"),
                header.path("afterSeq").asLong(), Lines.text(header, "afterHash"));
    }

    private void add(Checkpoint checkpoint) {
        bySeq.put(checkpoint.seq(), checkpoint);
        byHash.put(checkpoint.hash(), checkpoint.seq());
        last = last == null || last.seq() < checkpoint.seq() ? checkpoint : last;
    }

    Checkpoint at(long seq) {
        return bySeq.get(seq);
    }

    /** The number under which a row of that hash was signed; null where none was. */
    Long seqOf(String hash) {
        return byHash.get(hash);
    }

    /** The latest; null where there is none. */
    Checkpoint last() {
        return last;
    }
}
