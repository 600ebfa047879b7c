package io.harrier.incidents.timeline;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MimeTypes;

/**
 * What a file is, by its content.
 *
 * @param blob under which id this very sending is kept: what was sent twice at once lies apart
 */
record StoredAttachment(UUID blob, long size, String mimeType, String sha256) {

    private static final MimeTypes KNOWN = MimeTypes.getDefaultMimeTypes();

    /** Beside the event loop. */
    static StoredAttachment of(UUID blob, byte[] content) throws IOException {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(content);
            return new StoredAttachment(blob, content.length,
                    KNOWN.detect(new ByteArrayInputStream(content), new Metadata()).toString(),
                    HexFormat.of().formatHex(hash));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
