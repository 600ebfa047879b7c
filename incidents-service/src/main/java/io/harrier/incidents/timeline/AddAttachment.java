package io.harrier.incidents.timeline;

import java.util.UUID;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonAlias;

/**
 * Something to be attached to an entry: an item of evidence, or a file that is sent afterwards.
 *
 * @param attachmentType other where nothing is said
 * @param evidenceId the item of evidence; a file where absent
 */
@Schema(name = "AddTimelineAttachment", examples = "{\"attachmentType\": \"screenshot\", \"fileName\": \"alert.png\", \"description\": \"As the analyst saw it\", \"sensitive\": false}")
public record AddAttachment(
        @JsonAlias("attachment_type") @Schema(examples = "screenshot") AttachmentType attachmentType,
        @JsonAlias("file_name") @NotBlank @Size(max = 255) @Pattern(regexp = "[^/\\\\\\p{Cntrl}]*", message = "A name, not a path") @Schema(examples = "alert.png") String fileName,
        @Size(max = 2000) String description,
        @JsonAlias("is_sensitive") boolean sensitive,
        UUID evidenceId) {
}
