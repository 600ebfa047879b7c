package io.harrier.verifier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

import org.junit.jupiter.api.io.TempDir;

import io.harrier.verifier.AuditExportFile.Answer;

/** An export, what is done to it, and what is said of it then. */
abstract class ChangedExports {

    static final KeyPair KEYS = keys();

    @TempDir
    Path folder;

    final String key = base64(KEYS);

    AuditExportFile export() {
        return AuditExportFile.of(folder, KEYS, 10, 3);
    }

    /** Checkpoints as the events have them. */
    Path kept(AuditExportFile from) {
        var events = new StringBuilder();
        from.lines.stream().filter(it -> it.startsWith("{\"type\":\"checkpoint\""))
                .forEach(it -> events.append("{\"service\":\"incidents\",\"tenantId\":\"")
                        .append(AuditExportFile.TENANT).append("\",").append(it.substring(1)).append('\n'));
        return from.write(events.toString());
    }

    static byte[] hash(AuditExportFile export, long seq) {
        String line = export.lines.get(export.at(seq));
        return HexFormat.of().parseHex(line.substring(line.indexOf("\"hash\":\"") + 8).substring(0, 64));
    }

    void found(AuditExportFile export, String kind, String what, String... options) {
        var all = new ArrayList<>(List.of("--key", key));
        all.addAll(List.of(options));
        var answer = export.verified(all.toArray(String[]::new));
        assertEquals(Report.TAMPERED, answer.code(), answer.text());
        assertTrue(answer.text().lines().anyMatch(it -> it.strip().startsWith(kind) && it.contains(what)), answer.text());
    }

    static void holds(Answer answer, String... facts) {
        assertEquals(Report.HOLDS, answer.code(), answer.text());
        for (String fact : facts) {
            assertTrue(answer.text().contains(fact), answer.text());
        }
    }

    static String base64(KeyPair keys) {
        return Base64.getEncoder().encodeToString(keys.getPublic().getEncoded());
    }

    static KeyPair keys() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
