package io.harrier.integrations.outbound;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/**
 * The body of an answer as it came, in memory or in a file. It is unpacked only while it is read, and no further than its limit:
 * a few packed kilobytes can stand for gigabytes.
 */
public final class OutboundBody {

    private final byte[] bytes;
    private final Path file;
    private final long length;
    private final boolean packed;
    private final long mostUnpacked;

    private OutboundBody(byte[] bytes, Path file, long length, boolean packed, long mostUnpacked) {
        this.bytes = bytes;
        this.file = file;
        this.length = length;
        this.packed = packed;
        this.mostUnpacked = mostUnpacked;
    }

    static OutboundBody of(byte[] bytes, boolean packed, long mostUnpacked) {
        return new OutboundBody(bytes, null, bytes.length, packed, mostUnpacked);
    }

    static OutboundBody of(Path file, long length, boolean packed, long mostUnpacked) {
        return new OutboundBody(null, file, length, packed, mostUnpacked);
    }

    /** How many bytes came. */
    long length() {
        return length;
    }

    /** Whether it is long by nature: reading it is work, and none for an event loop. */
    boolean inFile() {
        return file != null;
    }

    /** The body unpacked; reading past the limit is an {@link ExternalFailure}. */
    public InputStream open() throws IOException {
        if (length == 0) {
            return InputStream.nullInputStream();
        }
        InputStream came = file == null ? new ByteArrayInputStream(bytes) : Files.newInputStream(file);
        try {
            return new Limited(packed ? new GZIPInputStream(came) : came, mostUnpacked);
        } catch (IOException notPacked) {
            came.close();
            throw notPacked;
        }
    }

    static ExternalFailure tooLarge(long most) {
        return ExternalFailure.refused("An answer has more than " + most + " bytes: ask for smaller chunks");
    }

    private static final class Limited extends FilterInputStream {

        private final long most;
        private long left;

        Limited(InputStream in, long most) {
            super(in);
            this.most = most;
            this.left = most;
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            count(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int read = super.read(into, offset, length);
            count(Math.max(0, read));
            return read;
        }

        @Override
        public long skip(long bytes) throws IOException {
            long skipped = super.skip(bytes);
            count(skipped);
            return skipped;
        }

        private void count(long read) {
            left -= read;
            if (left < 0) {
                throw tooLarge(most);
            }
        }
    }
}
