package io.harrier.verifier;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;

/** A signed head of a chain, as an export, an event or a file kept elsewhere has it. */
record Checkpoint(long seq, String hash, String signedAt, String keyId, String signature) {

    static Checkpoint of(JsonNode node) {
        return new Checkpoint(node.path("seq").asLong(-1), Lines.text(node, "hash"), Lines.text(node, "signedAt"),
                Lines.text(node, "keyId"), Lines.text(node, "signature"));
    }

    /** Whether a trusted key signed it as the end of an export that says so much of itself. */
    boolean endsExport(TrustedKeys keys, String service, UUID tenant, String at, long afterSeq, String afterHash) {
        return signature != null && hash != null && at != null && afterHash != null && keys.verifies(
                SignedText.auditExport(service, tenant, at, afterSeq, afterHash, seq, hash), signature);
    }

    /** Whether a trusted key signed it for this service and tenant. */
    boolean isSignedBy(TrustedKeys keys, String service, UUID tenant) {
        if (signature == null || hash == null || signedAt == null) {
            return false;
        }
        try {
            return keys.verifies(SignedText.checkpoint(service, tenant, seq, hash, Instant.parse(signedAt)), signature);
        } catch (DateTimeException noInstant) {
            return false;
        }
    }
}
