package io.harrier.verifier;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What the verifier is asked to do. */
final class Options {

    static final String USAGE = """
        Checks what Harrier exported, without Harrier: audit logs (GET /api/v1/<service>/audit/export) and manifests of
        evidence (GET /api/v1/incidents/<id>/evidence/manifest).

        usage: verify [options] FILE...

          --key FILE|TEXT      a public key whose signatures count, as PEM or base64 (again for more)
          --fingerprint HEX    or the SHA-256 of one that the files carry; get either from the installation's operator, not
                               from the file: a key that comes with the file proves nothing
          --checkpoints FILE   checkpoints of the audit log that were kept elsewhere, a JSON object a line: values of
                               audit.checkpointed events, or an older export. They show what a newer export leaves out
          --files FOLDER       where the files of a manifest's evidence lie; the manifest's own folder where not given

        Files that go on from one another (export?afterSeq=) are given in their order.
        Answers 0: all of it holds and is signed · 1: it does not hold, what is wrong is listed · 2: can't be used so
              · 3: nothing speaks against it, but not all of it is proven
        """;

    final List<Path> files = new ArrayList<>();
    final List<PublicKey> keys = new ArrayList<>();
    final Set<String> fingerprints = new HashSet<>();
    Path checkpoints;
    Path folder;

    static Options of(String... arguments) throws IOException {
        var options = new Options();
        for (int i = 0; i < arguments.length; i++) {
            String argument = arguments[i];
            if (!argument.startsWith("--")) {
                options.files.add(Path.of(argument));
                continue;
            }
            if (++i == arguments.length) {
                throw new Unusable(argument + " wants a value");
            }
            options.take(argument, arguments[i]);
        }
        if (options.files.isEmpty()) {
            throw new Unusable("No file is given");
        }
        return options;
    }

    private void take(String option, String value) throws IOException {
        switch (option) {
            case "--key" -> keys.add(key(value));
            case "--fingerprint" -> fingerprints.add(fingerprint(value));
            case "--checkpoints" -> checkpoints = Path.of(value);
            case "--files" -> folder = Path.of(value);
            default -> throw new Unusable("There is no option " + option);
        }
    }

    private static PublicKey key(String value) throws IOException {
        var file = Path.of(value);
        try {
            return Ed25519.publicKey(Files.isRegularFile(file) ? Files.readString(file) : value);
        } catch (IllegalArgumentException unreadable) {
            throw new Unusable(value + ": " + (Files.exists(file) ? "" : "no such file, and ") + unreadable.getMessage());
        }
    }

    private static String fingerprint(String value) {
        String hex = value.replaceAll("[:\\s]", "").toLowerCase(Locale.ROOT);
        if (!hex.matches("[0-9a-f]{64}")) {
            throw new Unusable("A fingerprint is a SHA-256 in hexadecimal, of 64 digits");
        }
        return hex;
    }
}
