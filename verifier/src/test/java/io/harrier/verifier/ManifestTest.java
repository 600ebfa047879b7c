package io.harrier.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.ObjectMapper;

/** A manifest of evidence, and what may happen to it and to the files beside it. */
class ManifestTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final KeyPair KEYS = ChangedExports.keys();
    private static final UUID TENANT = AuditExportFile.TENANT;
    private static final UUID INCIDENT = UUID.fromString("0190a000-0000-7000-8000-00000000001c");
    private static final UUID DISK = UUID.fromString("0190a000-0000-7000-8000-0000000000d1");
    private static final UUID BAG = UUID.fromString("0190a000-0000-7000-8000-0000000000d2");
    private static final String MADE = "2026-05-02T10:00:00Z";

    @TempDir
    Path folder;

    private final List<String> lines = new ArrayList<>();
    private String declared = "{\"reason\":\"…\"}";

    @BeforeEach
    void aManifestOfADiskImageAndABag() throws IOException {
        Files.writeString(folder.resolve("disk.img"), "bytes of a disk");
        lines.add(JSON.createObjectNode().put("type", "header").put("format", SignedText.EVIDENCE_MANIFEST)
                .put("service", "incidents").put("tenantId", TENANT.toString()).put("tenant", "acme")
                .put("incidentId", INCIDENT.toString()).put("reference", "INC-000028").put("madeAt", MADE).toString());
        item(DISK, "Disk of WS-0142", "disk.img", sha256("bytes of a disk"), "collected", "stored", "accessed");
        item(BAG, "Bag 7", null, null, "collected");
        sign();
    }

    @Test
    void whatNobodyTouchedHolds() {
        says(Report.HOLDS, "2 items of evidence, 4 entries of custody");
        says(Report.HOLDS, "1 files are what the manifest says");
    }

    @Test
    void aChangedManifestIsNamed() {
        lines.set(1, lines.get(1).replace("Disk of WS-0142", "Disk of WS-0143"));
        says(Report.TAMPERED, "CHANGED    the manifest is not the one that was signed");
    }

    @Test
    void aChangedRemovedOrMovedEntryOfALedgerIsNamedAlsoWhereTheManifestIsSignedAnew() {
        var whole = List.copyOf(lines);
        lines.set(3, lines.get(3).replace("Ann", "Bob"));
        signAnew();
        says(Report.TAMPERED, "CHANGED    entry 2 of the ledger of \"Disk of WS-0142\"");
        restore(whole);
        lines.remove(3);
        signAnew();
        says(Report.TAMPERED, "REMOVED    entries 2 to 2");
        restore(whole);
        lines.remove(4);
        signAnew();
        says(Report.TAMPERED, "TRUNCATED  the ledger of \"Disk of WS-0142\"");
        restore(whole);
        lines.add(3, lines.remove(4));
        signAnew();
        says(Report.TAMPERED, "REORDERED  entry 2");
        restore(whole);
        lines.add(5, lines.get(4));
        signAnew();
        says(Report.TAMPERED, "ADDED      a second entry 3");
        restore(whole);
        lines.set(1, lines.get(1).replace("\"custodyHash\":\"", "\"custodyHash\":\"0"));
        signAnew();
        says(Report.TAMPERED, "does not end with the hash that its item names");
    }

    @Test
    void aCutManifestIsNamed() {
        lines.remove(lines.size() - 1);
        says(Report.TAMPERED, "TRUNCATED  it breaks off");
        lines.add("{\"type\":\"wish\"}");
        says(Report.TAMPERED, "ADDED      line 8 is of no kind");
    }

    @Test
    void aForgedSignatureOrAnotherKeyIsNamed() {
        lines.set(lines.size() - 1, lines.get(lines.size() - 1).replace(MADE, "2026-05-02T11:00:00Z"));
        says(Report.TAMPERED, "FORGED     it does not bear the signature");
        var answer = AuditExportFile.verify(write(), "--key", ChangedExports.base64(ChangedExports.keys()));
        assertEquals(Report.NOT_PROVEN, answer.code(), answer.text());
        assertEquals(Report.NOT_PROVEN, AuditExportFile.verify(write()).code());
    }

    @Test
    void aChangedOrMissingFileIsNamed() throws IOException {
        Files.writeString(folder.resolve("disk.img"), "other bytes");
        says(Report.TAMPERED, "is not that of \"Disk of WS-0142\"");
        Files.delete(folder.resolve("disk.img"));
        says(Report.NOT_PROVEN, "the file of \"Disk of WS-0142\"");
        Files.writeString(folder.resolve("renamed.bin"), "bytes of a disk");
        Files.writeString(folder.resolve("notes.txt"), "mine");
        says(Report.HOLDS, "the manifest knows nothing of " + folder.resolve("notes.txt"));
        var elsewhere = AuditExportFile.verify(write(), "--key", ChangedExports.base64(KEYS), "--files",
                Files.createDirectory(folder.resolve("empty")).toString());
        assertEquals(Report.NOT_PROVEN, elsewhere.code(), elsewhere.text());
    }

    @Test
    void whatItsLedgerDoesNotSayOfAnItemIsNamedAlsoWhereTheManifestIsSignedAnew() throws IOException {
        var whole = List.copyOf(lines);
        Files.writeString(folder.resolve("disk.img"), "other bytes");
        lines.set(1, lines.get(1).replace(sha256("bytes of a disk"), sha256("other bytes")));
        signAnew();
        says(Report.TAMPERED, "the sha256 that the item \"Disk of WS-0142\"");
        says(Report.TAMPERED, "is not that of \"Disk of WS-0142\"");
        restore(whole);
        lines.remove(3);
        signAnew();
        says(Report.TAMPERED, "knows of no file, its item does");
    }

    @Test
    void whatIsNotWhatItWasDeclaredToBeIsNamed() {
        lines.clear();
        declared = "{\"declaredSha256\":\"" + sha256("what was acquired") + "\"}";
        lines.add("{\"type\":\"header\",\"format\":\"" + SignedText.EVIDENCE_MANIFEST
                + "\",\"service\":\"incidents\",\"tenantId\":\""
                + TENANT + "\",\"incidentId\":\"" + INCIDENT + "\"}");
        item(DISK, "Disk of WS-0142", "disk.img", sha256("bytes of a disk"), "collected", "stored");
        sign();
        says(Report.TAMPERED, "has not the sha256 that was declared when it was acquired");
        says(Report.TAMPERED, "was declared with is not the one in its ledger");
    }

    private void item(UUID id, String name, String file, String sha256, String... actions) {
        String hash = CustodyRow.NONE;
        var rows = new ArrayList<String>();
        for (int i = 0; i < actions.length; i++) {
            var row = new CustodyRow(TENANT, id, i + 1, actions[i], Instant.parse(MADE).plusSeconds(i), "subject",
                    i == 0 ? null : "Ann",
                    actions[i].equals("stored") ? "{\"sha256\":\"" + sha256 + "\"}" : declared, hash);
            hash = row.hash();
            var line = JSON.createObjectNode().put("type", "custody").put("evidenceId", id.toString()).put("seq", row.seq())
                    .put("action", row.action()).put("at", row.at().toString()).put("actor", row.actor());
            if (row.actorName() != null) {
                line.put("actorName", row.actorName());
            }
            rows.add(line.put("detail", row.detail()).put("previousHash", row.previousHash()).put("hash", hash).toString());
        }
        var view = JSON.createObjectNode().put("id", id.toString()).put("name", name).put("custodySeq", actions.length)
                .put("custodyHash", hash);
        if (file != null) {
            view.putObject("file").put("fileName", file).put("bytes", 15).put("sha256", sha256);
        }
        lines.add(JSON.createObjectNode().put("type", "evidence").set("item", view).toString());
        lines.addAll(rows);
    }

    private void sign() {
        String sha256 = sha256(String.join("\n", lines) + "\n");
        byte[] signature = Ed25519.sign(KEYS.getPrivate(),
                SignedText.manifest("incidents", TENANT.toString(), INCIDENT.toString(), MADE, sha256));
        lines.add(JSON.createObjectNode().put("type", "signature").put("keyId", Ed25519.id(KEYS.getPublic()))
                .put("signedAt", MADE).put("sha256", sha256).put("signature", Base64.getEncoder().encodeToString(signature))
                .toString());
    }

    private void signAnew() {
        lines.remove(lines.size() - 1);
        sign();
    }

    private void restore(List<String> whole) {
        lines.clear();
        lines.addAll(whole);
    }

    private static String sha256(String text) {
        return HexFormat.of().formatHex(ChainHash.sha256().digest(text.getBytes(UTF_8)));
    }

    private Path write() {
        try {
            return Files.writeString(folder.resolve("manifest.ndjson"), String.join("\n", lines) + "\n");
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }

    private void says(int code, String what) {
        var answer = AuditExportFile.verify(write(), "--key", ChangedExports.base64(KEYS));
        assertEquals(code, answer.code(), answer.text());
        assertTrue(answer.text().contains(what), answer.text());
    }
}
