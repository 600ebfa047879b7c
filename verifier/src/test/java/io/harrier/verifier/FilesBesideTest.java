package io.harrier.verifier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;

/** A manifest lies in an ordinary folder, with much that is none of its business. */
class FilesBesideTest {

    private static final String CONTENT = "bytes of a disk";

    @TempDir
    Path folder;

    @Test
    @Timeout(30)
    void onlyWhatMayBeAFileOfTheManifestIsRead() throws IOException {
        Files.writeString(folder.resolve("renamed.bin"), CONTENT);
        try (var large = new RandomAccessFile(folder.resolve("film.mkv").toFile(), "rw")) {
            large.setLength(64L << 30);
        }
        var report = checked(item("disk.img", CONTENT.length()));
        assertEquals(Report.HOLDS, report.exitCode(), report.text(""));
        assertTrue(report.text("").contains("the manifest knows nothing of " + folder.resolve("film.mkv")), report.text(""));
    }

    @Test
    void aFileOfTheNameButOfAnotherLengthIsAnother() throws IOException {
        Files.writeString(folder.resolve("disk.img"), "shorter");
        var report = checked(item("disk.img", CONTENT.length()));
        assertEquals(Report.TAMPERED, report.exitCode(), report.text(""));
    }

    /** Who may read everything, as root does, finds nothing there either. */
    @Test
    void foldersThatMayNotBeReadAreLeftAlone() throws IOException {
        Files.writeString(folder.resolve("disk.img"), CONTENT);
        var others = Files.createDirectory(folder.resolve("systemd-private"));
        Files.createSymbolicLink(folder.resolve("gone"), folder.resolve("nowhere"));
        Files.createSymbolicLink(folder.resolve("loop"), folder);
        try {
            others.toFile().setReadable(false);
            others.toFile().setExecutable(false);
            assertEquals(Report.HOLDS, checked(item("disk.img", CONTENT.length())).exitCode());
        } finally {
            others.toFile().setReadable(true);
            others.toFile().setExecutable(true);
        }
    }

    @Test
    void whatCantBeDoneIsNoFinding() throws IOException {
        var said = new ByteArrayOutputStream();
        var out = new PrintStream(said);
        assertEquals(Report.UNUSABLE, Verify.run(out, out, folder.resolve("none").toString()));
        assertEquals(Report.UNUSABLE, Verify.run(out, out, folder.toString()));
        var notes = Files.writeString(folder.resolve("notes.ndjson"), "{\"type\":\"header\",\"format\":\"another/1\"}\n");
        assertEquals(Report.UNUSABLE, Verify.run(out, out, notes.toString()));
        var nobodys = Files.writeString(folder.resolve("nobodys.ndjson"),
                "{\"type\":\"header\",\"format\":\"" + SignedText.AUDIT_EXPORT + "\"}\n");
        assertEquals(Report.UNUSABLE, Verify.run(out, out, nobodys.toString()));
        assertTrue(said.toString().contains("names no service and tenant"), said.toString());
    }

    private Report checked(JsonNode item) throws IOException {
        var report = new Report();
        var files = FilesBeside.in(folder, Set.of(), List.of(item));
        var followed = new ManifestItem(item);
        followed.follow(AuditExportFile.JSON.createObjectNode().put("seq", 1).put("action", "stored").put("detail",
                "{\"sha256\":" + item.at("/file/sha256") + "}"));
        files.check(followed, report);
        files.finish(report);
        return report;
    }

    private static JsonNode item(String name, long bytes) {
        var item = AuditExportFile.JSON.createObjectNode().put("name", "Disk of WS-0142");
        item.putObject("file").put("fileName", name).put("bytes", bytes).put("sha256",
                HexFormat.of().formatHex(ChainHash.sha256().digest(CONTENT.getBytes())));
        return item;
    }
}
