package io.harrier.incidents.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;

import org.gaul.s3proxy.AuthenticationType;
import org.gaul.s3proxy.S3Proxy;
import org.jclouds.ContextBuilder;
import org.jclouds.blobstore.BlobStoreContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.smallrye.config.SmallRyeConfigBuilder;

import software.amazon.awssdk.services.s3.S3Client;

/** Against a real server that speaks S3. */
class S3StoreTest extends BlobStoreContract {

    private static final String BUCKET = "harrier-test";

    private static BlobStoreContext kept;
    private static S3Proxy server;
    private static S3Client client;

    @BeforeAll
    static void start() throws Exception {
        kept = ContextBuilder.newBuilder("transient").credentials("harrier", "harrier").build(BlobStoreContext.class);
        server = S3Proxy.builder().blobStore(kept.getBlobStore()).endpoint(URI.create("http://127.0.0.1:0"))
                .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, "harrier", "harrier-secret").build();
        server.start();
        var settings = new SmallRyeConfigBuilder().withMapping(StorageSettings.class)
                .withDefaultValue("harrier.incidents.storage.s3.endpoint", "http://127.0.0.1:" + server.getPort())
                .withDefaultValue("harrier.incidents.storage.s3.access-key", "harrier")
                .withDefaultValue("harrier.incidents.storage.s3.secret-key", "harrier-secret")
                .withConverter(io.quarkus.runtime.configuration.MemorySize.class, 100,
                        new io.quarkus.runtime.configuration.MemorySizeConverter())
                .build().getConfigMapping(StorageSettings.class);
        client = Storage.client(settings.s3());
        client.createBucket(it -> it.bucket(BUCKET));
    }

    @AfterAll
    static void stop() throws Exception {
        client.close();
        server.stop();
        kept.close();
    }

    @Override
    BlobStore store() {
        return new S3Store(client, BUCKET, PART);
    }

    @Test
    void anUploadThatNeverEndedIsSwept() throws IOException {
        var path = key().path();
        client.createMultipartUpload(it -> it.bucket(BUCKET).key(path));
        store().sweep(Instant.now().plusSeconds(3600));
        assertEquals(0, client.listMultipartUploads(it -> it.bucket(BUCKET)).uploads().stream()
                .filter(it -> it.key().equals(path)).count());
    }
}
