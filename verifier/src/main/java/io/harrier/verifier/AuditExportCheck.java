package io.harrier.verifier;

import static io.harrier.verifier.Finding.Kind.ADDED;
import static io.harrier.verifier.Finding.Kind.CHANGED;
import static io.harrier.verifier.Finding.Kind.FORGED;
import static io.harrier.verifier.Finding.Kind.REMOVED;
import static io.harrier.verifier.Finding.Kind.TRUNCATED;
import static io.harrier.verifier.Finding.Kind.UNREADABLE;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;

/** Checks an export of an audit log from its first line to its last, without holding more than a line. */
final class AuditExportCheck {

    private final Report report = new Report();
    private final TrustedKeys keys;
    private final String service;
    private final UUID tenant;
    private final boolean toTheEnd;
    private final long after;
    private final long announced;
    private final Checkpoint head;
    private final boolean headSigned;
    private final KeptCheckpoints kept;
    private final ChainWalk walk;
    private final SignedFile file;
    private boolean ended;
    private boolean goneOn;
    private long checkpoints;
    private long otherKeys;

    /**
     * @param chains the files before, by their chains: what begins after a row goes on from the last of its chain
     */
    AuditExportCheck(JsonNode header, byte[] line, TrustedKeys given, Path keptElsewhere, Map<String, AuditExportCheck> chains)
            throws IOException {
        service = Lines.text(header, "service");
        tenant = uuid(Lines.text(header, "tenantId"));
        if (service == null || tenant == null) {
            throw new Unusable("The header names no service and tenant");
        }
        keys = given.with(header.path("keys"));
        after = header.path("afterSeq").asLong();
        announced = header.path("upToSeq").asLong();
        toTheEnd = header.path("toTheEnd").asBoolean(true);
        String exportedAt = Lines.text(header, "exportedAt");
        String afterHash = Lines.text(header, "afterHash");
        head = header.path("head").isObject() ? Checkpoint.of(header.path("head")) : null;
        headSigned = head != null && head.endsExport(keys, service, tenant, exportedAt, after, afterHash);
        report.fact("Audit log of " + service + ", tenant " + Lines.text(header, "tenant") + " (" + tenant + "), exported "
                + exportedAt);
        kept = KeptCheckpoints.of(keptElsewhere, keys, service, tenant, report);
        walk = new ChainWalk(tenant, after, afterHash, kept, report);
        file = new SignedFile(keys, service, tenant, exportedAt);
        file.line(line);
        begins(afterHash, after == 0 ? null : chains.get(service + tenant));
        chains.put(service + tenant, this);
    }

    private void begins(String hash, AuditExportCheck before) {
        if (after == 0) {
            if (!walk.startsAtTheStart()) {
                report.found(CHANGED, "it does not start where a chain starts");
            }
        } else if (before == null || before.walk.last() > after) {
            report.notProven("it begins after row " + after + ": rows 1 to " + after + " are not in this file");
        } else if (before.walk.last() < after || !before.walk.lastHash().equals(hash)) {
            report.found(REMOVED, "it goes on after row " + after + ", the file before it ends with row " + before.walk.last()
                    + (before.walk.last() == after ? " of another content" : ""));
        } else {
            before.goneOn = true;
        }
    }

    /** Takes one line after the header. */
    void line(Lines line) {
        var object = line.object();
        if (ended) {
            report.found(ADDED, "line " + line.number() + " stands after the end");
            return;
        }
        if (object == null) {
            if (line.isWhole()) {
                report.found(UNREADABLE, "line " + line.number() + " is no JSON object");
                file.line(line.bytes());
            }
            return;
        }
        var strange = LineShape.strange(object);
        if (!strange.isEmpty()) {
            report.found(CHANGED, "line " + line.number() + " is not as an export writes it: " + String.join(", ", strange));
        }
        switch (String.valueOf(Lines.text(object, "type"))) {
            case "entry" -> walk.row(object, line.number());
            case "checkpoint" -> checkpoint(Checkpoint.of(object));
            case "end" -> end(object);
            default -> report.found(ADDED, "line " + line.number() + " is of no kind that an export has");
        }
        if (!ended) {
            file.line(line.bytes());
        }
    }

    private void checkpoint(Checkpoint checkpoint) {
        checkpoints++;
        if (checkpoint.isSignedBy(keys, service, tenant)) {
            walk.signed(checkpoint);
        } else if (keys.has(checkpoint.keyId())) {
            report.found(FORGED, "the checkpoint of row " + checkpoint.seq() + " does not bear the signature of key "
                    + checkpoint.keyId());
        } else {
            otherKeys++;
            walk.compared(checkpoint);
        }
    }

    private void end(JsonNode end) {
        ended = true;
        if (end.path("entries").asLong(-1) != walk.rows() || end.path("checkpoints").asLong(-1) != checkpoints) {
            report.found(TRUNCATED, "it holds " + walk.rows() + " rows and " + checkpoints + " checkpoints, its last line says "
                    + end.path("entries").asText() + " and " + end.path("checkpoints").asText());
        }
        if (file.isSignedBy(end, report)) {
            report.fact("signed as a whole");
        }
    }

    /** What is to be said when all lines are read, and those of all other files. */
    Report finish() {
        walk.finish();
        if (!ended) {
            report.found(TRUNCATED, "it breaks off after row " + walk.last() + " without its last line");
        }
        if (walk.last() < announced) {
            report.found(TRUNCATED, "it ends with row " + walk.last() + ", its header announces row " + announced);
        } else if (walk.last() > announced) {
            report.found(ADDED, "it goes on to row " + walk.last() + ", its header announces row " + announced);
        }
        if (kept.last() != null && kept.last().seq() > walk.last() && !goneOn) {
            ends();
        }
        head();
        proof();
        return report;
    }

    private void ends() {
        String known = "row " + kept.last().seq() + " was there when the checkpoint of " + kept.last().signedAt()
                + " was signed";
        if (toTheEnd) {
            report.found(TRUNCATED, "it ends with row " + walk.last() + "; " + known);
        } else {
            report.fact(known);
        }
    }

    private void head() {
        if (head == null) {
            report.notProven("its header is not signed: whether rows after row " + walk.last() + " were cut off can't be told");
        } else if (headSigned) {
            if (head.seq() == walk.last()) {
                walk.signed(head);
            } else if (head.seq() != announced) {
                report.found(CHANGED, "its header announces row " + announced + ", signed is the end at row " + head.seq());
            }
        } else if (keys.has(head.keyId())) {
            report.found(FORGED, "the header does not bear the signature of key " + head.keyId());
        } else {
            otherKeys++;
        }
    }

    private void proof() {
        report.fact(walk.rows() + " rows, " + (walk.rows() == 0 ? "none" : walk.first() + " to " + walk.last()) + ", and "
                + checkpoints
                + " checkpoints");
        if (!toTheEnd && !goneOn) {
            report.notProven("who asked for it had it end with row " + walk.last() + ": what came after is not in this file");
        }
        if (keys.isEmpty()) {
            report.notProven("no key is given that the checkpoints could be checked with: who changed the rows could have made"
                    + " these anew as well (--key or --fingerprint)");
        } else if (otherKeys > 0) {
            report.notProven(otherKeys + " checkpoints are signed by a key that is not given here");
        }
        if (!keys.isEmpty() && walk.proven() < walk.last()) {
            report.notProven("rows " + (walk.proven() + 1) + " to " + walk.last() + " come after the last signed checkpoint");
        } else if (!keys.isEmpty() && walk.rows() > 0) {
            report.fact("signed up to row " + walk.proven());
        }
    }

    private static UUID uuid(String text) {
        try {
            return text == null ? null : UUID.fromString(text);
        } catch (IllegalArgumentException none) {
            return null;
        }
    }
}
