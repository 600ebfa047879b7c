package io.harrier.incidents.evidence;

import java.time.Duration;
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
import io.harrier.incidents.storage.BlobKey;

/** A file on its way in. */
@Entity
@Table(name = "evidence_uploads")
public class Upload {

    static final String AREA = "uploads";

    private static final int OFTEN = 5;
    private static final Duration FIRST_WAIT = Duration.ofMinutes(1);
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    @Id
    UUID id;
    @Column(name = "incident_id")
    UUID incidentId;
    @Column(name = "evidence_id")
    UUID evidenceId;
    long length;
    long received;
    @Column(name = "file_name")
    String fileName;
    /** As the client said it. */
    String metadata;
    /** How often somebody began to make its file of it. */
    int attempts;
    /** Why the last of them failed. */
    String failure;
    /** Whether it was told that its file is not made. */
    boolean told;
    @Enumerated(EnumType.STRING)
    UploadState state;
    @Column(name = "expires_at")
    Instant expiresAt;
    @Column(name = "due_at")
    Instant dueAt;
    @Column(name = "created_at")
    Instant createdAt;
    @Embedded
    @AttributeOverride(name = "subject", column = @Column(name = "created_by"))
    @AttributeOverride(name = "name", column = @Column(name = "created_by_name"))
    Person createdBy;

    protected Upload() {
    }

    static Upload of(UUID id, UUID incident, UUID evidence, CreateUpload request, String metadata, Person by, Instant now,
            Instant expires) {
        var upload = new Upload();
        upload.id = id;
        upload.incidentId = incident;
        upload.evidenceId = evidence;
        upload.length = request.length();
        upload.fileName = request.fileName();
        upload.metadata = metadata;
        upload.state = request.length() == 0 ? UploadState.RECEIVED : UploadState.OPEN;
        upload.expiresAt = expires;
        upload.dueAt = request.length() == 0 ? now : expires;
        upload.createdAt = now;
        upload.createdBy = by;
        return upload;
    }

    /** Its file is made: the upload is known until it expires, for clients that have not heard that it is over. */
    void store(Instant expires) {
        state = UploadState.STORED;
        failure = null;
        expiresAt = expires;
        dueAt = expires;
    }

    /** Somebody tries to make its file, who may be killed meanwhile. Answers whether so many did before. */
    boolean begin(Instant now) {
        boolean often = attempts >= OFTEN;
        attempts++;
        if (dueAt.isBefore(next(now))) {
            dueAt = next(now);
        }
        return often;
    }

    /** Who tried failed. Answers whether so many did. */
    boolean fail(String why, Instant now) {
        failure = why;
        dueAt = next(now);
        return attempts >= OFTEN;
    }

    /** Each time twice as long as before. */
    private Instant next(Instant now) {
        var wait = FIRST_WAIT.multipliedBy(1L << Math.min(attempts - 1, 10));
        return now.plus(wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT);
    }

    /** Answers whether nobody had before. */
    boolean raiseAlarm(String why) {
        boolean first = !told;
        told = true;
        failure = failure == null ? why : failure;
        return first;
    }

    /** Its file can't be made: something of what came is gone. The rest is kept until it expires. */
    void giveUp(Instant expires) {
        state = UploadState.FAILED;
        expiresAt = expires;
        dueAt = expires;
    }

    /** Where one of its pieces is. */
    BlobKey key(UUID tenant, UUID part) {
        return BlobKey.of(tenant, AREA, id, part);
    }
}
