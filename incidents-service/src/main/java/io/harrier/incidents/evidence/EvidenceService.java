package io.harrier.incidents.evidence;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.harrier.incidents.incident.Discretion;
import io.harrier.incidents.incident.IncidentService;
import io.harrier.platform.access.CurrentCaller;
import io.harrier.platform.audit.Audit;
import io.harrier.platform.http.IfMatch;
import io.harrier.platform.http.MergePatch;
import io.harrier.platform.ids.Ids;
import io.harrier.platform.paging.Page;
import io.harrier.platform.paging.PageRequest;
import io.harrier.platform.problem.Forbidden;
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
    private final EvidenceNews news;
    private final MergePatch patches;
    private final CurrentCaller current;
    private final Audit audit;
    private final Clock clock;
    private final Ids ids;

    EvidenceService(EvidenceRepository evidence, CustodyRepository ledgers, Custody custody, EvidenceAccess access,
            IncidentService incidents, EvidenceNews news, MergePatch patches, CurrentCaller current, Audit audit, Clock clock,
            Ids ids) {
        this.evidence = evidence;
        this.ledgers = ledgers;
        this.custody = custody;
        this.access = access;
        this.incidents = incidents;
        this.news = news;
        this.patches = patches;
        this.current = current;
        this.audit = audit;
        this.clock = clock;
        this.ids = ids;
    }

    Uni<Page<EvidenceView>> list(UUID incident, EvidenceFilter filter, PageRequest page) {
        return incidents.visible(incident).chain(() -> evidence.page(incident, filter, page))
                .call(rows -> access.seen(rows.stream().limit(page.limit).toList()))
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
        return incidents.locked(incident).call(() -> original(incident, request.originalId()))
                .call(() -> activity(incident, request.activityId()))
                .call(() -> evidence.persistAndFlush(item))
                .call(() -> custody.write(item, CustodyAction.COLLECTED, collected(item)))
                .call(it -> news.collected(it, item))
                .chain(evidence::flush).replaceWith(() -> EvidenceView.of(item));
    }

    private static Map<String, Object> collected(Evidence item) {
        var detail = new HashMap<String, Object>();
        detail.put("name", item.details.name());
        detail.put("evidenceType", item.acquired.type().wire);
        detail.put("collectedAt", item.acquired.at().toString());
        detail.put("collectedBy", item.acquired.by().subject());
        detail.put("declaredSha256", item.acquired.sha256());
        detail.put("declaredSha1", item.acquired.sha1());
        detail.put("declaredMd5", item.acquired.md5());
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

    /** @param manages whether the caller directs the work of others: who says that something is sensitive no more does */
    Uni<EvidenceView> patch(UUID incident, UUID id, IfMatch version, ObjectNode patch, boolean manages) {
        var required = IfMatch.required(version);
        return held(incident, id, required).call(item -> {
            item.liveFor("change");
            var before = item.details;
            item.describeAgain(patches.apply(before, patch, EvidenceDetails.class), current.get(), clock.instant());
            if (before.sensitive() && !item.details.sensitive() && !manages) {
                throw new Forbidden("That it is sensitive is taken back by an incident manager");
            }
            var custodial = item.details.custodialDifferencesTo(before);
            return custodial.isEmpty()
                    ? Uni.createFrom().voidItem()
                    : custody.write(item, CustodyAction.DESCRIBED, custodial);
        }).call(item -> activity(incident, item.details.activityId()))
                .call(() -> incidents.visible(incident).chain(it -> audit.record("evidence_changed", SUBJECT, id,
                        Discretion.of(it, Map.of("changes", patch)))))
                .call(evidence::flush)
                .map(EvidenceView::of);
    }

    /** Lets it be hashed anew, within seconds. */
    Uni<EvidenceView> verify(UUID incident, UUID id) {
        return held(incident, id, null).invoke(item -> {
            if (item.contentState != ContentState.STORED) {
                throw new IllegalMove("verification", item.contentState.wire, List.of());
            }
            if (item.integrity == Integrity.MISMATCH) {
                throw new IllegalMove("verification", item.integrity.wire, List.of());
            }
            item.nextCheckAt = clock.instant();
        }).call(() -> audit.record("evidence_verification_asked", SUBJECT, id, Map.of("incident", incident)))
                .call(evidence::flush).map(EvidenceView::of);
    }

    private Uni<Evidence> held(UUID incident, UUID id, IfMatch version) {
        return incidents.visible(incident).chain(() -> evidence.locked(incident, id))
                .invoke(item -> IfMatch.check(version, item.version)).call(access::touched);
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
