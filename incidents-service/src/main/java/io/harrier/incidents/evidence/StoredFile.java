package io.harrier.incidents.evidence;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/**
 * What is stored of an item.
 *
 * @param bytes of the file as it came
 * @param sha256 of the file as it came
 * @param container {@code zip_aes} where it is kept in one, else null
 * @param storedBytes of what is kept: of the container, where there is one
 */
@Embeddable
public record StoredFile(
        @Column(name = "blob_id") UUID blobId,
        @Column(name = "file_name") String fileName,
        @Column(name = "media_type") String mediaType,
        @Column(name = "content_bytes") Long bytes,
        String sha256,
        String sha1,
        String md5,
        String container,
        @Column(name = "stored_bytes") Long storedBytes,
        @Column(name = "stored_sha256") String storedSha256,
        @Column(name = "stored_at") Instant storedAt) {

    static final String ZIP_AES = "zip_aes";

    /** What is known of it stays when it is disposed of. */
    StoredFile withoutBlob() {
        return new StoredFile(null, fileName, mediaType, bytes, sha256, sha1, md5, container, storedBytes, storedSha256,
                storedAt);
    }
}
