package io.harrier.postmortems.review;

import java.time.Instant;
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
class ReviewRepository implements PanacheRepositoryBase<Review, UUID> {

    private static final String OUTCOME = """
        select (select count(*) from post_incident_findings f where f.review_id = ?1) as findings,
            (select count(*) from post_incident_recommendations r
                join post_incident_findings f on f.tenant_id = r.tenant_id and f.id = r.finding_id
                where f.review_id = ?1) as recommendations,
            (select p.id from remediation_plans p where p.review_id = ?1 and p.status <> 'cancelled'
                order by p.id limit 1) as plan""";

    /** What a review led to: how many findings and recommendations, and the plan, null where there is none. */
    record Outcome(long findings, long recommendations, UUID plan) {
    }

    Uni<Review> require(UUID id) {
        return findById(id).onItem().ifNull().failWith(() -> new NotFound("review", id));
    }

    /** The review, locked until the transaction ends, so that two moves can't both be legal. */
    Uni<Review> lock(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE).onItem().ifNull().failWith(() -> new NotFound("review", id));
    }

    /** The live review of an incident, the oldest where several kinds are under way; null where there is none. */
    Uni<Review> live(UUID incident) {
        return find("incidentId = ?1 and status <> ?2 order by id", incident, ReviewStatus.PUBLISHED).range(0, 0).firstResult();
    }

    Uni<Review> live(UUID incident, ReviewType type) {
        return find("incidentId = ?1 and type = ?2 and status <> ?3", incident, type, ReviewStatus.PUBLISHED).firstResult();
    }

    /** The latest review of an incident, whatever its state; null where there is none. */
    Uni<Review> latest(UUID incident) {
        return find("incidentId = ?1 order by id desc", incident).range(0, 0).firstResult();
    }

    Uni<Boolean> hasAnswerTo(UUID incident, Instant closedAt) {
        return count("incidentId = ?1 and incidentClosedAt = ?2", incident, closedAt).map(found -> found > 0);
    }

    /** One row more than asked for, where there is one. */
    Uni<List<Review>> list(ReviewFilter filter, PageRequest page) {
        var conditions = new Conditions()
                .anyOf("status in (:status)", "status", filter.statuses())
                .anyOf("type in (:type)", "type", filter.type)
                .with("incidentId = :incident", "incident", filter.incidentId)
                .with("content.facilitator.subject = :facilitator", "facilitator", filter.facilitator)
                .with("content.scheduledDate <= :until", "until", filter.scheduledUntil)
                .with("updated.at >= :since", "since", page.updatedSince);
        var order = after(filter.order(), page.cursor, conditions);
        return find(conditions.text() + " order by " + order, conditions.values()).range(0, page.limit).list();
    }

    static Cursor cursor(ReviewSort sort, Review last) {
        return switch (sort) {
            case CREATED -> Cursor.of(sort.wire(), last.id);
            case SCHEDULED_DATE -> Cursor.of(sort.wire(), last.content.scheduledDate(), last.id);
        };
    }

    private static String after(ReviewSort sort, String encoded, Conditions conditions) {
        return switch (sort) {
            case CREATED -> {
                var cursor = Cursor.decode(encoded, sort.wire(), 1);
                conditions.with("id < :last", "last", cursor == null ? null : cursor.id(0));
                yield "id desc";
            }
            case SCHEDULED_DATE -> {
                var cursor = Cursor.decode(encoded, sort.wire(), 2);
                if (cursor != null) {
                    conditions.with("content.scheduledDate >= :day", "day", cursor.date(0))
                            .with("(content.scheduledDate > :day or id > :last)", "last", cursor.id(1));
                }
                yield "content.scheduledDate, id";
            }
        };
    }

    Uni<Outcome> outcome(UUID review) {
        return Panache.getSession().chain(session -> session.<Object[]>createNativeQuery(OUTCOME)
                .setParameter(1, review).getSingleResult())
                .map(row -> new Outcome(((Number) row[0]).longValue(), ((Number) row[1]).longValue(), (UUID) row[2]));
    }
}
