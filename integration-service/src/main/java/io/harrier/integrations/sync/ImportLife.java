package io.harrier.integrations.sync;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;

import io.harrier.integrations.IntegrationsConfig;
import io.harrier.integrations.system.ExternalSystem;
import io.harrier.integrations.system.ExternalSystems;
import io.harrier.platform.tenancy.TenantTransaction;
import io.smallrye.mutiny.Uni;

/**
 * Takes a claimed import up and puts it down again, one transaction each. Rows are locked run first, then import: everybody who
 * changes both does it in this order.
 */
@ApplicationScoped
@TenantTransaction
class ImportLife {

    private final Operations operations;
    private final ExternalSystems systems;
    private final RunEnding ending;
    private final Clock clock;
    private final Duration hold;
    private final Patience patience;

    ImportLife(Operations operations, ExternalSystems systems, RunEnding ending, Clock clock, IntegrationsConfig config) {
        this.operations = operations;
        this.systems = systems;
        this.ending = ending;
        this.clock = clock;
        this.hold = config.sync().lease();
        this.patience = new Patience(config.sync().retryAfter(), config.sync().exports());
    }

    /** What the connector needs to know; fails with {@link LeaseLost} where there is nothing to do any more. */
    Uni<ImportJob> take(Lease lease) {
        Instant now = clock.instant();
        return operations.lockedRun(lease.runId()).invoke(run -> run.begin(now)).chain(() -> held(lease))
                .invoke(operation -> operation.begin(now))
                .chain(operation -> systems.found(operation.systemId)
                        .map(system -> unchanged(active(system), operation)).chain(systems::connection)
                        .chain(connection -> operations.chunks(operation.id).map(chunks -> new ImportJob(lease, operation.kind,
                                connection, operation.changedSince, operation.startedAt, operation.exportId, chunks))));
    }

    /** Writes down how it goes on. True: at once, and the lease is good for it. */
    Uni<Boolean> put(Lease lease, Next next) {
        Instant now = clock.instant();
        return operations.lockedRun(lease.runId()).chain(run -> held(lease).chain(operation -> {
            next.apply(operation, patience, now);
            if (!operation.live()) {
                return ending.importEnded(run, operation, now).replaceWith(false);
            }
            if (next.atOnce()) {
                operation.hold(now.plus(hold));
            }
            return operation.exportId == null
                    ? operations.forgetChunks(operation.id).replaceWith(next.atOnce())
                    : Uni.createFrom().item(next.atOnce());
        }));
    }

    private Uni<ImportOperation> held(Lease lease) {
        return operations.lockedImport(lease.operationId()).invoke(operation -> {
            if (operation == null || !operation.heldBy(lease.id())) {
                throw new LeaseLost(lease);
            }
        });
    }

    /** An export of the one Tenable is none of the other, and what changed since is not all of it. */
    private static ExternalSystem unchanged(ExternalSystem system, Operation operation) {
        if (system.connectedAfter(operation.createdAt)) {
            throw new NotReady("The address or the credentials of '" + system.name() + "' were changed while it ran");
        }
        return system;
    }

    private static ExternalSystem active(ExternalSystem system) {
        if (!system.active()) {
            throw new NotReady("'" + system.name() + "' is retired");
        }
        return system;
    }
}
