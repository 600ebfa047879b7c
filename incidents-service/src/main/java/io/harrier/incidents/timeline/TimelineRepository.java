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

    /** One row more than the page holds. */
    Uni<List<TimelineEvent>> list(UUID incident, TimelineFilter filter, PageRequest page) {
        var conditions = new Conditions().with("incidentId = :incident", "incident", incident)
                .anyOf("eventType in :eventType", "eventType", filter.eventType)
                .anyOf("attackTactic in :attackTactic", "attackTactic", filter.attackTactic)
                .with("keyEvent = :keyEvent", "keyEvent", filter.keyEvent)
                .with("automatic = :automatic", "automatic", filter.automatic)
                .with("recordedAt >= :updatedSince", "updatedSince", page.updatedSince);
        var after = Cursor.decode(page.cursor, SORT, 2);
        if (after != null) {
            conditions.with("(eventTime > :at or eventTime = :at and id > :id)", "at", after.instant(0)).value("id",
                    after.id(1));
        }
        return find(conditions.text() + " order by eventTime, id", conditions.values()).range(0, page.limit).list();
    }

    Cursor after(TimelineEvent last) {
        return Cursor.of(SORT, last.eventTime, last.id);
    }

    Uni<TimelineEvent> of(UUID incident, UUID id) {
        return find("incidentId = ?1 and id = ?2", incident, id).firstResult();
    }

    /** Whether nobody had verified it before. */
    Uni<Boolean> verify(UUID id, Person by, Instant now) {
        return update("verifiedAt = ?1, verifiedBy.subject = ?2, verifiedBy.name = ?3 where id = ?4 and verifiedAt is null",
                now,
                by.subject(), by.name(), id).map(rows -> rows == 1);
    }

    /** Reads it anew: an update statement goes past what the session holds. */
    Uni<Void> refreshed(TimelineEvent event) {
        return getSession().chain(session -> session.refresh(event));
    }
}
