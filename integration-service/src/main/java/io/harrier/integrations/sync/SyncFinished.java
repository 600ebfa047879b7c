package io.harrier.integrations.sync;

import java.time.Instant;
import java.util.UUID;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** Payload of {@code sync.finished}: one import of a run has ended. */
@RegisterForReflection
public record SyncFinished(UUID syncId, UUID systemId, String systemName, ImportKind kind, OperationStatus status,
        Instant startedAt,
        Instant finishedAt, Counts records, String detail) {

    static SyncFinished of(ImportOperation it, String systemName) {
        return new SyncFinished(it.runId, it.systemId, systemName, it.kind, it.status, it.startedAt, it.finishedAt, it.counts(),
                it.detail);
    }
}
