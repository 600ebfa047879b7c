package io.harrier.integrations.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import org.jboss.logging.Logger;

import io.harrier.integrations.IntegrationsConfig;
import io.quarkus.runtime.StartupEvent;

/**
 * The installation's keys, from settings and from a file. An unreadable one, or a current one that is not among them, stops the
 * service at its start; without any it runs, and takes no credentials.
 */
@Singleton
class SecretKeys {

    private static final Logger LOG = Logger.getLogger(SecretKeys.class);
    private static final int BYTES = 32;

    private final String currentId;
    private final Map<String, SecretKey> keys = new HashMap<>();

    SecretKeys(IntegrationsConfig config) {
        currentId = config.encryption().keyId();
        config.encryption().keys().forEach(this::add);
        config.encryption().keysFile().filter(file -> !file.isBlank()).ifPresent(this::readFile);
    }

    void start(@Observes StartupEvent event) {
        if (keys.isEmpty()) {
            LOG.warn("There is no encryption key: credentials of external systems are refused until there is one");
            return;
        }
        key(currentId);
    }

    /** Whether there is a key that seals. */
    boolean canSeal() {
        return keys.containsKey(currentId);
    }

    /** The name of the key that seals. */
    String currentId() {
        return currentId;
    }

    /** @throws IllegalStateException where the installation has no key of that name */
    SecretKey key(String id) {
        SecretKey key = keys.get(id);
        if (key == null) {
            throw new IllegalStateException(
                    "There is no encryption key '" + id + "': set harrier.integrations.encryption.keys." + id
                            + " or harrier.integrations.encryption.keys-file");
        }
        return key;
    }

    private void readFile(String file) {
        try {
            Files.readAllLines(Path.of(file)).stream().map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .forEach(line -> {
                        int equals = line.indexOf('=');
                        if (equals < 1) {
                            throw new IllegalStateException(file + " must hold lines like name=base64");
                        }
                        add(line.substring(0, equals).strip(), line.substring(equals + 1).strip());
                    });
        } catch (IOException unreadable) {
            throw new UncheckedIOException("harrier.integrations.encryption.keys-file: " + unreadable.getMessage(), unreadable);
        }
    }

    private void add(String id, String base64) {
        byte[] bytes = decoded(id, base64);
        if (id.isEmpty() || id.getBytes(UTF_8).length > 100 || bytes.length != BYTES) {
            throw new IllegalStateException(
                    "Encryption key '" + id + "' must have 256 bits and a name of at most 100 bytes");
        }
        keys.put(id, new SecretKeySpec(bytes, "AES"));
    }

    private static byte[] decoded(String id, String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException notBase64) {
            // The cause is left out: it would quote the key.
            throw new IllegalStateException("Encryption key '" + id + "' is not base64");
        }
    }
}
