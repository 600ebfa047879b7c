package io.harrier.verifier;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

/** The files that lie in a folder, each by its SHA-256, for the items of evidence to be found in whatever they are called. */
final class FilesBeside {

    private static final int DEPTH = 4;

    private final Map<String, Path> byHash = new HashMap<>();
    private final Map<String, List<Path>> byName = new HashMap<>();
    private final Set<Path> named = new java.util.HashSet<>();
    private int found;

    /** @param folder null where no files are to be checked */
    static FilesBeside in(Path folder, Set<Path> except) throws IOException {
        var files = new FilesBeside();
        if (folder == null) {
            return files;
        }
        if (!Files.isDirectory(folder)) {
            throw new Unusable(folder + " is no folder");
        }
        List<Path> all;
        try (var walk = Files.walk(folder, DEPTH)) {
            all = walk.filter(Files::isRegularFile).filter(file -> !except.contains(file.toAbsolutePath().normalize())).sorted()
                    .toList();
        }
        for (Path file : all) {
            files.byHash.put(sha256(file), file);
            files.byName.computeIfAbsent(file.getFileName().toString(), name -> new ArrayList<>()).add(file);
        }
        return files;
    }

    /** One item: as it was taken in, or in the container that it is kept in. */
    void check(JsonNode item, String name, Report report) {
        var stored = item.path("file");
        String sha256 = Lines.text(stored, "sha256");
        String container = Lines.text(stored, "storedSha256");
        if (sha256 == null && container == null || "disposed".equals(Lines.text(item, "contentState"))) {
            return;
        }
        var file = byHash.getOrDefault(String.valueOf(sha256), byHash.get(container));
        if (file != null) {
            found++;
            named.add(file);
            return;
        }
        var called = byName.getOrDefault(String.valueOf(Lines.text(stored, "fileName")), List.of());
        if (called.isEmpty()) {
            report.notProven("the file of " + name + " is not here");
            return;
        }
        called.forEach(named::add);
        report.found(Finding.Kind.CHANGED,
                "the file " + called.get(0) + " is not that of " + name + ": its SHA-256 is another");
    }

    void finish(Report report) {
        report.fact(found + " files are what the manifest says");
        byHash.values().stream().filter(file -> !named.contains(file)).sorted().limit(20)
                .forEach(file -> report.fact("the manifest knows nothing of " + file));
    }

    private static String sha256(Path file) throws IOException {
        var digest = ChainHash.sha256();
        try (InputStream in = Files.newInputStream(file)) {
            byte[] buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
