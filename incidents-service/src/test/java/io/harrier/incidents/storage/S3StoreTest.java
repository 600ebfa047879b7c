package io.harrier.incidents.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Instant;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Against a real server that speaks S3. */
class S3StoreTest extends BlobStoreContract {

    private static S3Server server;

    @BeforeAll
    static void start() {
        server = S3Server.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Override
    BlobStore store() {
        return new S3Store(server.client(), S3Server.BUCKET, PART);
    }

    @Test
    void anUploadThatNeverEndedIsSweptAndNobodyElses() throws IOException {
        var path = key().path();
        server.client().createMultipartUpload(it -> it.bucket(S3Server.BUCKET).key(path));
        server.client().createMultipartUpload(it -> it.bucket(S3Server.BUCKET).key("backups/monday.tar"));
        store().sweep(Instant.now().plusSeconds(3600));
        assertEquals(0, uploads(path));
        assertEquals(1, uploads("backups/monday.tar"));
    }

    private static long uploads(String key) {
        return server.client().listMultipartUploads(it -> it.bucket(S3Server.BUCKET)).uploads().stream()
                .filter(it -> it.key().equals(key)).count();
    }

    @Test
    void aBucketThatIsNotThereIsNotAFileThatIsMissing() {
        var store = new S3Store(server.client(), "another", PART);
        assertFalse(assertThrows(IOException.class, () -> store.length(key())) instanceof NoSuchFileException);
        assertFalse(assertThrows(IOException.class, () -> store.read(key())) instanceof NoSuchFileException);
    }

    @Test
    void whatItTakesIsBoundedByItsParts() {
        assertEquals(10_000L * PART, store().largest());
    }
}
