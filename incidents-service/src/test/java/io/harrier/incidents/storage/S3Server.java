package io.harrier.incidents.storage;

import java.net.URI;
import java.util.Map;

import org.gaul.s3proxy.AuthenticationType;
import org.gaul.s3proxy.S3Proxy;
import org.jclouds.ContextBuilder;
import org.jclouds.blobstore.BlobStoreContext;

import io.smallrye.config.SmallRyeConfigBuilder;

import software.amazon.awssdk.services.s3.S3Client;

/** A real server that speaks S3, with one bucket in memory. */
public final class S3Server implements AutoCloseable {

    static final String BUCKET = "harrier-test";

    private static final String SETTINGS = "harrier.incidents.storage.";

    private final BlobStoreContext kept = ContextBuilder.newBuilder("transient").credentials("harrier", "harrier")
            .build(BlobStoreContext.class);
    private final S3Proxy server = S3Proxy.builder().blobStore(kept.getBlobStore()).endpoint(URI.create("http://127.0.0.1:0"))
            .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, "harrier", "harrier-secret").build();
    private final S3Client client;

    private S3Server() throws Exception {
        server.start();
        var builder = new SmallRyeConfigBuilder().withMapping(StorageSettings.class).withConverter(
                io.quarkus.runtime.configuration.MemorySize.class, 100,
                new io.quarkus.runtime.configuration.MemorySizeConverter());
        settings().forEach(builder::withDefaultValue);
        client = Storage.client(builder.build().getConfigMapping(StorageSettings.class).s3());
        client.createBucket(it -> it.bucket(BUCKET));
    }

    public static S3Server start() {
        try {
            return new S3Server();
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** What a service needs to keep its files here. */
    public Map<String, String> settings() {
        return Map.of(SETTINGS + "kind", "s3", SETTINGS + "s3.endpoint", "http://127.0.0.1:" + server.getPort(),
                SETTINGS + "s3.bucket", BUCKET, SETTINGS + "s3.access-key", "harrier", SETTINGS + "s3.secret-key",
                "harrier-secret");
    }

    S3Client client() {
        return client;
    }

    /** How many objects there are below a path. */
    public long objects(String below) {
        return client.listObjectsV2Paginator(it -> it.bucket(BUCKET).prefix(below)).contents().stream().count();
    }

    @Override
    public void close() {
        client.close();
        try {
            server.stop();
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
        kept.close();
    }
}
