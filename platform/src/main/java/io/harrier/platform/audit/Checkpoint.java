package io.harrier.platform.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.UUID;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** A signed head of one tenant's chain in one service, as it is published: {@code audit.checkpointed}. */
@RegisterForReflection
public record Checkpoint(String service, UUID tenantId, long seq, String hash, Instant signedAt, String keyId,
        String signature) {

    /** What is signed: the fields in this order, a line each. */
    static byte[] text(String service, UUID tenant, long seq, String hash, Instant at) {
        return String.join("\n", service, tenant.toString(), Long.toString(seq), hash, at.toString()).getBytes(UTF_8);
    }
}
