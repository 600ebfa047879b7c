package io.harrier.incidents.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.List;

import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Blobs in a bucket of an S3-compatible store. Larger ones go there in parts, none of which is seen before all are there. */
class S3Store implements BlobStore {

    private static final long MOST_PARTS = 10_000;
    private static final int RANGE_NOT_SATISFIABLE = 416;

    private final S3Client client;
    private final String bucket;
    private final int partSize;

    S3Store(S3Client client, String bucket, int partSize) {
        this.client = client;
        this.bucket = bucket;
        this.partSize = partSize;
    }

    @Override
    public void put(BlobKey key, Content content) throws IOException {
        if (content instanceof Bytes bytes && bytes.length() <= partSize) {
            putAtOnce(key, bytes);
            return;
        }
        try (var out = new S3Output(client, bucket, key.path(), partSize)) {
            content.writeTo(out);
            out.complete();
        } catch (SdkException failure) {
            throw new IOException(failure);
        }
    }

    private void putAtOnce(BlobKey key, Bytes bytes) throws IOException {
        try {
            client.putObject(it -> it.bucket(bucket).key(key.path()), S3Output.body(bytes.array(), bytes.length()));
        } catch (SdkException failure) {
            throw new IOException(failure);
        }
    }

    @Override
    public long length(BlobKey key) throws IOException {
        try {
            return client.headObject(it -> it.bucket(bucket).key(key.path())).contentLength();
        } catch (NoSuchKeyException missing) {
            throw unlessAllIs(key);
        } catch (SdkException failure) {
            throw new IOException(failure);
        }
    }

    @Override
    public long largest() {
        return MOST_PARTS * partSize;
    }

    /** It may be the bucket that is: of a file alone the store answers the same. */
    private NoSuchFileException unlessAllIs(BlobKey missing) throws IOException {
        try {
            client.headBucket(it -> it.bucket(bucket));
            return new NoSuchFileException(missing.path());
        } catch (SdkException failure) {
            throw new IOException("Bucket " + bucket, failure);
        }
    }

    @Override
    public InputStream read(BlobKey key, long from, long length) throws IOException {
        if (length <= 0) {
            return InputStream.nullInputStream();
        }
        try {
            return client.getObject(it -> it.bucket(bucket).key(key.path()).range(range(from, length)));
        } catch (NoSuchKeyException missing) {
            throw unlessAllIs(key);
        } catch (S3Exception failure) {
            if (failure.statusCode() == RANGE_NOT_SATISFIABLE) {
                return InputStream.nullInputStream();
            }
            throw new IOException(failure);
        } catch (SdkException failure) {
            throw new IOException(failure);
        }
    }

    /** None for all of it: of an empty object no range can be had. */
    private static String range(long from, long length) {
        if (from == 0 && length == Long.MAX_VALUE) {
            return null;
        }
        return "bytes=" + from + "-" + (length > Long.MAX_VALUE - from ? "" : from + length - 1);
    }

    @Override
    public void remove(BlobKey key) throws IOException {
        try {
            if (!key.isFolder()) {
                client.deleteObject(it -> it.bucket(bucket).key(key.path()));
                return;
            }
            for (var page : client.listObjectsV2Paginator(it -> it.bucket(bucket).prefix(key.path()))) {
                removeAll(page.contents().stream().map(S3Object::key).toList());
            }
        } catch (SdkException failure) {
            throw new IOException(failure);
        }
    }

    /** A page of a listing, a thousand at most, by one call; one by one where a store knows no such call, or wants it signed otherwise. */
    private void removeAll(List<String> keys) throws IOException {
        if (keys.isEmpty()) {
            return;
        }
        try {
            var ids = keys.stream().map(key -> ObjectIdentifier.builder().key(key).build()).toList();
            var left = client.deleteObjects(it -> it.bucket(bucket).delete(all -> all.objects(ids).quiet(true))).errors();
            if (!left.isEmpty()) {
                throw new IOException(left.size() + " objects stay, as " + left.get(0).key() + ": " + left.get(0).message());
            }
        } catch (S3Exception refused) {
            keys.forEach(key -> client.deleteObject(it -> it.bucket(bucket).key(key)));
        }
    }

    @Override
    public void sweep(Instant before) throws IOException {
        try {
            client.listMultipartUploads(it -> it.bucket(bucket)).uploads().stream()
                    .filter(upload -> BlobKey.isOurs(upload.key()) && upload.initiated() != null
                            && upload.initiated().isBefore(before))
                    .forEach(upload -> client.abortMultipartUpload(
                            it -> it.bucket(bucket).key(upload.key()).uploadId(upload.uploadId())));
        } catch (SdkException failure) {
            throw new IOException(failure);
        }
    }
}
