package io.harrier.integrations.sync;

import java.util.UUID;

/** A replica's hold on an import. The id is new with every claim: who holds an old one can't write any more. */
public record Lease(UUID tenantId, UUID runId, UUID operationId, UUID id) {
}
