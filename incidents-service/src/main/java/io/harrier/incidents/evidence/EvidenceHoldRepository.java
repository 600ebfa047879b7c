package io.harrier.incidents.evidence;

import java.util.List;
import java.util.UUID;

import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;

import io.harrier.platform.paging.Conditions;
import io.harrier.platform.paging.Cursor;
import io.harrier.platform.paging.PageRequest;
import io.harrier.platform.problem.NotFound;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

/** Legal holds on evidence. */
@Singleton
class EvidenceHoldRepository implements PanacheRepositoryBase<EvidenceHold, UUID> {

    private static final String IS_HELD = "select evidence_is_held(?1)";
    private static final String ALONE = "select place_evidence_hold()";
    private static final String SORT = "createdAt";

    /** One row more than the page holds, the oldest first. */
    Uni<List<EvidenceHold>> page(UUID incident, PageRequest page) {
        var conditions = new Conditions().with("incidentId = :incident", "incident", incident)
                .with("trace.updatedAt >= :updatedSince", "updatedSince", page.updatedSince);
        conditions.after(Cursor.decode(page.cursor, SORT, 2), "trace.createdAt");
        return find(conditions.text() + " order by trace.createdAt, id", conditions.values()).range(0, page.limit).list();
    }

    static Cursor after(EvidenceHold last) {
        return Cursor.of(SORT, last.trace.createdAt(), last.id);
    }

    Uni<EvidenceHold> of(UUID incident, UUID id) {
        return find("incidentId = ?1 and id = ?2", incident, id).firstResult().onItem().ifNull()
                .failWith(() -> new NotFound("hold", id));
    }

    Uni<EvidenceHold> locked(UUID incident, UUID id) {
        return find("incidentId = ?1 and id = ?2", incident, id).withLock(LockModeType.PESSIMISTIC_WRITE).firstResult().onItem()
                .ifNull().failWith(() -> new NotFound("hold", id));
    }

    /**
     * Whether an item is held: itself, what it is a copy of, all of its incident, or of one that its incident was merged into. Until the
     * transaction ends nobody places another hold.
     */
    Uni<Boolean> covers(UUID evidence) {
        return getSession().chain(
                session -> session.<Boolean>createNativeQuery(IS_HELD).setParameter(1, evidence).getSingleResult());
    }

    /** Waits for those who dispose of something at this time. */
    Uni<Void> alone() {
        return getSession().chain(session -> session.<Boolean>createNativeQuery(ALONE).getSingleResult())
                .replaceWithVoid();
    }
}
