package io.harrier.integrations.sync;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.harrier.platform.http.Located;
import io.harrier.platform.http.Versioned;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** A run of a synchronization as clients see it. */
@RegisterForReflection
public record SyncRunView(
        UUID id,
        long version,
        UUID systemId,
        SyncTrigger trigger,
        OperationStatus status,
        Progress progress,
        List<ImportView> imports,
        @Schema(description = "Why it failed or was cancelled") String detail,
        Instant createdAt,
        String createdBy,
        String createdByName,
        Instant startedAt,
        Instant finishedAt,
        Instant updatedAt) implements Versioned, Located {

    /** One address for a run, whichever system it is of. */
    @Override
    public String location(String madeAt) {
        return "/api/v1/sync-runs/" + id;
    }

    /** Chunks stored, of those known so far: the total grows while the other side still makes them. */
    @RegisterForReflection
    public record Progress(int done, int total) {
    }

    /** One import of the run; {@code detail} while it is live says what the last attempt failed with. */
    @RegisterForReflection
    public record ImportView(UUID id, ImportKind kind, OperationStatus status, Progress progress, Counts records,
            @Schema(description = "Failures in a row") int attempts,
            @Schema(description = "Exports it had the other side make; more than one where they were not whole") int exports,
            Instant nextRunAt,
            @Schema(description = "Records changed since then; absent for all") Instant since, String detail, Instant startedAt,
            Instant finishedAt) {

        static ImportView of(ImportOperation it) {
            return new ImportView(it.id, it.kind, it.status, new Progress(it.chunksDone, it.chunksTotal), it.counts(),
                    it.attempts, it.exportsBegun, it.nextRunAt, it.changedSince, it.detail, it.startedAt, it.finishedAt);
        }
    }

    static SyncRunView of(SyncRun run, List<ImportOperation> imports) {
        long version = run.version + imports.stream().mapToLong(it -> it.version).sum();
        var progress = new Progress(imports.stream().mapToInt(it -> it.chunksDone).sum(),
                imports.stream().mapToInt(it -> it.chunksTotal).sum());
        var updated = imports.stream().map(it -> it.updatedAt).reduce(run.updatedAt, (a, b) -> a.isAfter(b) ? a : b);
        return new SyncRunView(run.id, version, run.systemId, run.trigger, run.status, progress,
                imports.stream().map(ImportView::of).toList(), run.detail, run.createdAt, run.createdBy, run.createdByName,
                run.startedAt, run.finishedAt, updated);
    }
}
