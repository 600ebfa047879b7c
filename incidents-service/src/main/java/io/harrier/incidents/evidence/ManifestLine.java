package io.harrier.incidents.evidence;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.harrier.platform.audit.PublicKeyView;
import io.harrier.verifier.SignedText;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** A line of an evidence manifest, told apart by {@code type}; {@code docs/audit.md} is the format. */
@Schema(name = "EvidenceManifestLine", oneOf = {ManifestLine.Header.class, ManifestLine.Item.class, ManifestLine.Entry.class,
        ManifestLine.Signature.class})
interface ManifestLine {

    /** The first: whose evidence it is, and how it is checked. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "EvidenceManifestHeader")
    record Header(@Schema(examples = "header") String type, @Schema(examples = SignedText.EVIDENCE_MANIFEST) String format,
            String service, UUID tenantId, String tenant, UUID incidentId, @Schema(examples = "INC-000042") String reference,
            String title, Instant madeAt, String madeBy, List<PublicKeyView> keys,
            List<String> instructions) implements ManifestLine {
    }

    @RegisterForReflection
    @Schema(name = "EvidenceManifestItem")
    record Item(@Schema(examples = "evidence") String type, EvidenceView item) implements ManifestLine {
    }

    /** A row of the item's ledger, with all that its hash is made of. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "EvidenceManifestEntry")
    record Entry(@Schema(examples = "custody") String type, UUID evidenceId, long seq, CustodyAction action,
            @Schema(description = "In the spelling that is hashed") String at, String actor, String actorName, String detail,
            String previousHash, String hash) implements ManifestLine {

        static Entry of(CustodyEntry it) {
            return new Entry("custody", it.key.evidenceId(), it.key.seq(), it.action, it.at.toString(), it.actor.subject(),
                    it.actor.name(), it.detail, it.previousHash, it.hash);
        }
    }

    /** The last. Without a key nobody signs. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "EvidenceManifestSignature")
    record Signature(@Schema(examples = "signature") String type, String keyId, String signedAt,
            @Schema(description = "Of all bytes before this line, hexadecimal") String sha256,
            @Schema(description = "Ed25519, base64") String signature) implements ManifestLine {
    }
}
