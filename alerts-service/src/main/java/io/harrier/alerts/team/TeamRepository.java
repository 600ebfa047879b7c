package io.harrier.alerts.team;

import java.time.Instant;
import java.util.Collection;
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
class TeamRepository implements PanacheRepositoryBase<Team, UUID> {

    private static final String SORT = "name";

    Uni<Team> get(UUID id) {
        return findById(id).onItem().ifNull().failWith(() -> new NotFound("team", id));
    }

    Uni<Team> lock(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE).onItem().ifNull().failWith(() -> new NotFound("team", id));
    }

    /** Whether a team other than the one given has this name. */
    Uni<Boolean> isNamed(String name, UUID but) {
        return count("name = ?1 and id <> ?2", name, but).map(known -> known > 0);
    }

    Uni<List<Team>> list(Collection<UUID> ids) {
        return find("id in ?1", ids).list();
    }

    Uni<Page<TeamView>> list(PageRequest page) {
        var after = Cursor.decode(page.cursor, SORT, 1);
        var since = page.updatedSince == null ? Instant.EPOCH : page.updatedSince;
        return find("name > ?1 and updatedAt >= ?2 order by name", after == null ? "" : after.text(0), since)
                .range(0, page.limit).list()
                .map(rows -> Page.of(rows, page.limit, TeamView::of, team -> Cursor.of(SORT, team.name)));
    }
}
