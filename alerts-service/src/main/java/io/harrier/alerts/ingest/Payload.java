package io.harrier.alerts.ingest;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What was received, byte for byte, with its SHA-256 in hex. */
record Payload(byte[] raw, String contentType, String sha256) {

    static Payload of(byte[] raw, String contentType) {
        try {
            return new Payload(raw, contentType, HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(raw)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
