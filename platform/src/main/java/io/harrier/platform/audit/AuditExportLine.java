package io.harrier.platform.audit;

import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.harrier.verifier.SignedText;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** A line of an audit export, told apart by {@code type}; {@code docs/audit.md} is the format. Times are text, spelled as they are hashed. */
@Schema(oneOf = {AuditExportLine.Header.class, AuditExportLine.Entry.class, AuditExportLine.Signed.class,
        AuditExportLine.End.class})
public interface AuditExportLine {

    /** The first: whose log it is, from where to where, and the keys that sign. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "AuditExportHeader")
    record Header(
            @Schema(examples = "header") String type,
            @Schema(examples = SignedText.AUDIT_EXPORT) String format,
            String service,
            UUID tenantId,
            String tenant,
            String exportedAt,
            @Schema(description = "The row before the first of this file; 0 from the start") long afterSeq,
            @Schema(description = "The hash that the first row is chained to") String afterHash,
            @Schema(description = "The last row of this file") long upToSeq,
            @Schema(description = "Whether that was the last of all; false where upToSeq ended the file before it") boolean toTheEnd,
            @Schema(description = "The last row, signed with what else the header says of the file; absent where the service has no key") Signed head,
            @Schema(description = "Entries that wait for their seal, within seconds: not in this file") long unsealed,
            List<PublicKeyView> keys) implements AuditExportLine {
    }

    /** A row of the chain: the seal, and the entry that it seals. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "AuditExportEntry")
    record Entry(
            @Schema(examples = "entry") String type,
            long seq,
            @Schema(description = "SHA-256 over the hash before and the fields, hexadecimal") String hash,
            String sealedAt,
            long id,
            @Schema(description = "Present where the entry is gone from the log") Boolean missing,
            String at,
            String actorKind,
            String actor,
            String actorName,
            @Schema(examples = "incident_created") String action,
            String subjectType,
            String subjectId,
            @Schema(description = "JSON as text, in the spelling that is hashed") String detail,
            String requestId) implements AuditExportLine {
    }

    /** A signed head of the chain, after its row. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "AuditExportCheckpoint")
    record Signed(
            @Schema(examples = "checkpoint") String type,
            long seq,
            String hash,
            String signedAt,
            String keyId,
            @Schema(description = "Ed25519, base64") String signature) implements AuditExportLine {
    }

    /** The last: a file without it was cut. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "AuditExportEnd")
    record End(@Schema(examples = "end") String type, long entries, long checkpoints, long seq, String hash,
            @Schema(description = "Of all bytes before this line, hexadecimal") String sha256, String keyId,
            @Schema(description = "Ed25519, base64, over sha256 and whose export it is; absent where the service has no key") String signature)
            implements
                AuditExportLine {
    }
}
