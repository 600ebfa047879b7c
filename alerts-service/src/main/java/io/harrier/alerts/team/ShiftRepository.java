package io.harrier.alerts.team;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import io.harrier.platform.paging.Cursor;
import io.harrier.platform.paging.Page;
import io.harrier.platform.paging.PageRequest;
import io.harrier.platform.problem.NotFound;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

@ApplicationScoped
class ShiftRepository implements PanacheRepositoryBase<Shift, UUID> {

    /** More a tenant may not have: all of them are looked at when one ends. */
    static final int MOST = 500;
    private static final String SORT = "id";

    Uni<Shift> get(UUID id) {
        return findById(id).onItem().ifNull().failWith(() -> new NotFound("shift", id));
    }

    Uni<Shift> lock(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE).onItem().ifNull().failWith(() -> new NotFound("shift", id));
    }

    Uni<List<Shift>> enabled() {
        return find("enabled = true order by id").range(0, MOST).list();
    }

    /** Those that a change of a team concerns. */
    Uni<List<Shift>> lockEnabled(UUID team) {
        return find("teamId = ?1 and enabled = true order by id", team).range(0, MOST)
                .withLock(LockModeType.PESSIMISTIC_WRITE).list();
    }

    Uni<Boolean> isNamed(UUID team, String name, UUID but) {
        return count("teamId = ?1 and name = ?2 and id <> ?3", team, name, but).map(known -> known > 0);
    }

    Uni<Page<ShiftView>> list(UUID team, PageRequest page, Instant now) {
        var after = Cursor.decode(page.cursor, SORT, 1);
        var from = after == null ? new UUID(0, 0) : after.id(0);
        var since = page.updatedSince == null ? Instant.EPOCH : page.updatedSince;
        var found = team == null
                ? find("id > ?1 and updatedAt >= ?2 order by id", from, since)
                : find("id > ?1 and updatedAt >= ?2 and teamId = ?3 order by id", from, since, team);
        return found.range(0, page.limit).list()
                .map(rows -> Page.of(rows, page.limit, shift -> ShiftView.of(shift, now), shift -> Cursor.of(SORT, shift.id)));
    }
}
