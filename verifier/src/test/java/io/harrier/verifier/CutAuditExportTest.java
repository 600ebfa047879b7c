package io.harrier.verifier;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.ObjectMapper;

/** What was cut off an export is missed. */
class CutAuditExportTest extends ChangedExports {

    @Test
    void aTruncatedFileIsNamed() throws IOException {
        var export = export();
        export.lines.subList(export.at(8), export.lines.size()).clear();
        found(export, "TRUNCATED", "breaks off after row 7");
        var withItsEnd = export();
        withItsEnd.lines.subList(withItsEnd.at(8), withItsEnd.lines.size() - 1).clear();
        found(withItsEnd, "TRUNCATED", "ends with row 7, its header announces row 10");
        String whole = Files.readString(export().write());
        for (int bytes = 0; bytes < whole.length() - 1; bytes += 97) {
            var cut = AuditExportFile.verify(export().write(whole.substring(0, bytes)), "--key", key);
            assertEquals(Report.TAMPERED, cut.code(), bytes + ": " + cut.text());
        }
    }

    /** Who has no key can't sign a shorter file; what is signed within it says another thing. */
    @Test
    void aFileThatWasCutAtACheckpointAndMadeWholeAgainIsNotProven() throws IOException {
        var cut = export();
        int signed = cut.at(9) + 1;
        String checkpoint = cut.lines.get(signed);
        cut.lines.subList(signed + 1, cut.lines.size() - 1).clear();
        cut.change(cut.lines.size() - 1, it -> it.put("entries", 9).put("checkpoints", 3));
        cut.change(0, it -> it.put("upToSeq", 9).without("head"));
        var answer = cut.unsigned().verified("--key", key);
        assertEquals(Report.NOT_PROVEN, answer.code(), answer.text());
        var point = new ObjectMapper().readTree(checkpoint);
        cut.change(0, it -> it.set("head", point));
        found(cut, "FORGED", "the header does not bear the signature");
        found(export().change(0, it -> it.put("exportedAt", "2030-01-01T00:00:00Z")), "FORGED", "the header");
    }

    @Test
    void anExportThatWasCutAndEndedWellIsShownByALaterCheckpoint() {
        var cut = export();
        // All of an earlier, signed state: nothing in the file tells that there was more.
        var earlier = AuditExportFile.of(folder, KEYS, 6, 3);
        holds(earlier.verified("--key", key), "signed up to row 6");
        found(earlier, "TRUNCATED", "row 9 was there", "--checkpoints", kept(cut).toString());
        // A header that says less than it was signed for.
        cut.lines.subList(cut.at(8), cut.lines.size() - 1).clear();
        cut.change(0, it -> it.put("upToSeq", 7)).change(cut.lines.size() - 1,
                it -> it.put("entries", 7).put("checkpoints", 2));
        found(cut, "CHANGED", "signed is the end at row 10");
    }
}
