package io.harrier.incidents.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;

/**
 * One row of an item's custody ledger, and how its hash is made: SHA-256, in lower hexadecimal, over its fields one after the other, each
 * as a netstring ({@code <length in bytes>:<UTF-8>,}), in this order: {@value #FORMAT}, tenant, evidence, seq in decimal, action in lower
 * snake case, time (RFC 3339, UTC, as {@link Instant#toString}, microseconds at most), actor, name of the actor or nothing, detail, hash
 * of the row before. Before the first row stands {@link #NONE}. It needs nothing but Java, so that a verifier may hold it alone.
 */
public record CustodyRow(UUID tenant, UUID evidence, long seq, String action, Instant at, String actor, String actorName,
        String detail, String previousHash) {

    public static final String FORMAT = "harrier-custody-1";
    public static final String NONE = "0".repeat(64);

    /** What the hash is made of. */
    public byte[] canonical() {
        var bytes = new ByteArrayOutputStream();
        for (String field : new String[]{FORMAT, tenant.toString(), evidence.toString(), String.valueOf(seq), action,
                at.toString(), actor, actorName == null ? "" : actorName, detail, previousHash}) {
            byte[] text = field.getBytes(UTF_8);
            bytes.writeBytes((text.length + ":").getBytes(UTF_8));
            bytes.writeBytes(text);
            bytes.write(',');
        }
        return bytes.toByteArray();
    }

    public String hash() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(canonical()));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
