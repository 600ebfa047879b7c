package io.harrier.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.function.Supplier;

/** Keys this installation made for itself: drawn at the first start, kept with the data they protect. */
public final class Secrets {

    private final Path directory;

    public Secrets(Path directory) {
        this.directory = directory;
    }

    /** Signs the checkpoints of the audit log: Ed25519, PKCS#8, base64. */
    String auditSigningKey() {
        return kept("audit-signing-key", Secrets::ed25519);
    }

    /** A file of one line: the key that seals the credentials of external systems, 256 bit, base64, by its name {@code 1}. */
    Path encryptionKeys() {
        kept("encryption-keys", () -> {
            byte[] key = new byte[32];
            new SecureRandom().nextBytes(key);
            return "1=" + Base64.getEncoder().encodeToString(key) + "\n";
        });
        return directory.resolve("encryption-keys");
    }

    /** Where what people upload is kept: beside the keys, with the other data. */
    Path files() {
        return directory.toAbsolutePath().resolveSibling("files");
    }

    private String kept(String name, Supplier<String> fresh) {
        Path file = directory.resolve(name);
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(directory);
                Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.writeString(file, fresh.get());
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String ed25519() {
        try {
            var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            return Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
