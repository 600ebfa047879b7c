package io.harrier.platform.audit;

import java.time.Instant;
import java.util.UUID;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** A signed head of one tenant's chain in one service, as it is published: {@code audit.checkpointed}; {@code SignedText} is what is signed. */
@RegisterForReflection
public record Checkpoint(String service, UUID tenantId, long seq, String hash, Instant signedAt, String keyId,
        String signature) {
}
