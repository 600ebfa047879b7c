package io.harrier.incidents.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.NoSuchFileException;
import java.time.Instant;

/**
 * Keeps files, each under the key of the row it belongs to. All of it blocks: it is called beside the event loop, by {@link Blobs}. What
 * is read and written streams; nothing is held whole.
 */
public interface BlobStore {

    /** What goes into a blob. */
    interface Content {

        void writeTo(OutputStream out) throws IOException;

        static Content of(InputStream in) {
            return in::transferTo;
        }

        static Content of(byte[] bytes) {
            return new Bytes(bytes, bytes.length);
        }

        /** The first so many of these bytes; they are not copied. */
        static Content of(byte[] bytes, int length) {
            return new Bytes(bytes, length);
        }
    }

    /** What is in memory already: a store needs no room of its own for it. */
    record Bytes(byte[] array, int length) implements Content {

        @Override
        public void writeTo(OutputStream out) throws IOException {
            out.write(array, 0, length);
        }
    }

    /** Whether it was begun: one that is not there, or is another, was not. */
    default boolean isBegun() throws IOException {
        return true;
    }

    /** Whether it looks like one that a version wrote to which began none. */
    default boolean isOfBefore() throws IOException {
        return false;
    }

    /** Makes it the store, before its first file. */
    default void begin() throws IOException {
    }

    /** Keeps all of the content under this key, or nothing: whoever reads sees what was there before until it is all there. */
    void put(BlobKey key, Content content) throws IOException;

    /**
     * Part of a blob.
     *
     * @param from the first byte, from 0
     * @param length how many bytes at most
     * @throws NoSuchFileException where there is none of this key
     */
    InputStream read(BlobKey key, long from, long length) throws IOException;

    /** All of a blob. */
    default InputStream read(BlobKey key) throws IOException {
        return read(key, 0, Long.MAX_VALUE);
    }

    /**
     * How many bytes a blob has.
     *
     * @throws NoSuchFileException where there is none of this key; where the store itself is not there, it is another failure
     */
    long length(BlobKey key) throws IOException;

    /** The largest blob that it takes. */
    default long largest() {
        return Long.MAX_VALUE;
    }

    /** Deletes a blob, or all below a folder; what is not there is gone already. */
    void remove(BlobKey key) throws IOException;

    /** Deletes what was begun before an instant and never ended, as where the process that wrote it was killed. */
    void sweep(Instant before) throws IOException;
}
