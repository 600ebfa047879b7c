package io.harrier.integrations.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import io.harrier.platform.access.Caller;
import io.harrier.platform.problem.IllegalMove;

class ImportOperationTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Patience PATIENCE = new Patience(Duration.ofSeconds(5), 3);

    private final Caller caller = Caller.job(UUID.randomUUID(), "sync");
    private final SyncRun run = new SyncRun(UUID.randomUUID(), UUID.randomUUID(), SyncTrigger.MANUAL, caller, NOW);
    private final ImportOperation operation = new ImportOperation(UUID.randomUUID(), run, ImportKind.ASSETS, null, 4, caller,
            NOW);

    @Test
    void aFailureThatMayPassIsTriedLaterAndLater() {
        operation.retry("away", PATIENCE, NOW);
        assertEquals(NOW.plusSeconds(5), operation.nextRunAt);
        operation.retry("away", PATIENCE, NOW);
        assertEquals(NOW.plusSeconds(10), operation.nextRunAt);
        operation.retry("away", PATIENCE, NOW);
        assertEquals(NOW.plusSeconds(20), operation.nextRunAt);
        assertTrue(operation.live());
        operation.retry("away", PATIENCE, NOW);
        assertEquals(OperationStatus.FAILED, operation.status);
        assertEquals("Failed 4 times: away", operation.detail);
        assertNull(operation.nextRunAt);
    }

    @Test
    void theWaitHasAnEnd() {
        var patient = new ImportOperation(UUID.randomUUID(), run, ImportKind.ASSETS, null, 50, caller, NOW);
        for (int i = 0; i < 40; i++) {
            patient.retry("away", PATIENCE, NOW);
        }
        assertEquals(NOW.plus(Duration.ofMinutes(15)), patient.nextRunAt);
    }

    @Test
    void beingThrottledIsNoFailure() {
        Next.throttled(Duration.ofSeconds(30)).apply(operation, PATIENCE, NOW);
        assertEquals(0, operation.attempts);
        assertEquals(NOW.plusSeconds(30), operation.nextRunAt);
        assertNull(operation.leaseId);
    }

    @Test
    void startingOverForgetsTheExport() {
        Next.exporting("e1", NOW).apply(operation, PATIENCE, NOW);
        operation.chunksDone = 3;
        operation.received = 30;
        operation.unchanged = 10;
        operation.created = 20;
        Next.startOver("gone").apply(operation, PATIENCE, NOW);
        assertNull(operation.exportId);
        assertEquals(0, operation.chunksDone);
        assertEquals(new Counts(0, 20, 0, 0, 0, 0), operation.counts());
        assertEquals(NOW.plusSeconds(5), operation.nextRunAt);
    }

    @Test
    void exportsThatAreNeverWholeEndItThoughTheirChunksAreStored() {
        for (int export = 1; export <= 3; export++) {
            Next.exporting("e" + export, NOW).apply(operation, PATIENCE, NOW);
            // What storing a chunk does.
            operation.attempts = 0;
            assertTrue(operation.live());
            Next.startOver("A chunk is missing").apply(operation, PATIENCE, NOW);
        }
        assertEquals(OperationStatus.FAILED, operation.status);
        assertEquals("None of 3 exports was whole. The last: A chunk is missing", operation.detail);
        assertEquals(3, operation.exportsBegun);
    }

    @Test
    void theNextExportIsAskedForLaterAndLater() {
        Next.exporting("e1", NOW).apply(operation, PATIENCE, NOW);
        Next.startOver("gone").apply(operation, PATIENCE, NOW);
        Next.exporting("e2", NOW).apply(operation, PATIENCE, NOW);
        Next.startOver("gone").apply(operation, PATIENCE, NOW);
        assertEquals(NOW.plusSeconds(10), operation.nextRunAt);
    }

    @Test
    void whereThereIsNoExportToGiveUpItIsAFailureLikeOthers() {
        Next.startOver("It answered 404").apply(operation, PATIENCE, NOW);
        assertEquals(1, operation.attempts);
    }

    @Test
    void onlyTheHolderOfTheLastLeaseHoldsIt() {
        operation.leaseId = UUID.randomUUID();
        assertTrue(operation.heldBy(operation.leaseId));
        assertFalse(operation.heldBy(UUID.randomUUID()));
        Next.complete(1).apply(operation, PATIENCE, NOW);
        assertEquals(OperationStatus.SUCCEEDED, operation.status);
        assertFalse(operation.heldBy(UUID.randomUUID()));
    }

    @Test
    void whatHasEndedStaysAsItEnded() {
        Next.fail("refused").apply(operation, PATIENCE, NOW);
        assertThrows(IllegalMove.class, () -> operation.end(OperationStatus.CANCELLED, null, NOW));
        assertEquals("refused", operation.detail);
    }
}
