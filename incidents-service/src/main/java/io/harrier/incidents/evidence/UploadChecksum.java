package io.harrier.incidents.evidence;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;

import io.harrier.platform.problem.ChecksumMismatch;
import io.harrier.platform.problem.Malformed;

/** What the hash of one piece must be, as {@code Upload-Checksum} says: an algorithm, a space, the hash in base64. */
final class UploadChecksum {

    static final String ALGORITHMS = "sha1,sha256,md5";
    private static final Map<String, String> NAMES = Map.of("sha1", "SHA-1", "sha256", "SHA-256", "md5", "MD5");

    private final byte[] expected;
    private final MessageDigest digest;

    private UploadChecksum(byte[] expected, MessageDigest digest) {
        this.expected = expected;
        this.digest = digest;
    }

    /** Null where the client sends none. */
    static UploadChecksum of(String header) {
        if (header == null) {
            return null;
        }
        var parts = header.strip().split(" ", 2);
        if (parts.length != 2 || !NAMES.containsKey(parts[0])) {
            throw new Malformed("Upload-Checksum", "Must be one of " + ALGORITHMS + ", a space, and the hash in base64");
        }
        try {
            return new UploadChecksum(Base64.getDecoder().decode(parts[1].strip()),
                    MessageDigest.getInstance(NAMES.get(parts[0])));
        } catch (IllegalArgumentException notBase64) {
            throw new Malformed("Upload-Checksum", "The hash is in base64");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    void add(byte[] bytes, int length) {
        digest.update(bytes, 0, length);
    }

    void check() {
        if (!Arrays.equals(expected, digest.digest())) {
            throw new ChecksumMismatch("What came has another hash than was sent: nothing of it is kept, send it again");
        }
    }
}
