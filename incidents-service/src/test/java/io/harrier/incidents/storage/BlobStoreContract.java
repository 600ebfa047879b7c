package io.harrier.incidents.storage;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Random;
import java.util.UUID;

import org.junit.jupiter.api.Test;

/** What every store does alike. */
abstract class BlobStoreContract {

    static final int PART = 5 * 1024 * 1024;

    final UUID tenant = UUID.randomUUID();
    final UUID owner = UUID.randomUUID();

    abstract BlobStore store();

    BlobKey key() {
        return BlobKey.of(tenant, "evidence", owner, UUID.randomUUID());
    }

    static byte[] bytes(int length) {
        var bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    private byte[] read(BlobKey key) throws IOException {
        try (var in = store().read(key)) {
            return in.readAllBytes();
        }
    }

    @Test
    void whatIsPutIsReadWholeAndInParts() throws IOException {
        for (int length : new int[]{0, 1, 1000, PART, PART + 1, 2 * PART + 17}) {
            var key = key();
            var bytes = bytes(length);
            store().put(key, BlobStore.Content.of(bytes));
            assertArrayEquals(bytes, read(key), length + " bytes");
            assertEquals(length, store().length(key));
            var streamed = key();
            store().put(streamed, out -> out.write(bytes));
            assertArrayEquals(bytes, read(streamed), length + " bytes");
            try (var in = store().read(key, length / 2, 10)) {
                var part = in.readAllBytes();
                assertArrayEquals(java.util.Arrays.copyOfRange(bytes, length / 2, Math.min(length, length / 2 + 10)), part);
            }
        }
    }

    @Test
    void whatFailsOnTheWayLeavesWhatWasThere() throws IOException {
        var key = key();
        store().put(key, BlobStore.Content.of(bytes(10)));
        assertThrows(IOException.class, () -> store().put(key, out -> {
            out.write(bytes(2 * PART));
            throw new IOException("The client is gone");
        }));
        assertArrayEquals(bytes(10), read(key));
    }

    @Test
    void whatIsRemovedIsGone() throws IOException {
        var first = key();
        var second = key();
        var others = BlobKey.of(tenant, "evidence", UUID.randomUUID(), UUID.randomUUID());
        for (var key : new BlobKey[]{first, second, others}) {
            store().put(key, BlobStore.Content.of(bytes(10)));
        }
        store().remove(first);
        assertThrows(NoSuchFileException.class, () -> read(first));
        assertThrows(NoSuchFileException.class, () -> store().length(first));
        store().remove(BlobKey.allOf(tenant, "evidence", owner));
        assertThrows(NoSuchFileException.class, () -> read(second));
        assertEquals(10, read(others).length);
        store().remove(first);
        store().remove(BlobKey.allOf(tenant, "evidence", owner));
    }

    @Test
    void aPathIsMadeOfIdsOnly() {
        for (String path : new String[]{"../../etc/passwd", tenant + "/evidence/" + owner + "/../x", "a/b/c/d", ""}) {
            assertThrows(IllegalArgumentException.class, () -> new BlobKey(path), path);
        }
    }
}
