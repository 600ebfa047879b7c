package io.harrier.incidents.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryStoreTest extends BlobStoreContract {

    @TempDir
    Path directory;

    @Override
    BlobStore store() {
        try {
            var store = new DirectoryStore(directory);
            store.begin();
            return store;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Test
    void aDirectoryThatIsNotMountedIsNotAFileThatIsMissing() throws IOException {
        var key = key();
        for (var there : new Path[]{directory.resolve("not mounted"), Files.createDirectory(directory.resolve("empty"))}) {
            var store = new DirectoryStore(there);
            assertFalse(assertThrows(IOException.class, () -> store.read(key)) instanceof NoSuchFileException);
            assertFalse(assertThrows(IOException.class, () -> store.length(key)) instanceof NoSuchFileException);
            assertThrows(IOException.class, () -> store.put(key, BlobStore.Content.of(bytes(10))));
            assertThrows(IOException.class, () -> store.remove(key));
            assertThrows(IOException.class, () -> store.remove(BlobKey.allOf(tenant, "evidence", owner)));
            assertThrows(IOException.class, () -> store.sweep(Instant.now()));
            assertFalse(store.isBegun());
        }
        assertFalse(Files.exists(directory.resolve("not mounted")));
        assertThrows(NoSuchFileException.class, () -> store().read(key));
    }

    @Test
    void whatAKilledProcessLeftIsSwept() throws IOException {
        var left = Files.createDirectories(directory.resolve("unfinished")).resolve("blob1");
        Files.write(left, bytes(10));
        store().sweep(Instant.now().minusSeconds(60));
        assertEquals(true, Files.exists(left));
        store().sweep(Instant.now().plusSeconds(60));
        assertEquals(false, Files.exists(left));
    }
}
