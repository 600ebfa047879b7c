package io.harrier.incidents.evidence;

import static io.harrier.incidents.evidence.EvidenceFixture.bytes;
import static io.harrier.incidents.evidence.EvidenceFixture.sha256;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.harrier.incidents.IncidentsFixture;
import io.harrier.platform.testing.HarrierServers;
import io.harrier.platform.testing.TestSql;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** A store that takes nothing for a while, and one that does not give back what it took. */
@QuarkusTest
@WithTestResource(HarrierServers.class)
class StoreOutageTest {

    private EvidenceFixture evidence;
    private final TestSql owner = TestSql.as("incidents_owner");

    @BeforeEach
    void anIncident() {
        evidence = EvidenceFixture.fresh();
    }

    private static UUID id(String upload) {
        return UUID.fromString(upload.substring(upload.lastIndexOf('/') + 1));
    }

    /** Where the items' files go, so that none can be put there. */
    private Path files() {
        return Path.of("target/files", evidence.tenant.id().toString(), "evidence");
    }

    private void failsAgain(String upload, int times) {
        owner.update("update evidence_uploads set due_at = now() where id = ?", id(upload));
        await().until(() -> owner.value(Boolean.class,
                "select attempts = ? and failure is not null and due_at > now() + interval '30 seconds' from evidence_uploads where id = ?",
                times, id(upload)));
    }

    private long alarms() {
        return IncidentsFixture.of(evidence.tenant).timeline(evidence.incident).stream().filter("Evidence not stored"::equals)
                .count();
    }

    @Test
    void whatHasComeWaitsForTheStoreHoweverLongItIsAway() throws IOException {
        var item = evidence.taken(Map.of());
        var bytes = bytes(200_000);
        var upload = evidence.begun(item, bytes.length);
        Files.createDirectories(files().getParent());
        Files.createFile(files());
        evidence.send(upload, 0, bytes).then().statusCode(204);
        await().until(() -> owner.value(String.class, "select failure from evidence_uploads where id = ?", id(upload)) != null);
        evidence.analyst().delete(upload).then().statusCode(409);
        owner.update("update evidence_uploads set attempts = 3 where id = ?", id(upload));
        failsAgain(upload, 4);
        assertEquals(0, alarms());
        for (int times = 5; times <= 7; times++) {
            failsAgain(upload, times);
            assertEquals(1, alarms());
        }
        assertTrue(
                owner.value(Boolean.class, "select due_at > now() + interval '50 minutes' from evidence_uploads where id = ?",
                        id(upload)));
        evidence.analyst().get(upload).then().body("state", startsWith("received")).body("failure", startsWith("The store"));
        Files.delete(files());
        owner.update("update evidence_uploads set due_at = now() where id = ?", id(upload));
        evidence.awaitStored(item);
        assertEquals(sha256(bytes), evidence.shown(item).getString("file.sha256"));
        assertNull(evidence.analyst().get(upload).path("failure"));
        assertEquals(List.of("collected", "stored"), evidence.ledger(item));
    }

    @Test
    void whatTheStoreGivesBackInAnotherLengthIsNoFile() throws IOException {
        var item = evidence.taken(Map.of());
        var upload = evidence.begun(item, 100_000);
        evidence.send(upload, 0, bytes(60_000)).then().statusCode(204);
        Path cut;
        try (var pieces = Files.list(files().resolveSibling("uploads").resolve(id(upload).toString()))) {
            cut = pieces.findFirst().orElseThrow();
        }
        var whole = Files.readAllBytes(cut);
        Files.write(cut, new byte[whole.length - 1]);
        evidence.send(upload, 60_000, bytes(40_000)).then().statusCode(204);
        await().until(() -> evidence.analyst().get(upload).path("failure") != null);
        assertEquals("none", evidence.shown(item).getString("contentState"));
        owner.update("update evidence_uploads set attempts = 4 where id = ?", id(upload));
        failsAgain(upload, 5);
        assertEquals(1, alarms());
        Files.write(cut, whole);
        owner.update("update evidence_uploads set due_at = now() where id = ?", id(upload));
        evidence.awaitStored(item);
    }

    /** As where the directory is not mounted. */
    @Test
    void withoutItsMarkerNothingIsTakenAndNothingIsCalledDeleted() throws IOException {
        var item = evidence.stored(Map.of(), bytes(1000));
        var upload = evidence.begun(evidence.taken(Map.of()), 1000);
        var mounted = Path.of("target/files");
        var away = Path.of("target/files-not-mounted");
        assertTrue(Files.exists(mounted.resolve("harrier-files")), "made at the first start");
        Files.move(mounted, away);
        try {
            evidence.send(upload, 0, bytes(1000)).then().statusCode(503);
            evidence.download(item).then().statusCode(503);
            assertFalse(Files.exists(mounted));
        } finally {
            Files.move(away, mounted);
        }
        evidence.send(upload, 0, bytes(1000)).then().statusCode(204);
        evidence.download(item).then().statusCode(200);
        assertEquals(List.of("collected", "stored", "accessed"), evidence.ledger(item));
    }
}
