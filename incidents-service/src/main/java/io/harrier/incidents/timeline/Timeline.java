package io.harrier.incidents.timeline;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.harrier.incidents.incident.IncidentService;
import io.harrier.incidents.incident.Person;
import io.harrier.platform.access.Caller;
import io.harrier.platform.access.CurrentCaller;
import io.harrier.platform.audit.Audit;
import io.harrier.platform.ids.Ids;
import io.harrier.platform.paging.Page;
import io.harrier.platform.paging.PageRequest;
import io.harrier.platform.problem.Conflict;
import io.harrier.platform.problem.Forbidden;
import io.harrier.platform.problem.NotFound;
import io.harrier.platform.problem.RuleBroken;
import io.harrier.platform.tenancy.TenantTransaction;
import io.smallrye.mutiny.Uni;

/** The story of an incident: what its moves write and what people add. */
@ApplicationScoped
@TenantTransaction
public class Timeline {

    private final TimelineRepository events;
    private final IncidentService incidents;
    private final CurrentCaller current;
    private final Audit audit;
    private final Clock clock;
    private final Ids ids;

    Timeline(TimelineRepository events, IncidentService incidents, CurrentCaller current, Audit audit, Clock clock, Ids ids) {
        this.events = events;
        this.incidents = incidents;
        this.current = current;
        this.audit = audit;
        this.clock = clock;
        this.ids = ids;
    }

    /** Writes what the product does, in the transaction in which it does it. */
    public Uni<Void> write(UUID incident, TimelineEventType type, EventSeverity severity, String title, String description,
            Caller by) {
        return events
                .persist(TimelineEvent.automatic(ids.next(), incident, type, severity, title, description, Person.of(by),
                        clock.instant()))
                .replaceWithVoid();
    }

    Uni<Page<TimelineEventView>> list(UUID incident, TimelineFilter filter, PageRequest page) {
        return incidents.visible(incident).chain(it -> events.list(incident, filter, page))
                .map(rows -> Page.of(rows, page.limit, TimelineEventView::of, events::after));
    }

    Uni<TimelineEventView> get(UUID incident, UUID id) {
        return entry(incident, id).map(TimelineEventView::of);
    }

    Uni<TimelineEventView> add(UUID incident, AddTimelineEvent request) {
        var event = TimelineEvent.added(ids.next(), incident, request, Person.of(current.get()), clock.instant());
        return incidents.visible(incident).chain(() -> correctable(incident, request.corrects()))
                .chain(() -> events.persist(event))
                .call(() -> audit.record("incident_event_added", "incident", incident,
                        Map.of("event", event.id, "eventType", event.eventType)))
                .map(TimelineEventView::of);
    }

    Uni<TimelineEventView> verify(UUID incident, UUID id) {
        var by = Person.of(current.get());
        return entry(incident, id).invoke(event -> {
            if (event.createdBy.subject().equals(by.subject())) {
                throw new Forbidden("Verified by a second person: somebody else than who wrote it");
            }
        }).chain(() -> events.verify(id, by, clock.instant())).invoke(first -> {
            if (!first) {
                throw new Conflict("It is verified already");
            }
        }).chain(() -> audit.record("incident_event_verified", "incident", incident, Map.of("event", id)))
                .chain(() -> events.of(incident, id)).call(events::refreshed).map(TimelineEventView::of);
    }

    private Uni<TimelineEvent> entry(UUID incident, UUID id) {
        return incidents.visible(incident).chain(it -> events.of(incident, id)).onItem().ifNull()
                .failWith(() -> new NotFound("timeline event", id));
    }

    private Uni<Void> correctable(UUID incident, UUID corrects) {
        if (corrects == null) {
            return Uni.createFrom().voidItem();
        }
        return events.of(incident, corrects).onItem().ifNull()
                .failWith(() -> new RuleBroken("/corrects", "Not an entry of this incident's timeline")).replaceWithVoid();
    }
}
