package io.harrier.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;

/** Where one running suite keeps its data and logs. Only one suite at a time may have it. */
final class DataDirectory implements AutoCloseable {

    /** What PostgreSQL and Kafka set aside at first start, with room for a long evening. */
    private static final long NEEDED_BYTES = 1L << 30;
    private static final List<String> PARTS = List.of("postgres", "kafka", "keycloak", "secrets", "files", "logs");

    private final Path path;
    private final FileChannel lockFile;

    private DataDirectory(Path path, FileChannel lockFile) {
        this.path = path;
        this.lockFile = lockFile;
    }

    /** Takes the directory, creating it if missing; {@code fresh} empties what an earlier suite left in it. */
    static DataDirectory take(Path path, boolean fresh) {
        Path directory = path.toAbsolutePath().normalize();
        requireSpace(directory);
        try {
            Files.createDirectories(directory);
            DataDirectory taken = new DataDirectory(directory, lock(directory));
            if (fresh) {
                taken.empty();
            }
            Files.createDirectories(taken.logs());
            return taken;
        } catch (IOException e) {
            throw new StartFailure("The data directory " + directory + " can't be used: " + Reasons.of(e), e);
        }
    }

    /** Refuses a disk that could not hold what the suite writes in its first minutes. */
    static void requireSpace(Path path) {
        Path existing = path.toAbsolutePath().normalize();
        while (!Files.exists(existing)) {
            existing = existing.getParent();
        }
        try {
            long free = Files.getFileStore(existing).getUsableSpace();
            if (free < NEEDED_BYTES) {
                throw new StartFailure("The disk of " + path + " is full: " + (free >> 20) + " MiB free, Harrier needs "
                        + (NEEDED_BYTES >> 20) + " MiB; choose another place with --data DIR");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path of(String part) {
        return path.resolve(part);
    }

    Path logs() {
        return path.resolve("logs");
    }

    Path log(String name) {
        return logs().resolve(name + ".log");
    }

    @Override
    public void close() {
        try {
            lockFile.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FileChannel lock(Path directory) throws IOException {
        FileChannel file = FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock;
        try {
            lock = file.tryLock();
        } catch (OverlappingFileLockException heldHere) {
            lock = null;
        }
        if (lock == null) {
            file.close();
            throw new StartFailure("The data directory " + directory
                    + " is in use by another ./deploy/up: stop that one, or choose another with --data DIR");
        }
        return file;
    }

    private void empty() throws IOException {
        for (String part : PARTS) {
            delete(of(part));
        }
    }

    private static void delete(Path tree) throws IOException {
        if (!Files.exists(tree)) {
            return;
        }
        try (var files = Files.walk(tree)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
