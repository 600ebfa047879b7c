package io.harrier.incidents.evidence;

import java.time.Clock;
import java.util.UUID;
import java.util.function.Consumer;

import jakarta.enterprise.context.ApplicationScoped;

import io.harrier.incidents.announcement.EvidenceEvents;
import io.harrier.incidents.incident.Discretion;
import io.harrier.incidents.incident.Incident;
import io.harrier.incidents.incident.IncidentService;
import io.harrier.platform.access.CurrentCaller;
import io.harrier.platform.audit.Audit;
import io.harrier.platform.http.IfMatch;
import io.harrier.platform.ids.Ids;
import io.harrier.platform.paging.Page;
import io.harrier.platform.paging.PageRequest;
import io.harrier.platform.problem.NotFound;
import io.harrier.platform.problem.RuleBroken;
import io.harrier.platform.tenancy.TenantTransaction;
import io.smallrye.mutiny.Uni;

/** Places legal holds on evidence, and releases them by two people. The incident is held meanwhile, as where evidence is disposed of. */
@ApplicationScoped
@TenantTransaction
class EvidenceHoldService {

    private static final String SUBJECT = "evidence_hold";

    private final EvidenceHoldRepository holds;
    private final EvidenceRepository evidence;
    private final IncidentService incidents;
    private final EvidenceEvents events;
    private final CurrentCaller current;
    private final Audit audit;
    private final Clock clock;
    private final Ids ids;

    EvidenceHoldService(EvidenceHoldRepository holds, EvidenceRepository evidence, IncidentService incidents,
            EvidenceEvents events, CurrentCaller current, Audit audit, Clock clock, Ids ids) {
        this.holds = holds;
        this.evidence = evidence;
        this.incidents = incidents;
        this.events = events;
        this.current = current;
        this.audit = audit;
        this.clock = clock;
        this.ids = ids;
    }

    Uni<Page<EvidenceHoldView>> list(UUID incident, PageRequest page) {
        return incidents.visible(incident).chain(() -> holds.page(incident, page))
                .map(rows -> Page.of(rows, page.limit, EvidenceHoldView::of, EvidenceHoldRepository::after));
    }

    Uni<EvidenceHoldView> get(UUID incident, UUID id) {
        return incidents.visible(incident).chain(() -> holds.of(incident, id)).map(EvidenceHoldView::of);
    }

    Uni<EvidenceHoldView> place(UUID incident, PlaceHold request) {
        var hold = EvidenceHold.of(ids.next(), incident, request.evidenceId(), request.reason(), current.get(),
                clock.instant());
        return incidents.locked(incident).call(() -> item(incident, request.evidenceId())).call(holds::alone)
                .call(() -> holds.persistAndFlush(hold))
                .call(it -> record("evidence_hold_placed", it, hold, hold.reason))
                .call(it -> events.holdPlaced(it, payload(hold))).replaceWith(() -> EvidenceHoldView.of(hold));
    }

    private Uni<Void> item(UUID incident, UUID id) {
        return id == null
                ? Uni.createFrom().voidItem()
                : evidence.of(incident, id).onFailure(NotFound.class)
                        .transform(missing -> new RuleBroken("/evidenceId", "Not an item of this incident")).replaceWithVoid();
    }

    Uni<EvidenceHoldView> askForTermination(UUID incident, UUID id, IfMatch version, String reason) {
        return step(incident, id, version, "evidence_hold_termination_asked",
                hold -> hold.askForTermination(reason, current.get(), clock.instant()));
    }

    Uni<EvidenceHoldView> withdrawTermination(UUID incident, UUID id, IfMatch version) {
        return step(incident, id, version, "evidence_hold_termination_withdrawn",
                hold -> hold.withdrawTermination(current.get(), clock.instant()));
    }

    Uni<EvidenceHoldView> release(UUID incident, UUID id, IfMatch version) {
        return incidents.locked(incident).chain(it -> step(incident, id, version, "evidence_hold_released",
                hold -> hold.release(current.get(), clock.instant()))
                .call(hold -> events.holdReleased(it, new EvidenceEvents.Hold(hold.id(), hold.evidenceId(), hold.status()))));
    }

    private static EvidenceEvents.Hold payload(EvidenceHold hold) {
        return new EvidenceEvents.Hold(hold.id, hold.evidenceId, hold.state());
    }

    private Uni<EvidenceHoldView> step(UUID incident, UUID id, IfMatch version, String action, Consumer<EvidenceHold> move) {
        return incidents.locked(incident).chain(it -> holds.locked(incident, id)
                .invoke(hold -> IfMatch.check(version, hold.version)).invoke(move).call(holds::flush)
                .call(hold -> record(action, it, hold, hold.terminationReason))).map(EvidenceHoldView::of);
    }

    private Uni<Void> record(String action, Incident incident, EvidenceHold hold, String reason) {
        return audit.record(action, SUBJECT, hold.id, Discretion.of(incident,
                EvidenceService.detail("incident", hold.incidentId, "evidence", hold.evidenceId, "reason", reason)));
    }
}
