package io.harrier.incidents.timeline;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.harrier.incidents.incident.Person;
import io.harrier.platform.paging.Conditions;
import io.harrier.platform.paging.Cursor;
import io.harrier.platform.paging.PageRequest;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

/** Timelines, in the order in which things happened. */
@Singleton
class TimelineRepository implements PanacheRepositoryBase<TimelineEvent, UUID> {

    private static final String SORT = "eventTime";
    private static final int MOST_MOMENTS = 5_000;
    private static final String MOMENTS = """
        select new io.harrier.incidents.timeline.Moment(e.id, e.eventType, e.eventTime, e.confidence, e.automatic) from TimelineEvent e
        where e.incidentId = :incident and e.eventType in :kinds and e.standing.correctedBy is null order by e.eventTime, e.id""";
    private static final String PHASES = """
        select new io.harrier.incidents.timeline.Phase(e.eventType, count(e), min(e.eventTime), max(coalesce(e.endTime, e.eventTime)),
            sum(case when e.keyEvent = true then 1L else 0L end), sum(case when e.verifiedAt is not null then 1L else 0L end))
        from TimelineEvent e where e.incidentId = :incident and e.standing.correctedBy is null
        group by e.eventType order by min(e.eventTime), e.eventType""";

    /** One row more than the page holds. */
    Uni<List<TimelineEvent>> list(List<UUID> incidents, TimelineFilter filter, PageRequest page) {
        var conditions = new Conditions().with("incidentId in :incidents", "incidents", incidents)
                .with("standing.updatedAt >= :updatedSince", "updatedSince", page.updatedSince);
        filter.narrow(conditions);
        conditions.after(Cursor.decode(page.cursor, SORT, 2), "eventTime");
        return find(conditions.text() + " order by eventTime, id", conditions.values()).range(0, page.limit).list();
    }

    Cursor after(TimelineEvent last) {
        return Cursor.of(SORT, last.eventTime, last.id);
    }

    Uni<TimelineEvent> of(UUID incident, UUID id) {
        return find("incidentId = ?1 and id = ?2", incident, id).firstResult();
    }

    Uni<Void> addAll(List<TimelineEvent> all) {
        return getSession().chain(session -> session.persistAll(all.toArray()));
    }

    /** What stands of the kinds whose order is checked. */
    Uni<List<Moment>> moments(UUID incident) {
        return getSession().chain(session -> session.createQuery(MOMENTS, Moment.class).setParameter("incident", incident)
                .setParameter("kinds", List.copyOf(Sequence.KINDS)).setMaxResults(MOST_MOMENTS).getResultList());
    }

    /** What stands: key events first, then what people wrote, the latest first. */
    Uni<List<TimelineEvent>> weightiest(UUID incident, int atMost) {
        return find("incidentId = ?1 and standing.correctedBy is null order by keyEvent desc, automatic, eventTime desc, id",
                incident).range(0, atMost - 1).list();
    }

    /** How much there is of each kind, and from when to when. */
    Uni<List<Phase>> phases(UUID incident) {
        return getSession().chain(
                session -> session.createQuery(PHASES, Phase.class).setParameter("incident", incident).getResultList());
    }

    /** Whether nobody had verified it before, and it stands. */
    Uni<Boolean> verify(UUID id, Person by, Instant now) {
        return update("verifiedAt = ?1, verifiedBy.subject = ?2, verifiedBy.name = ?3, standing.updatedAt = ?1"
                + " where id = ?4 and verifiedAt is null and standing.correctedBy is null", now, by.subject(), by.name(), id)
                .map(rows -> rows == 1);
    }

    /** Whether nothing had corrected it before. What is corrected is verified no more. */
    Uni<Boolean> correct(UUID id, UUID by, Instant now) {
        return update("standing.correctedBy = ?1, standing.correctedAt = ?2, standing.updatedAt = ?2, verifiedAt = null,"
                + " verifiedBy.subject = null, verifiedBy.name = null where id = ?3 and standing.correctedBy is null", by, now,
                id)
                .map(rows -> rows == 1);
    }

    /** Something about it changed. */
    Uni<Integer> touch(UUID id, Instant now) {
        return update("standing.updatedAt = ?1 where id = ?2", now, id);
    }

    /** Reads it anew: an update statement goes past what the session holds. */
    Uni<Void> refreshed(TimelineEvent event) {
        return getSession().chain(session -> session.refresh(event));
    }
}
