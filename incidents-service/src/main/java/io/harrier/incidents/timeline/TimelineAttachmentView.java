package io.harrier.incidents.timeline;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.harrier.incidents.incident.Person;
import io.harrier.platform.http.Located;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** An attachment as clients see it. */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TimelineAttachmentView(
        UUID id,
        UUID eventId,
        AttachmentType attachmentType,
        String fileName,
        String description,
        boolean sensitive,
        @Schema(description = "The item of evidence it is, where it is no file") UUID evidenceId,
        @Schema(description = "Of the file, in bytes; absent until it was sent") Long fileSize,
        @Schema(description = "What the content is, whatever the name says", examples = "image/png") String mimeType,
        String sha256,
        Instant storedAt,
        Instant createdAt,
        Person createdBy) implements Located {

    static TimelineAttachmentView of(TimelineAttachment it) {
        return new TimelineAttachmentView(it.id, it.eventId, it.attachmentType, it.fileName, it.description, it.sensitive,
                it.evidenceId, it.fileSize, it.mimeType, it.sha256, it.storedAt, it.createdAt, it.createdBy);
    }
}
