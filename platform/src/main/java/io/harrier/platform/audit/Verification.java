package io.harrier.platform.audit;

import java.time.Instant;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** What checking a tenant's chain found. */
@RegisterForReflection
public record Verification(
        @Schema(description = "Whether every link checked holds") boolean intact,
        @Schema(description = "How many entries were checked") long checked,
        @Schema(description = "The last seal: what came after it is written but not chained yet") Sealed sealedUpTo,
        @Schema(description = "Entries that wait for their seal, within seconds") long unsealed,
        @Schema(description = "The last checkpoint that this installation's key signed; absent where there is none") Sealed checkpoint,
        @Schema(description = "Checkpoints that name another key: compare them with their published copies") long otherKeys,
        @Schema(description = "The first link that does not hold") BrokenLink firstBroken) {

    @RegisterForReflection
    public record Sealed(long seq, Instant at) {
    }

    @RegisterForReflection
    public record BrokenLink(long seq, Long auditId,
            @Schema(enumeration = {
                    "seal_missing", "entry_missing", "entry_changed", "rewritten", "signature_wrong", "cut_short",
                    "not_chained"}) String reason){
    }
}
