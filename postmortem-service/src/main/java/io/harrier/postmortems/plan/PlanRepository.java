package io.harrier.postmortems.plan;

import java.util.List;
import java.util.UUID;

import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;

import io.harrier.platform.paging.Conditions;
import io.harrier.platform.paging.Cursor;
import io.harrier.platform.paging.PageRequest;
import io.harrier.platform.problem.NotFound;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

@Singleton
class PlanRepository implements PanacheRepositoryBase<Plan, UUID> {

    static final String SORT = "-id";

    private static final String PROGRESS = """
        select count(*) filter (where status = 'completed') as completed, count(*) as counted
        from remediation_tasks where plan_id = ?1 and status <> 'cancelled'""";

    Uni<Plan> require(UUID id) {
        return findById(id).onItem().ifNull().failWith(() -> new NotFound("remediation plan", id));
    }

    /** The plan, locked until the transaction ends: its tasks move one after the other, so that none is missed when they are counted. */
    Uni<Plan> lock(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE).onItem().ifNull()
                .failWith(() -> new NotFound("remediation plan", id));
    }

    /** Newest first; one row more than asked for, where there is one. */
    Uni<List<Plan>> list(PlanFilter filter, PageRequest page) {
        var cursor = Cursor.decode(page.cursor, SORT, 1);
        var conditions = new Conditions()
                .anyOf("status in (:status)", "status", filter.status)
                .anyOf("content.type in (:type)", "type", filter.type)
                .anyOf("content.priority in (:priority)", "priority", filter.priority)
                .with("content.incidentId = :incident", "incident", filter.incidentId)
                .with("content.reviewId = :review", "review", filter.reviewId)
                .with("content.owner.subject = :owner", "owner", filter.owner)
                .with("updated.at >= :since", "since", page.updatedSince)
                .with("id < :last", "last", cursor == null ? null : cursor.id(0));
        return find(conditions.text() + " order by id desc", conditions.values()).range(0, page.limit).list();
    }

    /** How far the plan's tasks are, in the running transaction. */
    Uni<Progress> progress(UUID plan) {
        return Panache.getSession().chain(session -> session.<Object[]>createNativeQuery(PROGRESS).setParameter(1, plan)
                .getSingleResult())
                .map(row -> new Progress(((Number) row[0]).longValue(), ((Number) row[1]).longValue()));
    }
}
