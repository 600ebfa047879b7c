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

/** The evidence of incidents. */
@Singleton
public class EvidenceRepository implements PanacheRepositoryBase<Evidence, UUID> {

    private static final String SORT = "createdAt";
    private static final String BYTES = "select count_evidence_bytes()";
    private static final String ACTIVITY = """
        select count(*) from investigation_activities where incident_id = ?1 and id = ?2""";

    /** One row more than the page holds, in the order in which it was taken up. */
    public Uni<List<Evidence>> page(UUID incident, EvidenceFilter filter, PageRequest page) {
        var conditions = new Conditions().with("incidentId = :incident", "incident", incident)
                .anyOf("acquired.type in :type", "type", filter.evidenceType)
                .anyOf("integrity in :integrity", "integrity", filter.integrity)
                .with("details.activityId = :activity", "activity", filter.activityId)
                .with("acquired.originalId = :original", "original", filter.originalId)
                .with("trace.updatedAt >= :updatedSince", "updatedSince", page.updatedSince);
        conditions.after(Cursor.decode(page.cursor, SORT, 2), "trace.createdAt");
        return find(conditions.text() + " order by trace.createdAt, id", conditions.values()).range(0, page.limit).list();
    }

    public static Cursor after(Evidence last) {
        return Cursor.of(SORT, last.trace.createdAt(), last.id);
    }

    public Uni<Evidence> of(UUID incident, UUID id) {
        return find("incidentId = ?1 and id = ?2", incident, id).firstResult().onItem().ifNull()
                .failWith(() -> new NotFound("evidence", id));
    }

    /** The same, and nobody else changes it or writes to its ledger until the transaction ends. */
    Uni<Evidence> locked(UUID incident, UUID id) {
        return find("incidentId = ?1 and id = ?2", incident, id).withLock(LockModeType.PESSIMISTIC_WRITE).firstResult().onItem()
                .ifNull().failWith(() -> new NotFound("evidence", id));
    }

    /** Of which incident it is, without loading it: who locks it next finds what is there then. Null where there is none. */
    Uni<UUID> incidentOf(UUID id) {
        return getSession().chain(session -> session.createQuery("select incidentId from Evidence where id = :id", UUID.class)
                .setParameter("id", id).getSingleResultOrNull());
    }

    /** How many bytes the tenant's evidence takes, also what is announced. Whoever asks keeps the others waiting who announce some. */
    Uni<Long> bytes() {
        return getSession().chain(session -> session.<Long>createNativeQuery(BYTES).getSingleResult());
    }

    /** Null where there is none. */
    Uni<Evidence> named(UUID id) {
        return find("id", id).firstResult();
    }

    /** Whether an incident's investigation has this activity. */
    Uni<Boolean> hasActivity(UUID incident, UUID activity) {
        return getSession().chain(session -> session.<Long>createNativeQuery(ACTIVITY).setParameter(1, incident)
                .setParameter(2, activity).getSingleResult()).map(count -> count > 0);
    }
}
