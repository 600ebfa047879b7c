package io.harrier.alerts.format;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What was received, byte for byte, with its SHA-256 in hex. */
public record Payload(byte[] raw, String contentType, String sha256) {

    public static Payload of(byte[] raw, String contentType) {
        return new Payload(raw, contentType, HexFormat.of().formatHex(digest().digest(raw)));
    }

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
