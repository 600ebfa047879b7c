package io.harrier.incidents.evidence;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.harrier.incidents.incident.Person;
import io.harrier.platform.http.Located;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** A file on its way in, as clients see it. */
@RegisterForReflection
@Schema(name = "EvidenceUpload")
@JsonInclude(JsonInclude.Include.NON_NULL)
record UploadView(UUID id, UUID evidenceId, long length,
        @Schema(description = "How much has come and is stored: where to go on") long offset, String fileName,
        @Schema(description = "Upload-Metadata, as it was sent") String metadata, UploadState state,
        @Schema(description = "Why its file could not be stored") String failure,
        @Schema(description = "When it goes unless more comes") Instant expiresAt, Instant createdAt, Person createdBy)
        implements
            Located {

    static UploadView of(Upload it) {
        return new UploadView(it.id, it.evidenceId, it.length, it.received, it.fileName, it.metadata, it.state,
                it.failure,
                it.state == UploadState.RECEIVED ? null : it.expiresAt, it.createdAt, it.createdBy);
    }
}
