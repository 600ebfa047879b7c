package io.harrier.postmortems.finding;

import java.util.List;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.harrier.platform.paging.Conditions;
import io.harrier.platform.paging.Cursor;
import io.harrier.platform.paging.PageRequest;
import io.harrier.platform.problem.NotFound;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

@Singleton
class RecommendationRepository implements PanacheRepositoryBase<Recommendation, UUID> {

    static final String SORT = "id";

    Uni<Recommendation> require(UUID finding, UUID id) {
        return find("id = ?1 and findingId = ?2", id, finding).firstResult()
                .onItem().ifNull().failWith(() -> new NotFound("recommendation", id));
    }

    /** Of a finding, oldest first; one row more than asked for, where there is one. */
    Uni<List<Recommendation>> list(UUID finding, PageRequest page) {
        var cursor = Cursor.decode(page.cursor, SORT, 1);
        var conditions = new Conditions().with("findingId = :finding", "finding", finding)
                .with("updated.at >= :since", "since", page.updatedSince)
                .with("id > :last", "last", cursor == null ? null : cursor.id(0));
        return find(conditions.text() + " order by id", conditions.values()).range(0, page.limit).list();
    }
}
