package io.harrier.incidents.storage;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/**
 * Writes an object: at once where it is no longer than a part, in parts where it is. Closed before it is complete, it leaves nothing.
 */
final class S3Output extends OutputStream {

    /** What it begins to hold; it grows to a part only where as much comes. */
    private static final int FIRST = 64 * 1024;

    private final S3Client client;
    private final String bucket;
    private final String key;
    private final int partSize;
    private final List<CompletedPart> parts = new ArrayList<>();
    private byte[] buffer;
    private int filled;
    private String uploadId;
    private boolean complete;

    S3Output(S3Client client, String bucket, String key, int partSize) {
        this.client = client;
        this.bucket = bucket;
        this.key = key;
        this.partSize = partSize;
        this.buffer = new byte[Math.min(partSize, FIRST)];
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[]{(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int at = offset;
        int left = length;
        while (left > 0) {
            if (filled == partSize) {
                sendPart();
            } else if (filled == buffer.length) {
                buffer = Arrays.copyOf(buffer, Math.min(partSize, 2 * filled));
            }
            int taken = Math.min(left, buffer.length - filled);
            System.arraycopy(bytes, at, buffer, filled, taken);
            filled += taken;
            at += taken;
            left -= taken;
        }
    }

    private void sendPart() throws IOException {
        try {
            if (uploadId == null) {
                uploadId = client.createMultipartUpload(it -> it.bucket(bucket).key(key)).uploadId();
            }
            int number = parts.size() + 1;
            var tag = client.uploadPart(it -> it.bucket(bucket).key(key).uploadId(uploadId).partNumber(number),
                    body(buffer, filled)).eTag();
            parts.add(CompletedPart.builder().partNumber(number).eTag(tag).build());
            filled = 0;
        } catch (SdkException failure) {
            throw new IOException(failure);
        }
    }

    /** It is read where it lies: the client would copy what it is given as bytes. */
    static RequestBody body(byte[] bytes, int length) {
        return RequestBody.fromContentProvider(() -> new ByteArrayInputStream(bytes, 0, length), length,
                "application/octet-stream");
    }

    /** Makes the object be there. */
    void complete() throws IOException {
        if (uploadId == null) {
            client.putObject(it -> it.bucket(bucket).key(key), body(buffer, filled));
        } else {
            sendPart();
            client.completeMultipartUpload(
                    it -> it.bucket(bucket).key(key).uploadId(uploadId).multipartUpload(all -> all.parts(parts)));
        }
        complete = true;
    }

    @Override
    public void close() {
        if (!complete && uploadId != null) {
            client.abortMultipartUpload(it -> it.bucket(bucket).key(key).uploadId(uploadId));
        }
    }
}
