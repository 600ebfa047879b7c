package io.harrier.postmortems.finding;

import java.util.List;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.harrier.platform.paging.Cursor;
import io.harrier.platform.paging.PageRequest;
import io.harrier.platform.problem.NotFound;
import io.harrier.postmortems.listing.Criteria;
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
        var criteria = new Criteria().and("findingId = :finding", "finding", finding)
                .and("updated.at >= :since", "since", page.updatedSince)
                .and("id > :last", "last", cursor == null ? null : cursor.id(0));
        return find(criteria.orderedBy("id"), criteria.values()).range(0, page.limit).list();
    }
}
