package io.harrier.incidents.incident;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.harrier.platform.access.Caller;
import io.harrier.platform.access.CurrentCaller;
import io.harrier.platform.audit.Audit;
import io.harrier.platform.http.IfMatch;
import io.harrier.platform.ids.Ids;
import io.harrier.platform.paging.Page;
import io.harrier.platform.paging.PageRequest;
import io.harrier.platform.problem.Conflict;
import io.harrier.platform.problem.RuleBroken;
import io.harrier.platform.tenancy.TenantTransaction;
import io.smallrye.mutiny.Uni;

/** The steps of an incident's life. Each holds the incident, takes the step and tells the listeners, all in one transaction. */
@ApplicationScoped
@TenantTransaction
class IncidentLife {

    private final IncidentRepository incidents;
    private final Sight sight;
    private final UndoneClosings undone;
    private final IncidentListeners listeners;
    private final CurrentCaller current;
    private final Audit audit;
    private final Clock clock;
    private final Ids ids;

    IncidentLife(IncidentRepository incidents, Sight sight, UndoneClosings undone, IncidentListeners listeners,
            CurrentCaller current, Audit audit, Clock clock, Ids ids) {
        this.incidents = incidents;
        this.sight = sight;
        this.undone = undone;
        this.listeners = listeners;
        this.current = current;
        this.audit = audit;
        this.clock = clock;
        this.ids = ids;
    }

    /** What a closed incident had reached, and how it ended. */
    record Closing(Milestones reached, Ending ending) {
    }

    /** A step as the incident takes it. */
    private interface Step {
        Move take(Incident incident, Caller by, Instant now);
    }

    Uni<IncidentView> acknowledge(UUID id, IfMatch version) {
        return step(id, version, Incident::acknowledge);
    }

    Uni<IncidentView> investigate(UUID id, IfMatch version, String reason) {
        return step(id, version, (incident, by, now) -> incident.investigate(reason, by, now));
    }

    Uni<IncidentView> contain(UUID id, IfMatch version, String reason) {
        return step(id, version, (incident, by, now) -> incident.contain(reason, by, now));
    }

    Uni<IncidentView> remediate(UUID id, IfMatch version, String reason) {
        return step(id, version, (incident, by, now) -> incident.remediate(reason, by, now));
    }

    Uni<IncidentView> reopen(UUID id, IfMatch version, String reason) {
        return held(id, version).chain(incident -> {
            var closing = new Closing(incident.reached, incident.ending);
            var move = incident.reopen(reason, current.get(), clock.instant());
            return undone.persist(UndoneClosing.of(ids.next(), incident.id, closing, move)).chain(() -> moved(incident, move));
        });
    }

    /** What each reopening undid, the first first. */
    Uni<Page<ReopeningView>> reopenings(UUID id, PageRequest page) {
        return incidents.visible(id).chain(() -> undone.list(id, page))
                .map(rows -> Page.of(rows, page.limit, ReopeningView::of, undone::after));
    }

    Uni<IncidentView> markFalsePositive(UUID id, IfMatch version, FalsePositive request) {
        return step(id, version, (incident, by, now) -> incident.markFalsePositive(request.justification(), by, now));
    }

    Uni<IncidentView> close(UUID id, IfMatch version, Closure request) {
        return held(id, version).chain(incident -> {
            var move = incident.close(request.closureReason(), request.resolutionSummary(), current.get(), clock.instant());
            return listeners.tell(listener -> listener.closing(incident)).chain(() -> moved(incident, move));
        });
    }

    Uni<IncidentView> merge(UUID id, IfMatch version, Merge request) {
        if (id.equals(request.into())) {
            throw new RuleBroken("/into", "An incident is merged into another one");
        }
        return incidents.lockedBoth(id, request.into(), (incident, into) -> merge(incident, version, into, request));
    }

    /** Not where the other went on into a third: that one has to be undone before. */
    Uni<IncidentView> unmerge(UUID id, IfMatch version, String reason) {
        return incidents.mergedInto(id).chain(into -> into == null
                ? step(id, version, (incident, by, now) -> {
                    refuseMeanwhile(incident.isMerged());
                    return incident.unmerge(reason, by, now);
                })
                : incidents.restriction(into).invoke(IncidentLife::refuseHidden).chain(() -> incidents
                        .lockedBoth(id, into, (incident, from) -> unmerge(incident, version, from, reason))));
    }

    private static void refuseHidden(Boolean restriction) {
        if (restriction == null) {
            throw new Conflict("It was merged into an incident that you do not see: somebody who does undoes it");
        }
    }

    /** Into which one was asked before they were held. */
    private static void refuseMeanwhile(boolean merged) {
        if (merged) {
            throw new Conflict("It was merged into another one meanwhile: ask again");
        }
    }

    private Uni<IncidentView> unmerge(Incident incident, IfMatch version, Incident from, String reason) {
        IfMatch.check(version, incident.version);
        refuseMeanwhile(incident.isMerged() && !from.id.equals(incident.ending.mergedInto()));
        if (from.isMerged()) {
            throw new Conflict("Incident " + from.reference() + " was merged into another one itself: undo that first");
        }
        var by = current.get();
        var closing = new Closing(incident.reached, from.restricted ? incident.ending.outOfSight() : incident.ending);
        var move = incident.unmerge("Merge into " + Ending.named(from) + " undone: " + reason, by, clock.instant());
        return incidents.flush().chain(() -> undone.persist(UndoneClosing.of(ids.next(), incident.id, closing, move)))
                .chain(() -> listeners.tell(listener -> listener.unmerged(incident, from, reason, by)))
                .chain(() -> moved(incident, move));
    }

    private Uni<IncidentView> merge(Incident incident, IfMatch version, Incident into, Merge request) {
        IfMatch.check(version, incident.version);
        var by = current.get();
        var move = incident.mergeInto(into, request.reason(), by, clock.instant());
        return shownToNobodyElse(incident, into).chain(incidents::flush)
                .chain(() -> listeners.tell(listener -> listener.merged(incident, into, by)))
                .chain(() -> moved(incident, move));
    }

    /**
     * What lives on has the alerts and the story of the other: it must not show them to people who did not see them before. What ends names
     * what lives on: not everybody must hear of that.
     */
    private Uni<Void> shownToNobodyElse(Incident incident, Incident into) {
        if (!incident.restricted && into.restricted) {
            throw new RuleBroken("/into",
                    "What is merged into a restricted incident says so to all who see it: restrict this one first");
        }
        return incident.restricted
                ? sight.checkMerged(incident, "/into")
                : Uni.createFrom().voidItem();
    }

    private Uni<IncidentView> step(UUID id, IfMatch version, Step step) {
        return held(id, version).chain(incident -> moved(incident, step.take(incident, current.get(), clock.instant())));
    }

    private Uni<Incident> held(UUID id, IfMatch version) {
        return incidents.locked(id).invoke(incident -> IfMatch.check(version, incident.version));
    }

    private Uni<IncidentView> moved(Incident incident, Move move) {
        return incidents.flush().chain(() -> listeners.tell(listener -> listener.moved(incident, move)))
                .chain(() -> audit.record("incident_updated", "incident", incident.id, Discretion.of(incident, detail(move))))
                .replaceWith(() -> IncidentView.of(incident));
    }

    private static Map<String, Object> detail(Move move) {
        var detail = new HashMap<String, Object>(
                Map.of("step", move.step().path(), "from", move.from().wire, "to", move.to().wire));
        if (move.reason() != null) {
            detail.put("reason", move.reason());
        }
        return detail;
    }
}
