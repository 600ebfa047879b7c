package io.harrier.incidents.evidence;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

import io.harrier.incidents.incident.Person;

/** How an item was got: by whom, when, with what, and which hashes it had then. It never changes. */
@Embeddable
public record Acquisition(
        @Enumerated(EnumType.STRING) @Column(name = "evidence_type", updatable = false) EvidenceType type,
        @Column(name = "collected_at", updatable = false) Instant at,
        @Embedded @AttributeOverride(name = "subject", column = @Column(name = "collected_by", updatable = false)) @AttributeOverride(name = "name", column = @Column(name = "collected_by_name", updatable = false)) Person by,
        @Column(name = "acquisition_tool", updatable = false) String tool,
        @Column(name = "acquisition_method", updatable = false) String method,
        @Column(name = "declared_sha256", updatable = false) String sha256,
        @Column(name = "declared_sha1", updatable = false) String sha1,
        @Column(name = "declared_md5", updatable = false) String md5,
        @Enumerated(EnumType.STRING) @Column(name = "copy_kind", updatable = false) CopyKind copyKind,
        @Column(name = "original_id", updatable = false) UUID originalId,
        @Column(name = "is_malware", updatable = false) boolean malware) {

    /** Whether it is what it was declared to be, as far as anything was declared. */
    boolean fits(String ofSha256, String ofSha1, String ofMd5) {
        return fits(sha256, ofSha256) && fits(sha1, ofSha1) && fits(md5, ofMd5);
    }

    private static boolean fits(String declared, String found) {
        return declared == null || declared.equals(found);
    }
}
