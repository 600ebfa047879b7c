package io.harrier.integrations.sync;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import io.harrier.integrations.IntegrationsConfig;
import io.harrier.integrations.system.ExternalSystem;
import io.harrier.integrations.system.ExternalSystems;
import io.harrier.platform.access.CurrentCaller;
import io.harrier.platform.audit.Audit;
import io.harrier.platform.ids.Ids;
import io.harrier.platform.paging.Cursor;
import io.harrier.platform.paging.Page;
import io.harrier.platform.paging.PageRequest;
import io.harrier.platform.problem.Conflict;
import io.harrier.platform.problem.RuleBroken;
import io.harrier.platform.tenancy.TenantTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** Runs of synchronizations: begun by people or by schedule, one at a time per system, shown, cancelled. */
@ApplicationScoped
@TenantTransaction
class SyncRuns {

    private static final String SUBJECT = "sync_run";

    private final Operations operations;
    private final ExternalSystems systems;
    private final Connectors connectors;
    private final RunEnding ending;
    private final CurrentCaller current;
    private final Audit audit;
    private final Clock clock;
    private final Ids ids;
    private final IntegrationsConfig.Sync config;

    SyncRuns(Operations operations, ExternalSystems systems, Connectors connectors, RunEnding ending, CurrentCaller current,
            Audit audit,
            Clock clock, Ids ids, IntegrationsConfig config) {
        this.operations = operations;
        this.systems = systems;
        this.connectors = connectors;
        this.ending = ending;
        this.current = current;
        this.audit = audit;
        this.clock = clock;
        this.ids = ids;
        this.config = config.sync();
    }

    Uni<Page<SyncRunView>> list(UUID system, OperationStatus status, PageRequest page) {
        return operations.runs(system, status, page)
                .chain(runs -> operations.imports(runs.stream().map(run -> run.id).toList()).map(imports -> {
                    var byRun = imports.stream().collect(Collectors.groupingBy(it -> it.runId));
                    return Page.of(runs, page.limit, run -> SyncRunView.of(run, byRun.getOrDefault(run.id, List.of())),
                            run -> Cursor.of(Operations.NEWEST, run.id));
                }));
    }

    /** Runs of one system; a 404 where there is no such system. */
    Uni<Page<SyncRunView>> ofSystem(UUID system, OperationStatus status, PageRequest page) {
        return systems.found(system).chain(found -> list(system, status, page));
    }

    Uni<SyncRunView> get(UUID id) {
        return operations.run(id).chain(this::view);
    }

    /** Begins a run by hand; a full one asks for everything, whatever was imported before. */
    Uni<SyncRunView> start(UUID systemId, boolean full) {
        return systems.locked(systemId).invoke(this::checkReady).call(system -> operations.liveRun(systemId).invoke(live -> {
            if (live != null) {
                throw new Conflict("A run of '" + system.name() + "' is going on: " + live.id);
            }
        })).chain(system -> begin(system, SyncTrigger.MANUAL, full)).chain(this::view);
    }

    /** Begins a run if the system is still due; a system that can't be synchronized, or is being, waits for its next turn. */
    Uni<Void> startDue(UUID systemId) {
        Instant now = clock.instant();
        return systems.locked(systemId).chain(system -> {
            if (!system.due(now)) {
                return Uni.createFrom().voidItem();
            }
            return operations.liveRun(systemId).chain(live -> live != null || !ready(system)
                    ? systems.scheduleNext(system, now)
                    : begin(system, SyncTrigger.SCHEDULE, false).replaceWithVoid());
        });
    }

    /** Lets the next turn of a system be one interval from now, as if it had had its turn. */
    Uni<Void> putOff(UUID systemId) {
        return systems.found(systemId).chain(system -> systems.scheduleNext(system, clock.instant()));
    }

    Uni<SyncRunView> cancel(UUID id) {
        Instant now = clock.instant();
        String by = "Cancelled by " + current.get().name();
        return operations.lockedRun(id).call(run -> operations.imports(id)
                .chain(imports -> ending.end(run, OperationStatus.CANCELLED, by, imports, now))).call(operations::flush)
                .chain(this::view);
    }

    private Uni<SyncRun> begin(ExternalSystem system, SyncTrigger trigger, boolean full) {
        Instant now = clock.instant();
        var run = new SyncRun(ids.next(), system.id(), trigger, current.get(), now);
        return operations.persist(run)
                .chain(() -> Multi.createFrom().items(ImportKind.values()).onItem()
                        .transformToUniAndConcatenate(kind -> add(run, system, kind, full, now)).collect().asList())
                .call(operations::flush).chain(() -> systems.scheduleNext(system, now))
                .chain(() -> audit.record("sync_run_started", SUBJECT, run.id,
                        Map.of("systemId", system.id(), "trigger", trigger, "full", full)))
                .replaceWith(run);
    }

    private Uni<Operation> add(SyncRun run, ExternalSystem system, ImportKind kind, boolean full, Instant now) {
        return operations.watermark(system.id(), kind).chain(watermark -> {
            Instant since = full || watermark == null ? null : watermark.minus(config.overlap());
            var operation = new ImportOperation(ids.next(), run, kind, since, system.maxAttempts(), current.get(), now);
            if (kind == ImportKind.values()[0]) {
                operation.due(now);
            }
            return operations.persist(operation);
        });
    }

    private boolean ready(ExternalSystem system) {
        return system.active() && system.hasCredentials() && connectors.of(system.type()).isPresent();
    }

    private void checkReady(ExternalSystem system) {
        if (connectors.of(system.type()).isEmpty()) {
            throw new RuleBroken("/type", "Harrier does not synchronize systems of type " + system.type().wire);
        }
        if (!system.active()) {
            throw new RuleBroken("/active", "'" + system.name() + "' is retired");
        }
        if (!system.hasCredentials()) {
            throw new RuleBroken("/credentials", "'" + system.name() + "' has no credentials");
        }
    }

    private Uni<SyncRunView> view(SyncRun run) {
        return operations.imports(run.id).map(imports -> SyncRunView.of(run, imports));
    }
}
