package io.harrier.integrations.sync;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.inject.Singleton;

import io.harrier.integrations.system.ExternalSystems;
import io.harrier.platform.audit.Audit;
import io.harrier.platform.events.EventType;
import io.harrier.platform.events.Outbox;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** What follows when an import or a run ends: the watermark, the next import, the announcement, the audit entry. */
@Singleton
class RunEnding {

    static final EventType FINISHED = EventType.of("integrations", "sync.finished");

    private final Operations operations;
    private final ExternalSystems systems;
    private final Outbox outbox;
    private final Audit audit;

    RunEnding(Operations operations, ExternalSystems systems, Outbox outbox, Audit audit) {
        this.operations = operations;
        this.systems = systems;
        this.outbox = outbox;
        this.audit = audit;
    }

    /** An import of the run has ended: the next one's turn, or the end of the run. */
    Uni<Void> importEnded(SyncRun run, ImportOperation ended, Instant now) {
        Uni<?> moved = ended.status == OperationStatus.SUCCEEDED ? moveWatermark(ended) : Uni.createFrom().voidItem();
        return moved.chain(() -> announce(ended)).chain(() -> operations.imports(run.id))
                .chain(imports -> goOn(run, ended, imports, now));
    }

    /** Unless the system is another since: what was imported says nothing about that one. */
    private Uni<?> moveWatermark(ImportOperation ended) {
        return systems.locked(ended.systemId).chain(system -> system.connectedAfter(ended.createdAt)
                ? Uni.createFrom().voidItem()
                : operations.moveWatermark(ended.systemId, ended.kind, ended.coversUntil).replaceWithVoid());
    }

    /** The run is over, for all its imports that have not ended by themselves. */
    Uni<Void> end(SyncRun run, OperationStatus how, String why, List<ImportOperation> imports, Instant now) {
        List<ImportOperation> left = imports.stream().filter(Operation::live).toList();
        left.forEach(it -> it.end(OperationStatus.CANCELLED, why, now));
        run.end(how, why, now);
        return Multi.createFrom().iterable(left).onItem().transformToUniAndConcatenate(this::announce).collect().asList()
                .chain(() -> systems.syncEnded(run.systemId, now, how.wire))
                .chain(() -> audit.record("sync_run_finished", "sync_run", run.id,
                        Map.of("status", how, "systemId", run.systemId)));
    }

    private Uni<Void> goOn(SyncRun run, ImportOperation ended, List<ImportOperation> imports, Instant now) {
        if (ended.status != OperationStatus.SUCCEEDED) {
            return end(run, OperationStatus.FAILED, "The import of " + ended.kind.wire + " failed: " + ended.detail, imports,
                    now);
        }
        Optional<ImportOperation> next = imports.stream().filter(Operation::live).findFirst();
        if (next.isEmpty()) {
            return end(run, OperationStatus.SUCCEEDED, null, imports, now);
        }
        next.get().due(now);
        return Uni.createFrom().voidItem();
    }

    private Uni<Void> announce(ImportOperation ended) {
        return systems.found(ended.systemId)
                .chain(system -> outbox.announce(FINISHED, ended.runId, SyncFinished.of(ended, system.name())));
    }
}
