package io.harrier.incidents.evidence;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.harrier.incidents.incident.Person;
import io.harrier.platform.http.Located;
import io.harrier.platform.http.Versioned;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** An item of evidence as clients see it. What is unknown is absent. */
@RegisterForReflection
@Schema(name = "Evidence", examples = """
    {"id": "0190a3f2-e71d-7000-8000-000000000001", "incidentId": "0190a3f2-1bc0-7000-8000-000000000042",
     "evidenceType": "memory_dump", "name": "pay-db-01-memory.raw",
     "description": "Memory of the host while it was still connected", "location": "Safe 3, Berlin",
     "metadata": {"host": "pay-db-01"}, "sealNumbers": ["B-00417"], "sensitive": true, "malware": false,
     "collectedAt": "2025-03-02T09:40:00Z",
     "collectedBy": {"subject": "5b0f2c1e-8d34-4f6a-9a1b-3c7d2e9f1a01", "name": "Ana Lyst"}, "acquisitionTool": "avml 0.14",
     "acquisitionMethod": "Live acquisition over SSH, host isolated before", "copyKind": "original",
     "declared": {"sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"},
     "custodian": {"subject": "5b0f2c1e-8d34-4f6a-9a1b-3c7d2e9f1a01", "name": "Ana Lyst"}, "contentState": "stored",
     "file": {"fileName": "memory.raw", "mediaType": "application/octet-stream", "bytes": 17179869184,
      "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", "storedBytes": 17179869184,
      "storedSha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
      "storedAt": "2025-03-02T10:20:00Z"},
     "integrity": "verified", "checkedAt": "2025-03-02T10:20:00Z", "retentionPeriod": "P7Y",
     "retainUntil": "2032-03-02T09:40:00Z", "disposeAutomatically": false, "custodySeq": 3,
     "custodyHash": "3a6eb0790f39ac87c94f3856b2dd2c5d110e6811602261a9a923d3bb23adc8b7", "version": 4,
     "createdAt": "2025-03-02T08:31:09Z", "createdBy": {"subject": "5b0f2c1e-8d34-4f6a-9a1b-3c7d2e9f1a01", "name": "Ana Lyst"},
     "updatedAt": "2025-03-02T09:12:40Z",
     "updatedBy": {"subject": "5b0f2c1e-8d34-4f6a-9a1b-3c7d2e9f1a02", "name": "Max Manager"}}""")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EvidenceView(UUID id, UUID incidentId, UUID activityId, EvidenceType evidenceType, String name,
        String description,
        String location, Map<String, String> metadata, List<String> sealNumbers, boolean sensitive, boolean malware,
        Instant collectedAt, Person collectedBy, String acquisitionTool, String acquisitionMethod, CopyKind copyKind,
        @Schema(description = "What this is a working copy of") UUID originalId,
        @Schema(description = "The hashes it had when it was acquired, as far as they were declared") Hashes declared,
        @Schema(description = "Who has it") Person custodian,
        @Schema(description = "To whom it is offered, who has not answered") Offered offered,
        ContentState contentState, @Schema(description = "What is stored") FileOf file,
        @Schema(description = "Whether what is stored is what it should be") Integrity integrity, Instant checkedAt,
        String retentionPeriod, Instant retainUntil, boolean disposeAutomatically, DisposalOf disposal,
        @Schema(description = "The last row of its custody ledger") long custodySeq,
        @Schema(description = "The hash of that row") String custodyHash, long version, Instant createdAt, Person createdBy,
        Instant updatedAt, Person updatedBy) implements Versioned, Located {

    @RegisterForReflection
    @Schema(name = "EvidenceHashes")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Hashes(String sha256, String sha1, String md5) {
    }

    @RegisterForReflection
    @Schema(name = "EvidenceOffer")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Offered(Person to, Instant at, String reason) {
    }

    /** @param sha256 of the file as it came; {@code storedSha256} is of the container, where there is one */
    @RegisterForReflection
    @Schema(name = "EvidenceFile")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record FileOf(String fileName, @Schema(description = "As its content says, not its name") String mediaType,
            Long bytes, String sha256, String sha1, String md5,
            @Schema(description = "zip_aes: kept and given out in a ZIP (AES-256), whose password is infected") String container,
            Long storedBytes, String storedSha256, Instant storedAt) {
    }

    @RegisterForReflection
    @Schema(name = "EvidenceDisposal")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record DisposalOf(String reason, Instant askedAt, Person askedBy, Instant disposedAt, Person disposedBy) {
    }

    public static EvidenceView of(Evidence it) {
        var details = it.details;
        var got = it.acquired;
        return new EvidenceView(it.id, it.incidentId, details.activityId(), got.type(), details.name(), details.description(),
                details.location(), details.metadata(), details.sealNumbers(), details.sensitive(), got.malware(), got.at(),
                got.by(), got.tool(), got.method(), got.copyKind(), got.originalId(),
                new Hashes(got.sha256(), got.sha1(), got.md5()), it.custodian, offered(it.offer), it.contentState,
                file(it.file),
                it.integrity, it.checkedAt, details.retentionPeriod(), it.retainUntil, details.disposeAutomatically(),
                disposal(it.disposal), it.custodySeq, it.custodyHash, it.version, it.trace.createdAt(), it.trace.createdBy(),
                it.trace.updatedAt(), it.trace.updatedBy());
    }

    private static Offered offered(Offer it) {
        return it == null ? null : new Offered(it.to(), it.at(), it.reason());
    }

    private static FileOf file(StoredFile it) {
        return it == null
                ? null
                : new FileOf(it.fileName(), it.mediaType(), it.bytes(), it.sha256(), it.sha1(), it.md5(), it.container(),
                        it.storedBytes(), it.storedSha256(), it.storedAt());
    }

    private static DisposalOf disposal(Disposal it) {
        return it == null ? null : new DisposalOf(it.reason(), it.askedAt(), it.askedBy(), it.at(), it.by());
    }
}
