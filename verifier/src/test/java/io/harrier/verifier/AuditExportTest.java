package io.harrier.verifier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Each way to change an export of the audit log, found and named. */
class AuditExportTest extends ChangedExports {

    @Test
    void anExportThatNobodyTouchedHolds() {
        holds(export().verified("--key", key), "10 rows, 1 to 10, and 3 checkpoints", "signed up to row 10");
        holds(export().verified("--fingerprint", Ed25519.fingerprint(KEYS.getPublic())), "signed up to row 10");
    }

    @Test
    void aChangedRowIsNamed() {
        for (String field : new String[]{"detail", "actor", "action", "at", "subjectId", "subjectType", "actorKind"}) {
            var export = export();
            found(export.change(export.at(5), it -> it.put(field, it.get(field).asText() + " ")), "CHANGED", "row 5");
        }
        var export = export();
        found(export.change(export.at(5), it -> it.put("actorName", "Bob")), "CHANGED", "row 5");
        var withoutName = export();
        found(withoutName.change(withoutName.at(6), it -> it.putNull("actorName")), "CHANGED", "row 6");
        var empty = export();
        found(empty.change(empty.at(5), it -> it.put("requestId", "")), "CHANGED", "row 5");
    }

    @Test
    void aChangedRowWhoseChainWasMadeAnewIsNamedByTheCheckpoint() {
        var export = export();
        export.change(export.at(5), it -> it.put("detail", "{}"));
        byte[] hash = hash(export, 4);
        for (int seq = 5; seq <= 10; seq++) {
            var row = AuditExportFile.row(seq);
            var changed = new AuditRow(row.id(), row.at(), row.actorKind(), row.actor(), row.actorName(), row.action(),
                    row.subjectType(), row.subjectId(), seq == 5 ? "{}" : row.detail(), row.requestId());
            hash = changed.hashAfter(hash, AuditExportFile.TENANT);
            String hex = HexFormat.of().formatHex(hash);
            export.change(export.at(seq), it -> it.put("hash", hex));
        }
        var answer = export.verified("--key", key);
        assertEquals(Report.TAMPERED, answer.code(), answer.text());
        assertTrue(answer.text().contains("REWRITTEN  row 6 as it was signed"), answer.text());
        assertFalse(answer.text().contains("CHANGED    row"), answer.text());
        // Who takes the checkpoints out too leaves nothing that proves it, or is shown by one that was kept.
        export.lines.removeIf(it -> it.startsWith("{\"type\":\"checkpoint\""));
        export.change(0, it -> it.without("head"));
        export.change(export.lines.size() - 1, it -> it.put("checkpoints", 0));
        assertEquals(Report.NOT_PROVEN, export.unsigned().verified("--key", key).code());
        var kept = export().write();
        found(export, "REWRITTEN", "row 6", "--checkpoints", kept.toString());
    }

    @Test
    void aRemovedRowIsNamed() {
        var export = export();
        export.lines.remove(export.at(5));
        found(export, "REMOVED", "row 5 missing");
        var first = export();
        first.lines.remove(first.at(1));
        found(first, "REMOVED", "row 1 missing");
        var several = export();
        several.lines.subList(several.at(4), several.at(8)).clear();
        found(several, "REMOVED", "rows 4 to 7 missing");
        var gone = export();
        found(gone.change(gone.at(5), it -> it.put("missing", true)), "REMOVED", "row 5 (entry 105)");
    }

    @Test
    void aRemovedRowIsNamedAlsoWhereTheOthersAreNumberedAnew() {
        var export = export();
        int at = export.at(5);
        export.lines.remove(at);
        export.renumber(at, -1).change(0, it -> it.put("upToSeq", 9)).change(export.lines.size() - 1,
                it -> it.put("entries", 9));
        found(export, "REMOVED", "row 6 as it was signed");
    }

    @Test
    void anAddedRowIsNamed() {
        var export = export();
        int at = export.at(5);
        export.lines.add(at, export.lines.get(at));
        found(export, "ADDED", "a second row 5");
        var behind = export();
        behind.lines.add("{\"type\":\"entry\",\"seq\":11}");
        found(behind, "ADDED", "stands after the end");
    }

    @Test
    void anAddedRowIsNamedAlsoWhereItFollowsAndTheOthersAreNumberedAnew() {
        var export = export();
        int at = export.at(5);
        var added = new AuditRow(999, "2026-05-01T08:00:05Z", "user", "x", null, "incident_updated", "incident", "y", "{}",
                null);
        String hash = HexFormat.of().formatHex(added.hashAfter(hash(export, 4), AuditExportFile.TENANT));
        export.lines.add(at, export.lines.get(at));
        export.change(at, it -> (ObjectNode) it.put("hash", hash).put("id", 999).put("at", added.at()).put("actor", "x")
                .put("subjectId", "y").put("detail", "{}").without("actorName"));
        export.renumber(at + 1, 1).change(0, it -> it.put("upToSeq", 11)).change(export.lines.size() - 1,
                it -> it.put("entries", 11));
        found(export, "ADDED", "row 5 was slipped in");
        found(export, "ADDED", "row 6 as it was signed");
    }

    @Test
    void reorderedRowsAreNamed() {
        var export = export();
        int at = export.at(4);
        var line = export.lines.remove(at);
        export.lines.add(at + 1, line);
        found(export, "REORDERED", "row 4 stands after row 5");
        var swapped = export();
        int first = swapped.at(4);
        Collections.swap(swapped.lines, first, first + 1);
        swapped.change(first, it -> it.put("seq", 4)).change(first + 1, it -> it.put("seq", 5));
        found(swapped, "REORDERED", "rows 4 and 5 have changed places");
        assertFalse(swapped.verified("--key", key).text().contains("row 6"));
    }

    @Test
    void aFileThatStartsLateSaysSoAndIsProvenByTheOneBefore() {
        var second = AuditExportFile.of(folder, KEYS, 7, 10, 3).write();
        var alone = AuditExportFile.verify(second, "--key", key);
        assertEquals(Report.NOT_PROVEN, alone.code(), alone.text());
        assertTrue(alone.text().contains("rows 1 to 6 are not in this file"), alone.text());
        var first = AuditExportFile.of(folder, KEYS, 6, 3).write();
        holds(AuditExportFile.verify(second, "--key", key, first.toString()), "7 to 10");
        var other = AuditExportFile.of(folder, KEYS, 5, 3).write();
        var gap = AuditExportFile.verify(second, "--key", key, other.toString());
        assertEquals(Report.TAMPERED, gap.code(), gap.text());
        assertTrue(gap.text().contains("goes on after row 6, the file before it ends with row 5"), gap.text());
    }

    @Test
    void aForgedSignatureOrAnotherKeyIsNamed() {
        var forged = export();
        forged.change(forged.at(3) + 1, it -> it.put("signature", Base64.getEncoder().encodeToString(new byte[64])));
        found(forged, "FORGED", "the checkpoint of row 3");
        var shifted = export();
        shifted.change(0, it -> it.put("service", "alerts"));
        found(shifted, "FORGED", "the checkpoint of row 3");
        var otherTenant = export();
        otherTenant.change(0, it -> it.put("tenantId", "0190a000-0000-7000-8000-0000000910be"));
        found(otherTenant, "CHANGED", "row 1");
        var strangers = AuditExportFile.of(folder, keys(), 10, 3).verified("--key", key);
        assertEquals(Report.NOT_PROVEN, strangers.code(), strangers.text());
        assertTrue(strangers.text().contains("signed by a key that is not given here"), strangers.text());
        var nobodys = export().verified();
        assertEquals(Report.NOT_PROVEN, nobodys.code(), nobodys.text());
        assertTrue(nobodys.text().contains("no key is given"), nobodys.text());
    }

    @Test
    void anEmptyLogHoldsAndAnEmptyFileDoesNot() {
        holds(AuditExportFile.of(folder, KEYS, 0, 3).verified("--key", key), "0 rows, none");
        var empty = AuditExportFile.verify(export().write(""), "--key", key);
        assertEquals(Report.TAMPERED, empty.code());
        assertTrue(empty.text().contains("the file is empty"), empty.text());
        var headless = export();
        headless.lines.remove(0);
        found(headless, "TRUNCATED", "its first line");
    }

    @Test
    void aHundredThousandRowsAreReadLineByLine() {
        var export = AuditExportFile.of(folder, KEYS, 100_000, 1_000);
        holds(export.verified("--key", key), "100000 rows");
        export.change(export.at(77_777), it -> it.put("actor", "x"));
        found(export, "CHANGED", "row 77777");
    }

    @Test
    void whatItCantUseItSays() {
        assertEquals(Report.UNUSABLE, AuditExportFile.verify(folder.resolve("nothing")).code());
        assertEquals(Report.UNUSABLE, export().verified("--key", "nonsense").code());
        assertEquals(Report.UNUSABLE, export().verified("--fingerprint", "12").code());
        assertEquals(Report.UNUSABLE, export().verified("--what", "12").code());
        assertEquals(Report.UNUSABLE,
                AuditExportFile.verify(export().write("{\"type\":\"header\",\"format\":\"x\"}\n")).code());
        assertEquals(Report.HOLDS, export().verified("--help").code());
    }
}
