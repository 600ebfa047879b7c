package io.harrier.incidents.timeline;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import io.harrier.incidents.incident.Person;

/** What shows that an entry is so. What is attached stays as it is. */
@Entity
@Table(name = "timeline_attachments")
public class TimelineAttachment {

    @Id
    UUID id;
    @Column(name = "incident_id")
    UUID incidentId;
    @Column(name = "event_id")
    UUID eventId;
    @Enumerated(EnumType.STRING)
    @Column(name = "attachment_type")
    AttachmentType attachmentType;
    @Column(name = "file_name")
    String fileName;
    String description;
    @Column(name = "is_sensitive")
    boolean sensitive;
    @Column(name = "evidence_id")
    UUID evidenceId;
    @Column(name = "file_size")
    Long fileSize;
    @Column(name = "mime_type")
    String mimeType;
    String sha256;
    @Column(name = "blob_id")
    UUID blobId;
    @Column(name = "stored_at")
    Instant storedAt;
    @Column(name = "created_at")
    Instant createdAt;
    @Embedded
    @AttributeOverride(name = "subject", column = @Column(name = "created_by"))
    @AttributeOverride(name = "name", column = @Column(name = "created_by_name"))
    Person createdBy;

    protected TimelineAttachment() {
    }

    static TimelineAttachment of(UUID id, TimelineEvent event, AddAttachment request, Person by, Instant now) {
        var attachment = new TimelineAttachment();
        attachment.id = id;
        attachment.incidentId = event.incidentId;
        attachment.eventId = event.id;
        attachment.attachmentType = request.attachmentType() == null ? AttachmentType.OTHER : request.attachmentType();
        attachment.fileName = request.fileName();
        attachment.description = request.description();
        attachment.sensitive = request.sensitive();
        attachment.evidenceId = request.evidenceId();
        attachment.createdAt = now;
        attachment.createdBy = by;
        return attachment;
    }
}
