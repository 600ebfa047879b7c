package io.harrier.incidents.relation;

import java.util.List;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.harrier.platform.paging.Conditions;
import io.harrier.platform.paging.Cursor;
import io.harrier.platform.paging.PageRequest;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

/** Relations of which the caller may see both ends. */
@Singleton
class RelationRepository implements PanacheRepositoryBase<IncidentRelation, UUID> {

    private static final String SORT = "-createdAt";
    private static final String REFUSAL = "select relation_refusal(?1, ?2, ?3)";
    private static final String OF = "(fromIncident = :incident or toIncident = :incident)";

    /** The latest made first; one row more than the page holds. */
    Uni<List<IncidentRelation>> list(UUID incident, RelationFilter filter, PageRequest page) {
        var conditions = new Conditions().with(OF, "incident", incident);
        if (!Boolean.TRUE.equals(filter.history)) {
            conditions.also("removedAt is null");
        }
        if (filter.role != null) {
            conditions.with("kind = :kind", "kind", filter.role.kind);
            if (filter.role != RelationRole.RELATED) {
                conditions.also(filter.role.outward ? "fromIncident = :incident" : "toIncident = :incident");
            }
        }
        conditions.with("(createdAt >= :since or removedAt >= :since)", "since", page.updatedSince);
        var after = Cursor.decode(page.cursor, SORT, 1);
        conditions.with("id < :after", "after", after == null ? null : after.id(0));
        return find(conditions.text() + " order by id desc", conditions.values()).range(0, page.limit).list();
    }

    static Cursor after(IncidentRelation last) {
        return Cursor.of(SORT, last.id);
    }

    Uni<IncidentRelation> of(UUID incident, UUID id) {
        return find("id = ?1 and (fromIncident = ?2 or toIncident = ?2)", id, incident).firstResult();
    }

    /** Reads it anew, once nobody else changes it. */
    Uni<Void> refreshed(IncidentRelation relation) {
        return getSession().chain(session -> session.refresh(relation));
    }

    /** Whether it stands already. */
    Uni<Boolean> stands(IncidentRelation like) {
        return count("fromIncident = ?1 and toIncident = ?2 and kind = ?3 and removedAt is null", like.fromIncident,
                like.toIncident, like.kind)
                .map(known -> known > 0);
    }

    Uni<Long> standing(UUID incident) {
        return count("(fromIncident = ?1 or toIncident = ?1) and removedAt is null", incident);
    }

    /** Why it must not be: taken or circle; null where nothing speaks against it. */
    Uni<String> refusal(IncidentRelation relation) {
        return getSession()
                .chain(session -> session.<String>createNativeQuery(REFUSAL).setParameter(1, relation.fromIncident)
                        .setParameter(2, relation.toIncident).setParameter(3, relation.kind.wire).getSingleResultOrNull());
    }
}
