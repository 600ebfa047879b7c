package io.harrier.verifier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What the hashes of rows do not cover is signed with the whole; and exports are given to the command in more ways than one. */
class SignedExportTest extends ChangedExports {

    @Test
    void whatIsInNoRowsHashIsSignedWithTheWhole() {
        int row = export().at(5);
        List<UnaryOperator<ObjectNode>> ofHeader = List.of(it -> it.put("tenant", "globex"), it -> it.put("unsealed", 7));
        ofHeader.forEach(change -> coveredByTheWhole(0, change));
        coveredByTheWhole(row, it -> it.put("sealedAt", "2026-04-01T00:00:00Z"));
        holds(export().verified("--key", key), "signed as a whole");
    }

    private void coveredByTheWhole(int line, UnaryOperator<ObjectNode> change) {
        found(export().change(line, change), "CHANGED", "the file is not the one that was signed");
        var unsigned = export().change(line, change).unsigned().verified("--key", key);
        assertEquals(Report.NOT_PROVEN, unsigned.code(), unsigned.text());
        assertTrue(unsigned.text().contains("not signed as a whole: what is in no row's hash, as sealedAt"), unsigned.text());
    }

    @Test
    void whatAnExportDoesNotWriteIsFoundAlsoWhereNothingIsSigned() {
        int row = export().at(5);
        found(export().change(row, it -> it.put("id", 105.9)).unsigned(), "CHANGED", "line " + (row + 1) + " is not as");
        found(export().change(row, it -> it.put("seq", 5.5)).unsigned(), "CHANGED", "seq");
        found(export().change(row, it -> it.put("approvedBy", "Bob")).unsigned(), "CHANGED", "approvedBy");
        found(export().change(row, it -> it.put("detail", 5)).unsigned(), "CHANGED", "detail");
        found(export().change(row, it -> (ObjectNode) it.without("id")).unsigned(), "CHANGED", "id");
        found(export().change(export().at(3) + 1, it -> it.put("by", "Bob")).unsigned(), "CHANGED", "by");
    }

    @Test
    void aForgedSignatureOfTheWholeIsNamedAndAStrangersProvesNothing() {
        found(export().change(export().lines.size() - 1, it -> it.put("signature", "AAAA")), "FORGED", "its last line");
        var strangers = export().sign(keys()).verified("--key", key);
        assertEquals(Report.NOT_PROVEN, strangers.code(), strangers.text());
        assertTrue(strangers.text().contains("its last line is signed by key"), strangers.text());
    }

    /** Before keys were named by their public half, checkpoints had another name for the same key. */
    @Test
    void whatAKeySignedUnderAFormerNameIsItsStill() {
        var export = export();
        for (int line = 1; line < export.lines.size() - 1; line++) {
            if (export.lines.get(line).startsWith("{\"type\":\"checkpoint\"")) {
                export.change(line, it -> it.put("keyId", "0123456789abcdef"));
            }
        }
        holds(export.sign(KEYS).verified("--key", key), "signed up to row 10");
    }

    @Test
    void anExportThatWasAskedToEndEarlySaysSoAndIsProvenByTheNext() {
        var first = AuditExportFile.of(folder, KEYS, 6, 3).change(0, it -> it.put("toTheEnd", false)).sign(KEYS);
        var alone = first.verified("--key", key);
        assertEquals(Report.NOT_PROVEN, alone.code(), alone.text());
        assertTrue(alone.text().contains("had it end with row 6: what came after is not in this file"), alone.text());
        assertEquals(Report.NOT_PROVEN, first.verified("--key", key, "--checkpoints", kept(export()).toString()).code());
        found(first.change(0, it -> it.put("toTheEnd", true)), "CHANGED", "not the one that was signed");
        first.change(0, it -> it.put("toTheEnd", false));
        var second = AuditExportFile.of(folder, KEYS, 7, 10, 3).write();
        holds(AuditExportFile.verify(second, "--key", key, first.write().toString()), "1 to 6", "7 to 10");
    }

    @Test
    void severalExportsOfOneLogStandEachForItself() {
        var yesterdays = AuditExportFile.of(folder, KEYS, 6, 3).write();
        holds(AuditExportFile.verify(export().write(), "--key", key, yesterdays.toString()), "1 to 6", "1 to 10");
        var overlapping = AuditExportFile.of(folder, KEYS, 4, 10, 3).write();
        var answer = AuditExportFile.verify(overlapping, "--key", key, yesterdays.toString());
        assertEquals(Report.NOT_PROVEN, answer.code(), answer.text());
        assertTrue(answer.text().contains("rows 1 to 3 are not in this file"), answer.text());
    }

    @Test
    void anOlderExportIsGivenForTheCheckpointsInIt() {
        var older = AuditExportFile.of(folder, KEYS, 8, 3).write();
        holds(export().verified("--key", key, "--checkpoints", older.toString()), "3 checkpoints kept elsewhere");
        var cut = AuditExportFile.of(folder, KEYS, 6, 3);
        found(cut, "TRUNCATED", "row 8 was there", "--checkpoints", older.toString());
    }

    @Test
    void whateverFollowsTheEndIsNamed() throws IOException {
        String whole = Files.readString(export().write());
        for (String more : List.of("{\"type\":\"entry\"}\n", "nonsense", "nonsense\n", "\n", " ", "{\"type\":")) {
            var answer = AuditExportFile.verify(export().write(whole + more), "--key", key);
            assertEquals(Report.TAMPERED, answer.code(), more);
            assertTrue(answer.text().contains("ADDED      line 16 stands after the end"), answer.text());
        }
    }
}
