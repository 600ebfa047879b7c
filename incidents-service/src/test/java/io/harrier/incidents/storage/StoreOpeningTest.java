package io.harrier.incidents.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.harrier.incidents.IncidentsFixture;
import io.harrier.incidents.evidence.EvidenceFixture;
import io.harrier.platform.testing.HarrierServers;
import io.harrier.platform.testing.TestTenant;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;

/** What a service takes for its store when it starts. */
@QuarkusTest
@WithTestResource(HarrierServers.class)
class StoreOpeningTest {

    @TempDir
    Path directory;

    @Inject
    @ReactiveDataSource("worker")
    Pool worker;

    @Test
    void whereFilesAreRecordedAnEmptyDirectoryIsNotTheStore() throws IOException {
        var tenant = TestTenant.fresh();
        EvidenceFixture.of(tenant, IncidentsFixture.of(tenant).detected()).stored(Map.of(), new byte[]{1});
        for (var empty : new Path[]{directory, directory.resolve("files")}) {
            var store = new DirectoryStore(empty);
            new StoreOpening(store, worker).open(null);
            assertFalse(store.isBegun());
        }
        try (var made = Files.list(directory)) {
            assertEquals(0, made.count());
        }
        var store = new DirectoryStore(directory);
        Files.createDirectory(directory.resolve(tenant.id().toString()));
        assertFalse(store.isBegun());
        new StoreOpening(store, worker).open(null);
        assertTrue(store.isBegun());
    }

    @Test
    void theFirstStartBeginsItWhereItCan() throws IOException {
        var store = new DirectoryStore(directory.resolve("data/files"));
        StoreOpening.open(store, () -> false);
        assertTrue(store.isBegun());
        var file = Files.createFile(directory.resolve("no directory"));
        var none = new DirectoryStore(file.resolve("files"));
        StoreOpening.open(none, () -> false);
        assertFalse(none.isBegun());
    }
}
