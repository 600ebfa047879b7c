package io.harrier.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;

/**
 * How Harrier chains rows: the hash of a row is SHA-256 over the hash of the row before and every field as UTF-8 text, each with its length
 * in front as four bytes, most significant first; −1 for a field that is null. No two rows read alike. Services and the offline verifier
 * compute it here and nowhere else.
 */
public final class ChainHash {

    private static final byte[] NULL = ByteBuffer.allocate(4).putInt(-1).array();

    private ChainHash() {
    }

    /** What the first row is chained to: 32 bytes of zero. */
    public static byte[] start() {
        return new byte[32];
    }

    /** @param fields whose {@code toString} is their text */
    public static byte[] after(byte[] previous, Object... fields) {
        return after(previous, Arrays.asList(fields));
    }

    public static byte[] after(byte[] previous, List<?> fields) {
        var digest = sha256();
        digest.update(previous);
        for (Object field : fields) {
            if (field == null) {
                digest.update(NULL);
                continue;
            }
            byte[] bytes = field.toString().getBytes(UTF_8);
            digest.update(ByteBuffer.allocate(4).putInt(bytes.length).array());
            digest.update(bytes);
        }
        return digest.digest();
    }

    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
