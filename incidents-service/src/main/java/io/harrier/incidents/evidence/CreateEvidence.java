package io.harrier.incidents.evidence;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonAlias;

import io.harrier.incidents.incident.Person;
import io.harrier.platform.access.Caller;
import io.harrier.platform.problem.RuleBroken;

/**
 * Something taken as evidence. Its file, if it has one, is uploaded afterwards and compared with the hashes declared here.
 *
 * @param collectedAt when it was acquired; now where absent
 * @param collectedBy by whom; the caller where absent
 * @param originalId the item that this is a working copy of; absent for an original
 * @param malware whether it may do harm: its file is then kept, and given out, in a password-protected container
 */
@Schema(examples = """
    {"evidenceType": "memory_dump", "collectedAt": "2025-03-02T09:40:00Z",
     "collectedBy": {"subject": "5b0f2c1e-8d34-4f6a-9a1b-3c7d2e9f1a01", "name": "Ana Lyst"}, "acquisitionTool": "avml 0.14",
     "acquisitionMethod": "Live acquisition over SSH, host isolated before",
     "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", "name": "pay-db-01-memory.raw",
     "description": "Memory of the host while it was still connected", "location": "Safe 3, Berlin",
     "metadata": {"host": "pay-db-01"}, "sealNumbers": ["B-00417"], "sensitive": true, "retentionPeriod": "P7Y",
     "disposeAutomatically": false, "malware": false}""")
public record CreateEvidence(
        @NotNull @Schema(examples = "memory_dump") EvidenceType evidenceType,
        @JsonAlias("evidence_name") @NotBlank @Size(max = 500) @Schema(examples = "pay-db-01-memory.raw") String name,
        @Size(max = 20_000) String description,
        @Size(max = 1000) String location,
        UUID activityId,
        @JsonAlias("collection_time") Instant collectedAt,
        @JsonAlias("collected_by") @Valid Person collectedBy,
        @Size(max = 500) @Schema(examples = "avml 0.14") String acquisitionTool,
        @Size(max = 2000) @Schema(examples = "Live acquisition over SSH, host isolated before") String acquisitionMethod,
        @JsonAlias("hash_value") @Pattern(regexp = "[0-9a-fA-F]{64}", message = "Must be a SHA-256 in hexadecimal") @Schema(description = "The hash it had when it was acquired") String sha256,
        @Pattern(regexp = "[0-9a-fA-F]{40}", message = "Must be a SHA-1 in hexadecimal") String sha1,
        @Pattern(regexp = "[0-9a-fA-F]{32}", message = "Must be an MD5 in hexadecimal") String md5,
        UUID originalId,
        @Size(max = 100) List<@NotBlank @Size(max = 100) String> sealNumbers,
        @Size(max = 100) Map<@NotBlank @Size(max = 100) String, @NotNull @Size(max = 2000) String> metadata,
        boolean sensitive,
        boolean malware,
        @Pattern(regexp = "P(\\d{1,3}Y)?(\\d{1,4}M)?(\\d{1,5}D)?(?<!P)", message = "Must be a period of the calendar, like P90D or P7Y") @Schema(examples = "P7Y", description = "How long it must be kept from its acquisition; for good where absent") String retentionPeriod,
        boolean disposeAutomatically) {

    EvidenceDetails details() {
        return new EvidenceDetails(activityId, name, description, location, metadata, sealNumbers, sensitive, retentionPeriod,
                disposeAutomatically);
    }

    Acquisition acquisition(Caller by, Instant now) {
        if (collectedAt != null && collectedAt.isAfter(now)) {
            throw new RuleBroken("/collectedAt", "It was acquired before now");
        }
        return new Acquisition(evidenceType, collectedAt == null ? now : collectedAt,
                collectedBy == null ? Person.of(by) : collectedBy, acquisitionTool, acquisitionMethod, lower(sha256),
                lower(sha1),
                lower(md5), originalId == null ? CopyKind.ORIGINAL : CopyKind.WORKING_COPY, originalId, malware);
    }

    private static String lower(String hash) {
        return hash == null ? null : hash.toLowerCase(Locale.ROOT);
    }
}
