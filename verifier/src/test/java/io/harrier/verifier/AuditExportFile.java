package io.harrier.verifier;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** An audit export as a service writes it, and as a forger may change it. */
final class AuditExportFile {

    static final ObjectMapper JSON = new ObjectMapper();
    static final UUID TENANT = UUID.fromString("0190a000-0000-7000-8000-00000000ac3e");
    private static final Instant START = Instant.parse("2026-05-01T08:00:00Z");

    final List<String> lines = new ArrayList<>();
    private final Path folder;
    private final KeyPair keys;
    private byte[] hash = ChainHash.start();

    private AuditExportFile(Path folder, KeyPair keys) {
        this.folder = folder;
        this.keys = keys;
    }

    /** The whole log, a checkpoint after every so many rows, its end signed. */
    static AuditExportFile of(Path folder, KeyPair keys, int rows, int checkpointEvery) {
        return of(folder, keys, 1, rows, checkpointEvery);
    }

    /** Rows {@code from} to {@code to} of the same log. */
    static AuditExportFile of(Path folder, KeyPair keys, int from, int to, int checkpointEvery) {
        var file = new AuditExportFile(folder, keys);
        for (int seq = 1; seq < from; seq++) {
            file.hash = row(seq).hashAfter(file.hash, TENANT);
        }
        String before = HexFormat.of().formatHex(file.hash);
        int checkpoints = 0;
        file.lines.add("");
        for (int seq = from; seq <= to; seq++) {
            file.entry(seq);
            if (seq % checkpointEvery == 0) {
                file.lines.add(file.checkpoint(seq).toString());
                checkpoints++;
            }
        }
        var header = JSON.createObjectNode().put("type", "header").put("format", "harrier-audit-export/1")
                .put("service", "incidents").put("tenantId", TENANT.toString()).put("tenant", "acme")
                .put("exportedAt", START.toString()).put("afterSeq", from - 1).put("afterHash", before).put("upToSeq", to)
                .put("toTheEnd", true)
                .put("unsealed", 0);
        header.set("head", file.head(from - 1, before, to));
        header.putArray("keys").addObject().put("keyId", Ed25519.id(keys.getPublic())).put("algorithm", "Ed25519")
                .put("publicKey", Base64.getEncoder().encodeToString(keys.getPublic().getEncoded()));
        file.lines.set(0, header.toString());
        file.lines.add(JSON.createObjectNode().put("type", "end").put("entries", to - from + 1).put("checkpoints", checkpoints)
                .put("seq", to).put("hash", HexFormat.of().formatHex(file.hash)).toString());
        return file.sign(keys);
    }

    /** Signs the whole, as who has the key does at the end. */
    AuditExportFile sign(KeyPair by) {
        int end = lines.size() - 1;
        String sha256 = HexFormat.of().formatHex(
                ChainHash.sha256().digest((String.join("\n", lines.subList(0, end)) + "\n").getBytes(StandardCharsets.UTF_8)));
        byte[] signature = Ed25519.sign(by.getPrivate(),
                SignedText.auditFile("incidents", TENANT, START.toString(), sha256));
        return change(end, it -> it.put("sha256", sha256).put("keyId", Ed25519.id(by.getPublic())).put("signature",
                Base64.getEncoder().encodeToString(signature)));
    }

    /** As who has no key makes it. */
    AuditExportFile unsigned() {
        return change(lines.size() - 1, it -> it.without(List.of("sha256", "keyId", "signature")));
    }

    static AuditRow row(long seq) {
        return new AuditRow(seq + 100, START.plusSeconds(seq).toString(), "user", "subject-" + seq % 7,
                seq % 2 == 0 ? "Ann" : null,
                "incident_updated", "incident", "id-" + seq, "{\"changes\":{\"title\":\"Ä \\\"" + seq + "\\\"\"}}", null);
    }

    private void entry(long seq) {
        lines.add(entry(seq, row(seq)).toString());
    }

    /** The line of a row that follows from the one written last. */
    ObjectNode entry(long seq, AuditRow row) {
        hash = row.hashAfter(hash, TENANT);
        return JSON.createObjectNode().put("type", "entry").put("seq", seq).put("hash", HexFormat.of().formatHex(hash))
                .put("sealedAt", START.toString()).put("id", row.id()).put("at", row.at()).put("actorKind", row.actorKind())
                .put("actor", row.actor()).put("actorName", row.actorName()).put("action", row.action())
                .put("subjectType", row.subjectType()).put("subjectId", row.subjectId()).put("detail", row.detail());
    }

    private ObjectNode head(long after, String afterHash, long seq) {
        String hex = HexFormat.of().formatHex(hash);
        byte[] signature = Ed25519.sign(keys.getPrivate(),
                SignedText.auditExport("incidents", TENANT, START.toString(), after, afterHash, seq, hex));
        return checkpoint(seq).put("signedAt", START.toString()).put("signature",
                Base64.getEncoder().encodeToString(signature));
    }

    ObjectNode checkpoint(long seq) {
        String hex = HexFormat.of().formatHex(hash);
        var at = START.plusSeconds(seq);
        byte[] signature = Ed25519.sign(keys.getPrivate(), SignedText.checkpoint("incidents", TENANT, seq, hex, at));
        return JSON.createObjectNode().put("type", "checkpoint").put("seq", seq).put("hash", hex).put("signedAt", at.toString())
                .put("keyId", Ed25519.id(keys.getPublic())).put("signature", Base64.getEncoder().encodeToString(signature));
    }

    /** The place of the line of a row. */
    int at(long seq) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith("{\"type\":\"entry\",\"seq\":" + seq + ",")) {
                return i;
            }
        }
        throw new IllegalArgumentException("No row " + seq);
    }

    AuditExportFile change(int line, UnaryOperator<ObjectNode> change) {
        try {
            lines.set(line, change.apply((ObjectNode) JSON.readTree(lines.get(line))).toString());
            return this;
        } catch (JsonProcessingException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Numbers the rows from a line on by so many more or fewer. */
    AuditExportFile renumber(int fromLine, int by) {
        for (int i = fromLine; i < lines.size() - 1; i++) {
            if (lines.get(i).startsWith("{\"type\":\"entry\"")) {
                change(i, it -> it.put("seq", it.get("seq").asLong() + by));
            }
        }
        return this;
    }

    Path write() {
        return write(String.join("\n", lines) + "\n");
    }

    Path write(String text) {
        try {
            return Files.writeString(Files.createTempFile(folder, "export", ".ndjson"), text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** What the command answered, and what it said. */
    record Answer(int code, String text) {
    }

    Answer verified(String... options) {
        return verify(write(), options);
    }

    static Answer verify(Path file, String... options) {
        var arguments = new ArrayList<>(List.of(options));
        arguments.add(file.toString());
        var said = new ByteArrayOutputStream();
        var out = new PrintStream(said);
        int code = Verify.run(out, out, arguments.toArray(String[]::new));
        return new Answer(code, said.toString());
    }
}
