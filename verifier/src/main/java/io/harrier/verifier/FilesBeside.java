package io.harrier.verifier;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The files that lie in a folder, for the items of evidence to be found in by their SHA-256, whatever they are called. Read are only those
 * that have the length or the name of one: a manifest may lie among everything that somebody ever downloaded.
 */
final class FilesBeside {

    private static final int DEPTH = 4;
    private static final int NAMED = 20;

    private final Map<String, List<Path>> byHash = new HashMap<>();
    private final Map<String, List<Path>> byName = new HashMap<>();
    private final Set<Path> known = new HashSet<>();
    private final List<Path> all = new ArrayList<>();
    private final List<Path> unreadable = new ArrayList<>();
    private int found;

    /** @param items whose files are looked for */
    static FilesBeside in(Path folder, Set<Path> except, List<JsonNode> items) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new Unusable(folder + " is no folder");
        }
        var files = new FilesBeside();
        files.find(folder, except);
        files.all.sort(null);
        files.read(items);
        return files;
    }

    private void find(Path folder, Set<Path> except) throws IOException {
        Files.walkFileTree(folder, EnumSet.noneOf(FileVisitOption.class), DEPTH, new SimpleFileVisitor<>() {

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (Files.isRegularFile(file) && !except.contains(file.toAbsolutePath().normalize())) {
                    all.add(file);
                }
                return FileVisitResult.CONTINUE;
            }

            /** A folder of somebody else's: the files of evidence are not in there, or will be missed. */
            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) {
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, IOException failure) {
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private void read(List<JsonNode> items) {
        var lengths = new HashSet<Long>();
        var names = new HashSet<String>();
        items.stream().map(item -> item.path("file")).filter(JsonNode::isObject).forEach(file -> {
            lengths.add(file.path("bytes").asLong(-1));
            lengths.add(file.path("storedBytes").asLong(-1));
            names.add(Lines.text(file, "fileName"));
        });
        for (Path file : all) {
            try {
                if (lengths.contains(Files.size(file)) || names.contains(file.getFileName().toString())) {
                    byHash.computeIfAbsent(sha256(file), hash -> new ArrayList<>()).add(file);
                    byName.computeIfAbsent(file.getFileName().toString(), name -> new ArrayList<>()).add(file);
                }
            } catch (IOException failure) {
                unreadable.add(file);
            }
        }
    }

    /** One item: as it was taken in, or in the container that it is kept in. */
    void check(ManifestItem item, Report report) {
        String sha256 = item.sha256();
        String container = item.storedSha256();
        String name = item.name();
        if (sha256 == null && container == null || "disposed".equals(Lines.text(item.view, "contentState"))) {
            return;
        }
        var same = byHash.getOrDefault(String.valueOf(sha256), byHash.get(container));
        if (same != null) {
            found++;
            known.addAll(same);
            return;
        }
        var called = byName.getOrDefault(String.valueOf(Lines.text(item.view.path("file"), "fileName")), List.of());
        if (called.isEmpty()) {
            report.notProven("the file of " + name + " is not here");
            return;
        }
        known.addAll(called);
        report.found(Finding.Kind.CHANGED,
                "the file " + called.get(0) + " is not that of " + name + ": its SHA-256 is another");
    }

    void finish(Report report) {
        report.fact(found + " files are what the manifest says");
        unreadable.stream().limit(NAMED).forEach(file -> report.fact(file + " can't be read"));
        var others = all.stream().filter(file -> !known.contains(file)).toList();
        others.stream().limit(NAMED).forEach(file -> report.fact("the manifest knows nothing of " + file));
        if (others.size() > NAMED) {
            report.fact("nor of " + (others.size() - NAMED) + " more files here");
        }
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
