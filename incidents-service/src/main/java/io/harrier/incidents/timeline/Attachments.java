package io.harrier.incidents.timeline;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.harrier.incidents.incident.Discretion;
import io.harrier.incidents.incident.IncidentService;
import io.harrier.incidents.incident.Person;
import io.harrier.incidents.storage.BlobKey;
import io.harrier.incidents.storage.Blobs;
import io.harrier.platform.access.Caller;
import io.harrier.platform.access.CurrentCaller;
import io.harrier.platform.audit.Audit;
import io.harrier.platform.dataaccess.DataAccess;
import io.harrier.platform.dataaccess.DataClassification;
import io.harrier.platform.ids.Ids;
import io.harrier.platform.problem.Conflict;
import io.harrier.platform.problem.NotFound;
import io.harrier.platform.problem.RuleBroken;
import io.harrier.platform.tenancy.TenantTransaction;
import io.smallrye.mutiny.Uni;

/** What shows that entries are so: files and items of evidence. What is attached is never taken away or changed. */
@ApplicationScoped
@TenantTransaction
class Attachments {

    private static final int MOST = 20;
    private static final String AREA = "timeline";

    private final AttachmentRepository attachments;
    private final TimelineRepository events;
    private final IncidentService incidents;
    private final Blobs blobs;
    private final DataAccess access;
    private final CurrentCaller current;
    private final Audit audit;
    private final Clock clock;
    private final Ids ids;

    Attachments(AttachmentRepository attachments, TimelineRepository events, IncidentService incidents, Blobs blobs,
            DataAccess access, CurrentCaller current, Audit audit, Clock clock, Ids ids) {
        this.attachments = attachments;
        this.events = events;
        this.incidents = incidents;
        this.blobs = blobs;
        this.access = access;
        this.current = current;
        this.audit = audit;
        this.clock = clock;
        this.ids = ids;
    }

    Uni<List<TimelineAttachmentView>> list(UUID incident, UUID event) {
        return entry(incident, event).chain(it -> attachments.of(List.of(it))).map(all -> all.getOrDefault(event, List.of()));
    }

    Uni<TimelineAttachmentView> get(UUID incident, UUID event, UUID id) {
        return attachment(incident, event, id).map(TimelineAttachmentView::of);
    }

    Uni<TimelineAttachmentView> add(UUID incident, UUID eventId, AddAttachment request) {
        return entry(incident, eventId).call(event -> attachments.countOf(eventId).invoke(Attachments::refuseTooMany))
                .call(event -> known(incident, request.evidenceId())).chain(event -> {
                    var by = Person.of(current.get());
                    var attachment = TimelineAttachment.of(ids.next(), event, request, by, clock.instant());
                    return attachments.persistAndFlush(attachment);
                }).call(it -> changed(it, "incident_event_attached")).map(TimelineAttachmentView::of);
    }

    /** What may be sent: nothing was, and it is no item of evidence. */
    Uni<TimelineAttachment> awaited(UUID incident, UUID event, UUID id) {
        return attachment(incident, event, id).invoke(it -> {
            if (it.evidenceId != null) {
                throw new Conflict("It is an item of evidence: its file is kept there");
            }
            if (it.storedAt != null) {
                throw new Conflict("Its file is here already: what is attached never changes");
            }
        });
    }

    /** The file is written; from now on it is there. */
    Uni<TimelineAttachmentView> keep(UUID incident, UUID event, UUID id, StoredAttachment file) {
        return attachment(incident, event, id).call(it -> attachments.store(id, file, clock.instant()).invoke(first -> {
            if (!first) {
                throw new Conflict("Its file is here already: what is attached never changes");
            }
        }).chain(() -> blobs.keep(key(current.get(), event, file.blob()))).chain(() -> attachments.refreshed(it))
                .chain(() -> changed(it, "incident_event_file_stored"))).map(TimelineAttachmentView::of);
    }

    /** What may be fetched, put on record where it is sensitive, or where only some see the incident. */
    Uni<TimelineAttachment> fetched(UUID incident, UUID event, UUID id) {
        return incidents.visible(incident).chain(within -> attachment(incident, event, id).invoke(it -> {
            if (it.storedAt == null) {
                throw new NotFound("file of attachment", id);
            }
        }).call(it -> it.sensitive || within.restricted
                ? access.exported("timeline_attachment", id,
                        within.restricted ? DataClassification.RESTRICTED : DataClassification.SENSITIVE, it.fileSize)
                : Uni.createFrom().voidItem()));
    }

    /** Where the file is. */
    static BlobKey key(Caller caller, UUID event, UUID blob) {
        return BlobKey.of(caller.tenantId(), AREA, event, blob);
    }

    private Uni<Void> changed(TimelineAttachment it, String action) {
        var detail = new HashMap<String, Object>(Map.of("event", it.eventId, "attachment", it.id, "fileName", it.fileName));
        if (it.sha256 != null) {
            detail.put("sha256", it.sha256);
        }
        if (it.evidenceId != null) {
            detail.put("evidence", it.evidenceId);
        }
        return events.touch(it.eventId, clock.instant()).chain(() -> incidents.visible(it.incidentId))
                .chain(incident -> audit.record(action, "incident", it.incidentId, Discretion.of(incident, detail)));
    }

    private Uni<TimelineEvent> entry(UUID incident, UUID event) {
        return incidents.visible(incident).chain(it -> events.of(incident, event)).onItem().ifNull()
                .failWith(() -> new NotFound("timeline event", event));
    }

    private Uni<TimelineAttachment> attachment(UUID incident, UUID event, UUID id) {
        return incidents.visible(incident).chain(it -> attachments.of(incident, event, id)).onItem().ifNull()
                .failWith(() -> new NotFound("attachment", id));
    }

    private Uni<Void> known(UUID incident, UUID evidence) {
        return attachments.isEvidence(incident, evidence).invoke(there -> {
            if (!there) {
                throw new RuleBroken("/evidenceId", "Not an item of evidence of this incident");
            }
        }).replaceWithVoid();
    }

    private static void refuseTooMany(long there) {
        if (there >= MOST) {
            throw new RuleBroken("", "An entry has at most " + MOST + " attachments");
        }
    }
}
