package io.harrier.verifier;

import static io.harrier.verifier.Finding.Kind.ADDED;
import static io.harrier.verifier.Finding.Kind.CHANGED;
import static io.harrier.verifier.Finding.Kind.REMOVED;
import static io.harrier.verifier.Finding.Kind.REORDERED;
import static io.harrier.verifier.Finding.Kind.REWRITTEN;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Follows the rows of a chain and says of each whether it follows from the one before. After a row that does not, the walk goes on from what
 * that row says of itself, so that each fault is told and none hides another.
 */
final class ChainWalk {

    /** By the hash of a row that a checkpoint names under another number it is seen that rows before it went or came. */
    private static final int REMEMBERED = 5_000;

    private final UUID tenant;
    private final KeptCheckpoints kept;
    private final Report report;
    private final Gaps gaps = new Gaps();
    private final Map<String, Long> recent = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > REMEMBERED;
        }
    };
    private final boolean startsAtTheStart;
    private byte[] beforePrevious;
    private byte[] previous;
    private boolean previousFaulty;
    /** The row is the one that should have come before: the next follows from the one that did. */
    private boolean swapped;
    private long first;
    private long last;
    private long rows;
    private long proven;

    ChainWalk(UUID tenant, long after, String afterHash, KeptCheckpoints kept, Report report) {
        this.tenant = tenant;
        this.kept = kept;
        this.report = report;
        previous = bytes(afterHash);
        last = after;
        first = after + 1;
        proven = after;
        startsAtTheStart = after > 0 || Arrays.equals(previous, ChainHash.start());
    }

    boolean startsAtTheStart() {
        return startsAtTheStart;
    }

    void row(JsonNode row, long line) {
        rows++;
        long seq = row.path("seq").asLong(-1);
        if (seq == last + 1) {
            last = seq;
            follow(row, seq);
        } else if (seq > last + 1) {
            gaps.add(last + 1, seq - 1);
            skip(row);
            last = seq;
        } else if (gaps.fill(seq)) {
            report.found(REORDERED, "row " + seq + " stands after row " + last + " (line " + line + ")");
        } else {
            report.found(ADDED, "a second row " + seq + " stands after row " + last + " (line " + line + ")");
        }
    }

    private void follow(JsonNode row, long seq) {
        byte[] stated = bytes(Lines.text(row, "hash"));
        boolean faulty = false;
        if (row.path("missing").asBoolean()) {
            report.found(REMOVED,
                    "row " + seq + " (entry " + row.path("id").asLong() + ") was gone from the log when it was exported");
        } else if (previous != null && !Arrays.equals(hash(row, previous), stated)) {
            faulty = !isOutOfPlace(row, stated, seq);
        }
        previousFaulty = faulty;
        remember(stated, seq);
        compare(stated, seq);
    }

    private void compare(byte[] stated, long seq) {
        var there = kept.at(seq);
        if (there != null) {
            signed(there, stated, seq);
        }
        var signedAs = stated == null ? null : kept.seqOf(hex(stated));
        if (signedAs != null && signedAs < seq) {
            misplaced(kept.at(signedAs));
        }
    }

    /** Says what is wrong with a row that does not follow; whether it would, if it stood elsewhere. */
    private boolean isOutOfPlace(JsonNode row, byte[] stated, long seq) {
        boolean followsTheOneBefore = beforePrevious != null && Arrays.equals(hash(row, beforePrevious), stated);
        if (!followsTheOneBefore) {
            report.found(CHANGED,
                    "row " + seq + " is not what its hash says: it, its hash or the row before it was changed, or a row"
                            + " between them was removed and the rest numbered anew");
        } else if (previousFaulty) {
            report.found(REORDERED, "rows " + (seq - 1) + " and " + seq + " have changed places");
            beforePrevious = stated;
            swapped = true;
        } else {
            report.found(ADDED, "row " + (seq - 1) + " was slipped in: row " + seq + " follows from the one before that");
        }
        return followsTheOneBefore;
    }

    /** One whose neighbours are not where they belong: it stands for itself alone. */
    private void skip(JsonNode row) {
        remember(bytes(Lines.text(row, "hash")), row.path("seq").asLong());
    }

    private byte[] hash(JsonNode row, byte[] from) {
        return new AuditRow(row.path("id").asLong(), Lines.text(row, "at"), Lines.text(row, "actorKind"),
                Lines.text(row, "actor"), Lines.text(row, "actorName"), Lines.text(row, "action"),
                Lines.text(row, "subjectType"), Lines.text(row, "subjectId"), Lines.text(row, "detail"),
                Lines.text(row, "requestId")).hashAfter(from, tenant);
    }

    private void remember(byte[] stated, long seq) {
        if (!swapped) {
            beforePrevious = previous;
            previous = stated;
        }
        swapped = false;
        if (stated != null) {
            recent.put(hex(stated), seq);
        }
    }

    /** A checkpoint that is signed stands where the walk is. */
    void signed(Checkpoint checkpoint) {
        if (checkpoint.seq() == last) {
            signed(checkpoint, previous, last);
        } else {
            misplaced(checkpoint);
        }
    }

    private void signed(Checkpoint checkpoint, byte[] stated, long seq) {
        if (stated != null && hex(stated).equals(checkpoint.hash())) {
            proven = Math.max(proven, seq);
        } else {
            misplaced(checkpoint);
        }
    }

    /** One whose signature nobody could check has to fit all the same. */
    void compared(Checkpoint checkpoint) {
        if (checkpoint.seq() != last || previous == null || !hex(previous).equals(checkpoint.hash())) {
            misplaced(checkpoint);
        }
    }

    private void misplaced(Checkpoint checkpoint) {
        var now = recent.get(checkpoint.hash());
        String signed = "row " + checkpoint.seq() + " as it was signed at " + checkpoint.signedAt();
        if (now == null) {
            if (checkpoint.seq() <= last) {
                report.found(REWRITTEN,
                        signed + " is not in the file: it or rows before it were changed and the chain made anew");
            } else {
                report.found(REMOVED, signed + " is not in the file");
            }
        } else if (now < checkpoint.seq()) {
            report.found(REMOVED,
                    signed + " is numbered " + now + " now: " + (checkpoint.seq() - now) + " before it were removed");
        } else if (now > checkpoint.seq()) {
            report.found(ADDED, signed + " is numbered " + now + " now: " + (now - checkpoint.seq()) + " before it were added");
        } else {
            report.found(REORDERED, "the checkpoint of row " + now + " stands after row " + last);
        }
    }

    void finish() {
        gaps.words().forEach(it -> report.found(REMOVED, it + " missing"));
    }

    long rows() {
        return rows;
    }

    long first() {
        return first;
    }

    long last() {
        return last;
    }

    String lastHash() {
        return previous == null ? "" : hex(previous);
    }

    /** The last row that a signature vouches for, with all before it. */
    long proven() {
        return proven;
    }

    private static byte[] bytes(String hex) {
        try {
            return hex == null ? null : HexFormat.of().parseHex(hex);
        } catch (IllegalArgumentException none) {
            return null;
        }
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
