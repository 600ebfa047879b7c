package io.harrier.integrations.sync;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

import io.harrier.integrations.system.Connection;

/**
 * An import as its connector sees it.
 *
 * @param since records changed since then; null for all
 * @param begun when the import was first worked on
 * @param exportId the export at the other side; null while there is none
 * @param stored the chunks of that export that are stored already
 */
public record ImportJob(Lease lease, ImportKind kind, Connection connection, Instant since, Instant begun, String exportId,
        Set<Integer> stored) {

    public UUID runId() {
        return lease.runId();
    }

    public UUID id() {
        return lease.operationId();
    }

    public Duration age(Instant now) {
        return Duration.between(begun, now);
    }
}
