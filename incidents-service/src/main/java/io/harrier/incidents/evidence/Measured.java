package io.harrier.incidents.evidence;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Passes bytes on, counts them and hashes them. Closing it closes nothing: what it writes to is somebody else's. */
final class Measured extends FilterOutputStream {

    private final MessageDigest[] digests;
    private long bytes;

    Measured(OutputStream out, String... algorithms) {
        super(out);
        digests = new MessageDigest[algorithms.length];
        for (int i = 0; i < algorithms.length; i++) {
            digests[i] = digest(algorithms[i]);
        }
    }

    static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[]{(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] from, int offset, int length) throws IOException {
        out.write(from, offset, length);
        for (var digest : digests) {
            digest.update(from, offset, length);
        }
        bytes += length;
    }

    @Override
    public void close() throws IOException {
        flush();
    }

    long bytes() {
        return bytes;
    }

    /** To be asked for once. */
    String hash(int algorithm) {
        return HexFormat.of().formatHex(digests[algorithm].digest());
    }
}
