package io.harrier.incidents.evidence;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.harrier.incidents.incident.IncidentService;
import io.harrier.incidents.timeline.EventSeverity;
import io.harrier.incidents.timeline.Timeline;
import io.harrier.incidents.timeline.TimelineEventType;
import io.harrier.platform.access.CurrentCaller;
import io.harrier.platform.audit.Audit;
import io.harrier.platform.http.IfMatch;
import io.harrier.platform.http.MergePatch;
import io.harrier.platform.ids.Ids;
import io.harrier.platform.paging.Page;
import io.harrier.platform.paging.PageRequest;
import io.harrier.platform.problem.IllegalMove;
import io.harrier.platform.problem.NotFound;
import io.harrier.platform.problem.RuleBroken;
import io.harrier.platform.tenancy.TenantTransaction;
import io.smallrye.mutiny.Uni;

/** Evidence: taken up, described, handed on, checked when somebody asks. */
@ApplicationScoped
@TenantTransaction
class EvidenceService {

    static final String SUBJECT = "evidence";

    private final EvidenceRepository evidence;
    private final CustodyRepository ledgers;
    private final Custody custody;
    private final EvidenceAccess access;
    private final IncidentService incidents;
    private final Timeline timeline;
    private final MergePatch patches;
    private final CurrentCaller current;
    private final Audit audit;
    private final Clock clock;
    private final Ids ids;

    EvidenceService(EvidenceRepository evidence, CustodyRepository ledgers, Custody custody, EvidenceAccess access,
            IncidentService incidents, Timeline timeline, MergePatch patches, CurrentCaller current, Audit audit, Clock clock,
            Ids ids) {
        this.evidence = evidence;
        this.ledgers = ledgers;
        this.custody = custody;
        this.access = access;
        this.incidents = incidents;
        this.timeline = timeline;
        this.patches = patches;
        this.current = current;
        this.audit = audit;
        this.clock = clock;
        this.ids = ids;
    }

    Uni<Page<EvidenceView>> list(UUID incident, EvidenceFilter filter, PageRequest page) {
        return incidents.visible(incident).chain(() -> evidence.page(incident, filter, page)).call(access::seen)
                .map(rows -> Page.of(rows, page.limit, EvidenceView::of, EvidenceRepository::after));
    }

    Uni<EvidenceView> get(UUID incident, UUID id) {
        return visible(incident, id).map(EvidenceView::of);
    }

    Uni<Page<CustodyView>> ledger(UUID incident, UUID id, PageRequest page) {
        return visible(incident, id).chain(() -> ledgers.page(id, page))
                .map(rows -> Page.of(rows, page.limit, CustodyView::of, CustodyRepository::after));
    }

    private Uni<Evidence> visible(UUID incident, UUID id) {
        return incidents.visible(incident).chain(() -> evidence.of(incident, id)).call(access::seen);
    }

    Uni<EvidenceView> create(UUID incident, CreateEvidence request) {
        var by = current.get();
        var now = clock.instant();
        var item = Evidence.of(ids.next(), incident, request.details(), request.acquisition(by, now), by, now);
        return incidents.visible(incident).chain(() -> original(incident, request.originalId()))
                .chain(() -> activity(incident, request.activityId()))
                .chain(() -> evidence.persistAndFlush(item))
                .chain(() -> custody.write(item, CustodyAction.COLLECTED, collected(item)))
                .chain(() -> audit.record("evidence_collected", SUBJECT, item.id,
                        Map.of("incident", incident, "evidenceType", item.acquired.type())))
                .chain(() -> timeline.write(incident, TimelineEventType.NOTE, EventSeverity.INFO, "Evidence taken",
                        item.details.name() + " was taken as evidence by " + item.acquired.by().shown(), by))
                .chain(evidence::flush).replaceWith(() -> EvidenceView.of(item));
    }

    private static Map<String, Object> collected(Evidence item) {
        var detail = new HashMap<String, Object>();
        detail.put("name", item.details.name());
        detail.put("evidenceType", item.acquired.type().wire);
        detail.put("collectedAt", item.acquired.at().toString());
        detail.put("collectedBy", item.acquired.by().subject());
        detail.put("declaredSha256", item.acquired.sha256());
        detail.put("originalId", item.acquired.originalId());
        detail.put("sealNumbers", item.details.sealNumbers());
        return detail;
    }

    private Uni<Void> original(UUID incident, UUID original) {
        if (original == null) {
            return Uni.createFrom().voidItem();
        }
        return evidence.of(incident, original).onFailure(NotFound.class)
                .transform(missing -> new RuleBroken("/originalId", "Not an item of this incident")).replaceWithVoid();
    }

    private Uni<Void> activity(UUID incident, UUID activity) {
        if (activity == null) {
            return Uni.createFrom().voidItem();
        }
        return evidence.hasActivity(incident, activity).invoke(known -> {
            if (!known) {
                throw new RuleBroken("/activityId", "Not an activity of this incident's investigation");
            }
        }).replaceWithVoid();
    }

    Uni<EvidenceView> patch(UUID incident, UUID id, IfMatch version, ObjectNode patch) {
        var required = IfMatch.required(version);
        return held(incident, id, required).invoke(item -> {
            item.liveFor("change");
            item.describeAgain(patches.apply(item.details, patch, EvidenceDetails.class), current.get(), clock.instant());
        }).call(item -> activity(incident, item.details.activityId()))
                .call(() -> audit.record("evidence_changed", SUBJECT, id, Map.of("changes", patch))).call(evidence::flush)
                .map(EvidenceView::of);
    }

    Uni<EvidenceView> offer(UUID incident, UUID id, IfMatch version, Transfer request) {
        return step(incident, id, version, "evidence_transfer_offered", CustodyAction.TRANSFER_OFFERED,
                item -> item.offer(request.to(), request.reason(), current.get(), clock.instant()),
                detail("to", request.to().subject(), "toName", request.to().name(), "reason", request.reason()));
    }

    Uni<EvidenceView> answer(UUID incident, UUID id, IfMatch version, boolean accepted, String reason) {
        return step(incident, id, version, accepted ? "evidence_transferred" : "evidence_transfer_refused",
                accepted ? CustodyAction.TRANSFERRED : CustodyAction.TRANSFER_REFUSED,
                item -> item.answerOffer(accepted, current.get(), clock.instant()), detail("reason", reason));
    }

    /** Lets it be hashed anew, within seconds. */
    Uni<EvidenceView> verify(UUID incident, UUID id) {
        return held(incident, id, null).invoke(item -> {
            if (item.contentState != ContentState.STORED) {
                throw new IllegalMove("verification", item.contentState.wire, java.util.List.of());
            }
            if (item.integrity == Integrity.MISMATCH) {
                throw new IllegalMove("verification", item.integrity.wire, java.util.List.of());
            }
            item.nextCheckAt = clock.instant();
        }).call(() -> audit.record("evidence_verification_asked", SUBJECT, id, Map.of("incident", incident)))
                .call(evidence::flush).map(EvidenceView::of);
    }

    private Uni<EvidenceView> step(UUID incident, UUID id, IfMatch version, String act, CustodyAction action,
            Consumer<Evidence> move, Map<String, ?> detail) {
        return held(incident, id, version).invoke(move).call(item -> custody.write(item, action, detail))
                .call(() -> audit.record(act, SUBJECT, id, detail)).call(evidence::flush).map(EvidenceView::of);
    }

    private Uni<Evidence> held(UUID incident, UUID id, IfMatch version) {
        return incidents.visible(incident).chain(() -> evidence.locked(incident, id))
                .invoke(item -> IfMatch.check(version, item.version));
    }

    static Map<String, Object> detail(Object... namesAndValues) {
        var detail = new HashMap<String, Object>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            if (namesAndValues[i + 1] != null) {
                detail.put((String) namesAndValues[i], namesAndValues[i + 1]);
            }
        }
        return detail;
    }
}
