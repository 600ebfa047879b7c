package io.harrier.incidents.evidence;

import java.util.Map;

import jakarta.inject.Singleton;

import io.harrier.incidents.announcement.EvidenceEvents;
import io.harrier.incidents.incident.Incident;
import io.harrier.incidents.incident.Person;
import io.harrier.incidents.timeline.EventSeverity;
import io.harrier.incidents.timeline.Timeline;
import io.harrier.incidents.timeline.TimelineEventType;
import io.harrier.platform.access.CurrentCaller;
import io.harrier.platform.audit.Audit;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;

/** Tells what becomes of evidence: on the timeline, to other services, in the metrics. Whoever calls holds the incident and the item. */
@Singleton
class EvidenceNews {

    private final EvidenceEvents events;
    private final Custody custody;
    private final Timeline timeline;
    private final CurrentCaller current;
    private final Audit audit;
    private final MeterRegistry metrics;

    EvidenceNews(EvidenceEvents events, Custody custody, Timeline timeline, CurrentCaller current, Audit audit,
            MeterRegistry metrics) {
        this.events = events;
        this.custody = custody;
        this.timeline = timeline;
        this.current = current;
        this.audit = audit;
        this.metrics = metrics;
    }

    Uni<Void> collected(Incident incident, Evidence item) {
        return timeline.write(incident.id, TimelineEventType.NOTE, EventSeverity.INFO, "Evidence taken",
                item.details.name() + " was taken as evidence by " + item.acquired.by().shown(), current.get())
                .chain(() -> events.collected(incident, payload(item)));
    }

    /** @param change offered, accepted, refused or taken_over */
    Uni<Void> handedOn(Incident incident, Evidence item, String change) {
        return events.transferred(incident, payload(item), change);
    }

    Uni<Void> disposalAsked(Incident incident, Evidence item) {
        return events.disposalAsked(incident, payload(item));
    }

    Uni<Void> disposalRefused(Incident incident, Evidence item) {
        return events.disposalRefused(incident, payload(item));
    }

    /** The alarm: what came of a file can't be put together. */
    Uni<Void> notStored(Incident incident, Evidence item, Upload upload) {
        metrics.counter("harrier_evidence_intakes_failed_total").increment();
        return audit.record("evidence_intake_failed", EvidenceService.SUBJECT, item.id,
                Map.of("upload", upload.id, "attempts", upload.attempts, "reason", upload.failure))
                .chain(() -> timeline.write(incident.id, TimelineEventType.NOTE, EventSeverity.HIGH, "Evidence not stored",
                        item.details.name() + ": its file has come and could not be stored. " + upload.failure, current.get()));
    }

    Uni<Void> stored(Incident incident, Evidence item) {
        return timeline.write(incident.id, TimelineEventType.NOTE, EventSeverity.INFO, "Evidence stored",
                item.details.name() + " is stored, SHA-256 " + item.file.sha256(), current.get())
                .chain(() -> events.stored(incident, payload(item)));
    }

    /** The alarm: what is stored, or was, is not what it should be. */
    Uni<Void> failed(Incident incident, Evidence item, Map<String, ?> detail) {
        metrics.counter("harrier_evidence_integrity_failures_total", "integrity", item.integrity.wire).increment();
        var all = new java.util.HashMap<String, Object>(detail);
        all.put("integrity", item.integrity.wire);
        return custody.write(item, CustodyAction.INTEGRITY_FAILED, all)
                .chain(() -> timeline.write(incident.id, TimelineEventType.NOTE, EventSeverity.HIGH,
                        "Evidence not intact: " + item.integrity.wire, item.details.name() + " " + says(item.integrity),
                        current.get()))
                .chain(() -> events.integrityFailed(incident, payload(item)));
    }

    Uni<Void> disposed(Incident incident, Evidence item) {
        return timeline.write(incident.id, TimelineEventType.NOTE, EventSeverity.INFO, "Evidence disposed of",
                item.details.name() + ": " + item.disposal.reason(), current.get())
                .chain(() -> events.disposed(incident, payload(item)));
    }

    private static String says(Integrity integrity) {
        return switch (integrity) {
            case MISMATCH -> "came with another hash than was declared when it was acquired";
            case ALTERED -> "has changed since it was stored";
            case MISSING -> "is not where it was stored";
            case UNVERIFIED, VERIFIED -> "is as it should be";
        };
    }

    private static Person named(Person person) {
        return new Person(person.subject(), person.shown());
    }

    private static EvidenceEvents.Item payload(Evidence item) {
        var file = item.file;
        return new EvidenceEvents.Item(item.id, item.details.name(), item.acquired.type().wire, item.contentState.wire,
                item.integrity.wire, file == null ? null : file.sha256(), file == null ? null : file.bytes(),
                named(item.custodian), item.offer == null ? null : named(item.offer.to()));
    }
}
