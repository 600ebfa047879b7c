package io.harrier.incidents.timeline;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.harrier.incidents.incident.Incident;
import io.harrier.incidents.incident.IncidentService;
import io.harrier.incidents.incident.IncidentView;
import io.harrier.incidents.incident.Person;
import io.harrier.incidents.timeline.TimelineListener.Change;
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
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;

/** The story of an incident: what its moves write and what people add. */
@ApplicationScoped
@TenantTransaction
public class Timeline {

    private final TimelineRepository events;
    private final AttachmentRepository attachments;
    private final IncidentService incidents;
    private final List<TimelineListener> listeners;
    private final CurrentCaller current;
    private final Audit audit;
    private final Clock clock;
    private final Ids ids;

    Timeline(TimelineRepository events, AttachmentRepository attachments, IncidentService incidents,
            @All List<TimelineListener> listeners, CurrentCaller current,
            Audit audit, Clock clock, Ids ids) {
        this.events = events;
        this.attachments = attachments;
        this.incidents = incidents;
        this.listeners = listeners;
        this.current = current;
        this.audit = audit;
        this.clock = clock;
        this.ids = ids;
    }

    /** Writes what the product does, in the transaction in which it does it. */
    public Uni<Void> write(UUID incident, TimelineEventType type, EventSeverity severity, String title, String description,
            Caller by) {
        return events.persist(
                TimelineEvent.automatic(ids.next(), incident, type, severity, title, description, by, clock.instant()))
                .replaceWithVoid();
    }

    /** What the product writes on a timeline; see {@link #write(List, Caller)}. */
    public record Entry(UUID incident, TimelineEventType type, EventSeverity severity, String title, String description) {
    }

    /** The same for many entries, of one incident or several. */
    public Uni<Void> write(List<Entry> entries, Caller by) {
        var now = clock.instant();
        return events.addAll(entries.stream().map(it -> TimelineEvent.automatic(ids.next(), it.incident(), it.type(),
                it.severity(), it.title(), it.description(), by, now)).toList());
    }

    Uni<Page<TimelineEventView>> list(UUID id, TimelineFilter filter, PageRequest page) {
        return incidents.visible(id).chain(incident -> list(incident, filter, page));
    }

    private Uni<Page<TimelineEventView>> list(Incident incident, TimelineFilter filter, PageRequest page) {
        return sequence(incident).chain(sequence -> {
            var flags = sequence.flags();
            return events.list(List.of(incident.id), filter, page).chain(rows -> shown(rows, flags, page));
        });
    }

    /** The story of several incidents as one; of those that the caller may see. Order is checked within one incident only. */
    public Uni<Page<TimelineEventView>> together(List<UUID> all, TimelineFilter filter, PageRequest page) {
        return events.list(all, filter, page).chain(rows -> shown(rows, Map.of(), page));
    }

    private Uni<Page<TimelineEventView>> shown(List<TimelineEvent> rows, Map<UUID, List<SequenceFlag>> flags,
            PageRequest page) {
        return attachments.of(rows).map(attached -> Page.of(rows, page.limit, it -> TimelineEventView.of(it, flags, attached),
                events::after));
    }

    /** A page of what is taken out, and the incident that it is of. */
    record Taken(IncidentView incident, Page<TimelineEventView> page) {
    }

    Uni<Taken> taken(UUID id, TimelineFilter filter, PageRequest page) {
        return incidents.visible(id).chain(incident -> list(incident, filter, page)
                .map(events -> new Taken(IncidentView.of(incident), events)));
    }

    Uni<TimelineEventView> get(UUID incident, UUID id) {
        return incidents.visible(incident).chain(it -> entry(incident, id).chain(event -> view(it, event)));
    }

    Uni<TimelineAnalysis> analysis(UUID incident) {
        return incidents.visible(incident).chain(this::sequence)
                .chain(sequence -> events.phases(incident).map(phases -> TimelineAnalysis.of(incident, phases, sequence)));
    }

    /** An entry told for sure is refused where it can't be true beside what stands; told as likely it is flagged. */
    Uni<TimelineEventView> add(UUID id, AddTimelineEvent request) {
        var now = clock.instant();
        var event = TimelineEvent.added(ids.next(), id, request, current.get(), now);
        // Held, so that of two which can't both be true the second is compared with the first.
        return incidents.locked(id).call(it -> attachments.isEvidence(id, request.evidenceId()).invoke(Timeline::refuseUnless))
                .chain(incident -> correctable(id, request.corrects()).chain(corrected -> sequence(incident)
                        .invoke(sequence -> sequence.admit(event.moment(), request.corrects()))
                        .chain(() -> events.persistAndFlush(event))
                        .call(() -> audit.record("incident_event_added", "incident", id,
                                Map.of("event", event.id, "eventType", event.eventType)))
                        .call(() -> corrected == null ? Uni.createFrom().voidItem() : correct(corrected, event, now))
                        .chain(() -> view(incident, event))
                        .call(view -> tell(incident, view, corrected == null ? Change.ADDED : Change.CORRECTION))));
    }

    /** The old entry stays, and says what it was corrected by. It may be other than what a second person verified. */
    private Uni<Void> correct(TimelineEvent old, TimelineEvent by, Instant now) {
        var detail = new HashMap<String, Object>(Map.of("event", old.id, "correctedBy", by.id));
        if (old.verifiedBy != null) {
            detail.put("wasVerifiedBy", old.verifiedBy.subject());
        }
        return events.correct(old.id, by.id, now).invoke(first -> {
            if (!first) {
                throw new Conflict("It was corrected already: correct what corrects it");
            }
        }).chain(() -> audit.record("incident_event_corrected", "incident", old.incidentId, detail));
    }

    Uni<TimelineEventView> verify(UUID id, UUID eventId) {
        var by = Person.of(current.get());
        return incidents.visible(id).chain(incident -> entry(id, eventId).invoke(event -> {
            if (event.createdBy.subject().equals(by.subject())) {
                throw new Forbidden("Verified by a second person: somebody else than who wrote it");
            }
            if (event.standing.correctedBy() != null) {
                throw new Conflict("It was corrected: verify the entry that corrects it");
            }
        }).chain(event -> events.verify(eventId, by, clock.instant())).invoke(first -> {
            if (!first) {
                throw new Conflict("It is verified already");
            }
        }).chain(() -> audit.record("incident_event_verified", "incident", id, Map.of("event", eventId)))
                .chain(() -> events.of(id, eventId)).call(events::refreshed).chain(event -> view(incident, event))
                .call(view -> tell(incident, view, Change.VERIFIED)));
    }

    private Uni<TimelineEventView> view(Incident incident, TimelineEvent event) {
        return sequence(incident).chain(sequence -> attachments.of(List.of(event))
                .map(attached -> TimelineEventView.of(event, sequence.flags(), attached)));
    }

    private Uni<Sequence> sequence(Incident incident) {
        return events.moments(incident.id).map(moments -> new Sequence(incident.details.detectedAt(), moments));
    }

    private Uni<TimelineEvent> entry(UUID incident, UUID id) {
        return events.of(incident, id).onItem().ifNull().failWith(() -> new NotFound("timeline event", id));
    }

    /** The entry that is to be corrected; null where none is. */
    private Uni<TimelineEvent> correctable(UUID incident, UUID corrects) {
        if (corrects == null) {
            return Uni.createFrom().nullItem();
        }
        return events.of(incident, corrects).onItem().ifNull()
                .failWith(() -> new RuleBroken("/corrects", "Not an entry of this incident's timeline")).invoke(old -> {
                    if (old.standing.correctedBy() != null) {
                        throw new RuleBroken("/corrects",
                                "Entry " + old.standing.correctedBy() + " corrected it already: correct that one");
                    }
                });
    }

    private static void refuseUnless(boolean evidence) {
        if (!evidence) {
            throw new RuleBroken("/evidenceId", "Not an item of evidence of this incident");
        }
    }

    private Uni<Void> tell(Incident incident, TimelineEventView event, Change change) {
        var told = Uni.createFrom().voidItem();
        for (var listener : listeners) {
            told = told.chain(() -> listener.changed(incident, event, change, current.get()));
        }
        return told;
    }
}
