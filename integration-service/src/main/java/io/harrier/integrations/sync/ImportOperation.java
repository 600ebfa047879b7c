package io.harrier.integrations.sync;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

import io.harrier.platform.access.Caller;

/**
 * The import of one kind of record: a row that a replica claims, works on for a while, and puts back with a time to go on. While
 * it is claimed the next run is the end of the lease.
 */
@Entity
@DiscriminatorValue("import")
public class ImportOperation extends Operation {

    @Column(name = "parent_id")
    UUID runId;
    @Enumerated(EnumType.STRING)
    @Column(name = "entity_type")
    ImportKind kind;
    int attempts;
    @Column(name = "max_attempts")
    Integer maxAttempts;
    @Column(name = "next_run_at")
    Instant nextRunAt;
    @Column(name = "lease_id")
    UUID leaseId;
    @Column(name = "changed_since")
    Instant changedSince;
    @Column(name = "covers_until")
    Instant coversUntil;
    @Column(name = "export_id")
    String exportId;
    @Column(name = "exports_begun")
    int exportsBegun;
    @Column(name = "chunks_done")
    int chunksDone;
    @Column(name = "chunks_total")
    int chunksTotal;
    int received;
    int created;
    int updated;
    int unchanged;
    int fixed;
    int rejected;

    protected ImportOperation() {
    }

    /** @param since null to import everything */
    ImportOperation(UUID id, SyncRun run, ImportKind kind, Instant since, int maxAttempts, Caller by, Instant now) {
        super(id, run.systemId, by, now);
        this.runId = run.id;
        this.kind = kind;
        this.changedSince = since;
        this.maxAttempts = maxAttempts;
        this.priority = run.priority;
    }

    /** Its turn has come. */
    void due(Instant now) {
        nextRunAt = now;
        updatedAt = now;
    }

    /** Goes on with it: the hold is good until then. */
    void hold(Instant until) {
        nextRunAt = until;
    }

    boolean heldBy(UUID lease) {
        return live() && lease.equals(leaseId);
    }

    /**
     * The other side makes an export for this.
     *
     * @param coversFrom the time up to which the export surely holds every change
     */
    void exporting(String export, Instant coversFrom) {
        exportId = export;
        coversUntil = coversFrom;
        exportsBegun++;
        chunksDone = 0;
        chunksTotal = 0;
    }

    /** How many chunks there are to store, as far as is known. */
    void expect(int chunks) {
        chunksTotal = Math.max(chunksTotal, chunks);
    }

    /** Nothing can be done until then. */
    void waitUntil(Instant then) {
        nextRunAt = then;
        leaseId = null;
    }

    /** Something failed that may pass: again later, later each time, until it has failed too often. */
    void retry(String why, Patience patience, Instant now) {
        attempts++;
        if (attempts >= maxAttempts) {
            end(OperationStatus.FAILED, "Failed " + attempts + " times: " + why, now);
            return;
        }
        later(why, patience.after(attempts), now);
    }

    /**
     * The export is of no use any more: another one, from its first chunk, later each time, until there were too many. Stored
     * chunks of the old one say nothing about the new one, so they don't begin the count anew as they do for failures in a row.
     */
    void startOver(String why, Patience patience, Instant now) {
        if (exportId == null) {
            retry(why, patience, now);
            return;
        }
        if (exportsBegun >= patience.mostExports()) {
            end(OperationStatus.FAILED, "None of " + exportsBegun + " exports was whole. The last: " + why, now);
            return;
        }
        exportId = null;
        coversUntil = null;
        chunksDone = 0;
        chunksTotal = 0;
        // The new export tells them again; what was created, updated or fixed remains so.
        received = 0;
        unchanged = 0;
        rejected = 0;
        later(why, patience.after(exportsBegun), now);
    }

    private void later(String why, Duration wait, Instant now) {
        detail = why;
        updatedAt = now;
        waitUntil(now.plus(wait));
    }

    @Override
    void end(OperationStatus how, String why, Instant now) {
        super.end(how, why, now);
        nextRunAt = null;
        leaseId = null;
    }

    Counts counts() {
        return new Counts(received, created, updated, unchanged, fixed, rejected);
    }
}
