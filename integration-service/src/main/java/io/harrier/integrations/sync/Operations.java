package io.harrier.integrations.sync;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;

import io.harrier.platform.paging.Conditions;
import io.harrier.platform.paging.Cursor;
import io.harrier.platform.paging.PageRequest;
import io.harrier.platform.problem.NotFound;
import io.harrier.platform.storage.Times;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

/** The rows of runs and imports, and what belongs to them. */
@Singleton
class Operations implements PanacheRepositoryBase<Operation, UUID> {

    static final String NEWEST = "-id";

    private static final String CHUNKS = "select chunk from import_chunks where operation_id = ?1";
    private static final String FORGET_CHUNKS = "delete from import_chunks where operation_id = ?1";
    private static final String WATERMARK = "select watermark from sync_watermarks where external_system_id = ?1 and entity_type = ?2";
    private static final String MOVE_WATERMARK = """
        insert into sync_watermarks (external_system_id, entity_type, watermark) values (?1, ?2, ?3)
        on conflict (tenant_id, external_system_id, entity_type)
        do update set watermark = greatest(sync_watermarks.watermark, excluded.watermark)""";

    Uni<SyncRun> run(UUID id) {
        return find("from SyncRun where id = ?1", id).<SyncRun>firstResult().onItem().ifNull()
                .failWith(() -> new NotFound("sync run", id));
    }

    Uni<SyncRun> lockedRun(UUID id) {
        return find("from SyncRun where id = ?1", id).withLock(LockModeType.PESSIMISTIC_WRITE).<SyncRun>firstResult().onItem()
                .ifNull().failWith(() -> new NotFound("sync run", id));
    }

    Uni<SyncRun> liveRun(UUID system) {
        return find("from SyncRun where systemId = ?1 and status in ?2", system,
                List.of(OperationStatus.PENDING, OperationStatus.RUNNING))
                .firstResult();
    }

    /** Runs, the newest first; one row more than the page holds. */
    Uni<List<SyncRun>> runs(UUID system, OperationStatus status, PageRequest page) {
        var after = Cursor.decode(page.cursor, NEWEST, 1);
        var conditions = new Conditions().with("systemId = :system", "system", system)
                .with("status = :status", "status", status)
                .with("updatedAt >= :since", "since", page.updatedSince)
                .with("id < :after", "after", after == null ? null : after.id(0));
        return find("from SyncRun where " + conditions.text() + " order by id desc", conditions.values()).<SyncRun>page(0,
                page.limit + 1).list();
    }

    /** The imports of a run, in their order. */
    Uni<List<ImportOperation>> imports(UUID run) {
        return imports(List.of(run));
    }

    Uni<List<ImportOperation>> imports(List<UUID> runs) {
        return find("from ImportOperation where runId in ?1 order by runId, kind", runs).list();
    }

    Uni<ImportOperation> lockedImport(UUID id) {
        return find("from ImportOperation where id = ?1", id).withLock(LockModeType.PESSIMISTIC_WRITE).firstResult();
    }

    Uni<Set<Integer>> chunks(UUID operation) {
        return Panache.getSession().chain(session -> session.<Integer>createNativeQuery(CHUNKS).setParameter(1, operation)
                .getResultList()).map(chunks -> chunks.stream().collect(Collectors.toUnmodifiableSet()));
    }

    Uni<Integer> forgetChunks(UUID operation) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(FORGET_CHUNKS).setParameter(1, operation).executeUpdate());
    }

    /** Null where nothing of the kind was ever imported whole. */
    Uni<Instant> watermark(UUID system, ImportKind kind) {
        return Panache.getSession().chain(session -> session.createNativeQuery(WATERMARK).setParameter(1, system)
                .setParameter(2, kind.wire).getSingleResultOrNull()).map(Times::instant);
    }

    Uni<Integer> moveWatermark(UUID system, ImportKind kind, Instant to) {
        return Panache.getSession().chain(session -> session.createNativeQuery(MOVE_WATERMARK).setParameter(1, system)
                .setParameter(2, kind.wire).setParameter(3, to).executeUpdate());
    }
}
