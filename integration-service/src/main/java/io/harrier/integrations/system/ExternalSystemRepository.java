package io.harrier.integrations.system;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;

import io.harrier.platform.paging.Cursor;
import io.harrier.platform.paging.PageRequest;
import io.harrier.platform.problem.NotFound;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

/** The tenant's external systems. */
@Singleton
class ExternalSystemRepository implements PanacheRepositoryBase<ExternalSystem, UUID> {

    static final String BY_NAME = "name";
    static final String BY_CHANGE = "updatedAt";

    private static final String USED = "select exists (select from integration_operations where external_system_id = ?1)";
    private static final String FORGET_WATERMARKS = "delete from sync_watermarks where external_system_id = ?1";
    private static final String SCHEDULE = "update external_systems set next_sync_at = cast(?2 as timestamptz) where id = ?1";
    private static final String ENDED = "update external_systems set last_sync_at = ?2, last_sync_status = ?3 where id = ?1";

    Uni<ExternalSystem> found(UUID id) {
        return findById(id).onItem().ifNull().failWith(() -> new NotFound("external system", id));
    }

    Uni<ExternalSystem> locked(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE).onItem().ifNull()
                .failWith(() -> new NotFound("external system", id));
    }

    /** One row more than the page holds; by name, or by change where only changes are asked for. */
    Uni<List<ExternalSystem>> list(PageRequest page) {
        var sort = page.updatedSince == null ? BY_NAME : BY_CHANGE;
        var after = Cursor.decode(page.cursor, sort, 2);
        if (page.updatedSince != null) {
            var rows = after == null
                    ? find("updatedAt >= ?1 order by updatedAt, id", page.updatedSince)
                    : find("(updatedAt > ?1 or (updatedAt = ?1 and id > ?2)) order by updatedAt, id", after.instant(0),
                            after.id(1));
            return rows.page(0, page.limit + 1).list();
        }
        var rows = after == null
                ? find("order by name, id")
                : find("(name > ?1 or (name = ?1 and id > ?2)) order by name, id", after.text(0), after.id(1));
        return rows.page(0, page.limit + 1).list();
    }

    Uni<Boolean> nameTaken(String name, UUID byAnother) {
        return count("name = ?1 and id <> ?2", name, byAnother).map(others -> others > 0);
    }

    /** Whether anything was ever done with it. */
    Uni<Boolean> used(UUID id) {
        return Panache.getSession()
                .chain(session -> session.<Boolean>createNativeQuery(USED).setParameter(1, id).getSingleResult());
    }

    /** The next synchronization asks for everything. */
    Uni<Void> forgetWatermarks(UUID id) {
        return Panache.getSession().chain(session -> session.createNativeQuery(FORGET_WATERMARKS).setParameter(1, id)
                .executeUpdate()).replaceWithVoid();
    }

    /** Notes when the next synchronization is due; no new version. */
    Uni<Void> schedule(UUID id, Instant next) {
        return Panache.getSession().chain(session -> session.createNativeQuery(SCHEDULE).setParameter(1, id)
                .setParameter(2, next).executeUpdate()).replaceWithVoid();
    }

    /** Notes how the last synchronization ended; no new version. */
    Uni<Void> ended(UUID id, Instant at, String status) {
        return Panache.getSession().chain(session -> session.createNativeQuery(ENDED).setParameter(1, id).setParameter(2, at)
                .setParameter(3, status).executeUpdate()).replaceWithVoid();
    }
}
