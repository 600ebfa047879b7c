package io.harrier.incidents.storage;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * Blobs in a directory, which all replicas share where there are several. A blob is written beside the others and moved to its place when
 * it is on the disk. A file marks the directory as the store: without that nothing is taken from it, put into it or deleted, for it is
 * another one, as where it is not mounted.
 */
class DirectoryStore implements BlobStore {

    static final String MARKER = "harrier-files";

    private static final String UNFINISHED = "unfinished";
    private static final Pattern TENANT = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final int BUFFER = 128 * 1024;

    private final Path root;

    DirectoryStore(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    @Override
    public boolean isBegun() {
        return Files.exists(root.resolve(MARKER));
    }

    @Override
    public boolean isOfBefore() throws IOException {
        try (var tenants = Files.newDirectoryStream(root, it -> TENANT.matcher(it.getFileName().toString()).matches())) {
            return tenants.iterator().hasNext();
        } catch (NoSuchFileException noRoot) {
            return false;
        }
    }

    @Override
    public void begin() throws IOException {
        try {
            Files.createFile(directory(root).resolve(MARKER));
        } catch (FileAlreadyExistsException another) {
            return;
        }
        sync(root);
    }

    private void requireBegun() throws IOException {
        if (!isBegun()) {
            throw new IOException("There is no " + MARKER + " in " + root + ": is it mounted?");
        }
    }

    @Override
    public void put(BlobKey key, Content content) throws IOException {
        requireBegun();
        Path begun = Files.createTempFile(inside(root.resolve(UNFINISHED)), "blob", "");
        try {
            try (var file = FileChannel.open(begun, StandardOpenOption.WRITE);
                    var out = new BufferedOutputStream(Channels.newOutputStream(file), BUFFER)) {
                content.writeTo(out);
                out.flush();
                file.force(true);
            }
            Path place = root.resolve(key.path());
            inside(place.getParent());
            Files.move(begun, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            sync(place.getParent());
        } finally {
            Files.deleteIfExists(begun);
        }
    }

    /** Makes it in the store, and never that. */
    private Path inside(Path wanted) throws IOException {
        if (!Files.isDirectory(root)) {
            throw new IOException("There is no " + root + ": is it mounted?");
        }
        return directory(wanted);
    }

    /** Makes it where it is not there, and each above it, on the disk before anything is put into it. */
    private static Path directory(Path wanted) throws IOException {
        Path above = wanted.getParent();
        if (above == null || Files.isDirectory(wanted)) {
            return wanted;
        }
        directory(above);
        try {
            Files.createDirectory(wanted);
        } catch (FileAlreadyExistsException another) {
            // Made at the same time by who else needs it, and no less to be on the disk.
        }
        sync(above);
        return wanted;
    }

    /** A directory's entries are on the disk when it is. */
    private static void sync(Path directory) throws IOException {
        try (var opened = FileChannel.open(directory, StandardOpenOption.READ)) {
            opened.force(true);
        }
    }

    @Override
    public InputStream read(BlobKey key, long from, long length) throws IOException {
        try {
            var file = FileChannel.open(root.resolve(key.path()), StandardOpenOption.READ);
            file.position(from);
            return new FirstBytes(Channels.newInputStream(file), length);
        } catch (NoSuchFileException missing) {
            throw unlessAllIs(missing);
        }
    }

    @Override
    public long length(BlobKey key) throws IOException {
        try {
            return Files.size(root.resolve(key.path()));
        } catch (NoSuchFileException missing) {
            throw unlessAllIs(missing);
        }
    }

    /** It may be the directory that is. */
    private NoSuchFileException unlessAllIs(NoSuchFileException missing) throws IOException {
        requireBegun();
        return missing;
    }

    @Override
    public void remove(BlobKey key) throws IOException {
        requireBegun();
        Path place = root.resolve(key.path());
        if (key.isFolder()) {
            each(place, Files::deleteIfExists);
            Files.deleteIfExists(place);
            return;
        }
        Files.deleteIfExists(place);
    }

    @Override
    public void sweep(Instant before) throws IOException {
        requireBegun();
        each(root.resolve(UNFINISHED), file -> {
            if (Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
                Files.deleteIfExists(file);
            }
        });
    }

    private interface Step {
        void on(Path file) throws IOException;
    }

    private static void each(Path directory, Step step) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
            for (Path file : files) {
                try {
                    step.on(file);
                } catch (NoSuchFileException gone) {
                    // Another replica was faster.
                    continue;
                }
            }
        } catch (NoSuchFileException nothingThere) {
            return;
        }
    }
}
