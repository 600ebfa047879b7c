package io.harrier.local;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The zip that Keycloak is published as, put by this module's build where {@link #ofThisBuild()} finds it. */
record KeycloakDistribution(Path zip) {

    /** The one under this module's {@code target/}. The system property {@code harrier.root} names the checkout, else it is the working directory. */
    static KeycloakDistribution ofThisBuild() {
        Path zip = Path.of(System.getProperty("harrier.root", "")).toAbsolutePath()
                .resolve("deploy/local/target/keycloak/keycloak-quarkus-dist.zip");
        if (!Files.isRegularFile(zip)) {
            throw new IllegalStateException(zip + " is missing: ./mvnw -pl deploy/local -am package -DskipTests brings it");
        }
        return new KeycloakDistribution(zip);
    }

    /**
     * Unpacks into {@code directory} unless that has been done before.
     *
     * @return the server's home, named after its version; it is there as a whole or not at all
     */
    Path unpackInto(Path directory) throws IOException {
        try (ZipFile archive = new ZipFile(zip.toFile())) {
            List<? extends ZipEntry> entries = Collections.list(archive.entries());
            Path root = Path.of(entries.get(0).getName()).getName(0);
            Path home = directory.resolve(root);
            if (Files.isDirectory(home)) {
                return home;
            }
            Path unfinished = directory.resolve("unpacking");
            for (ZipEntry entry : entries) {
                unpack(archive, entry, unfinished);
            }
            return Files.move(unfinished.resolve(root), home, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private static void unpack(ZipFile archive, ZipEntry entry, Path directory) throws IOException {
        Path target = directory.resolve(entry.getName());
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        try (InputStream content = archive.getInputStream(entry)) {
            Files.copy(content, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
