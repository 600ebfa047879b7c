package io.harrier.postmortems.finding;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.harrier.platform.access.CurrentCaller;
import io.harrier.platform.audit.Audit;
import io.harrier.platform.http.IfMatch;
import io.harrier.platform.http.MergePatch;
import io.harrier.platform.ids.Ids;
import io.harrier.platform.paging.Cursor;
import io.harrier.platform.paging.Page;
import io.harrier.platform.paging.PageRequest;
import io.harrier.platform.tenancy.TenantTransaction;
import io.harrier.postmortems.people.Stamp;
import io.harrier.postmortems.review.OpenReviews;
import io.smallrye.mutiny.Uni;

/** What a review found: written while the review may be. */
@ApplicationScoped
@TenantTransaction
class FindingService {

    private final FindingRepository findings;
    private final OpenReviews reviews;
    private final MergePatch patches;
    private final Audit audit;
    private final CurrentCaller caller;
    private final Ids ids;
    private final Clock clock;

    FindingService(FindingRepository findings, OpenReviews reviews, MergePatch patches, Audit audit, CurrentCaller caller,
            Ids ids, Clock clock) {
        this.findings = findings;
        this.reviews = reviews;
        this.patches = patches;
        this.audit = audit;
        this.caller = caller;
        this.ids = ids;
        this.clock = clock;
    }

    Uni<Page<FindingView>> list(UUID review, List<FindingType> types, PageRequest page) {
        return reviews.ensureThere(review).chain(() -> findings.list(review, types, page))
                .map(rows -> Page.of(rows, page.limit, FindingView::of, last -> Cursor.of(FindingRepository.SORT, last.id)));
    }

    Uni<FindingView> get(UUID review, UUID id) {
        return reviews.ensureThere(review).chain(() -> findings.require(review, id)).map(FindingView::of);
    }

    Uni<FindingView> add(UUID review, FindingContent content) {
        return reviews.lockForWriting(review)
                .chain(() -> findings.persistAndFlush(new Finding(ids.next(), review, content, now())))
                .call(made -> record("finding_added", made))
                .map(FindingView::of);
    }

    Uni<FindingView> change(UUID review, UUID id, IfMatch match, ObjectNode patch) {
        return reviews.lockForWriting(review).chain(() -> findings.require(review, id))
                .invoke(finding -> {
                    IfMatch.check(match, finding.version);
                    finding.rewrite(patches.apply(finding.content, patch, FindingContent.class), now());
                })
                .call(findings::flush)
                .call(changed -> record("finding_updated", changed))
                .map(FindingView::of);
    }

    /** Takes a finding back, with its recommendations. */
    Uni<Void> remove(UUID review, UUID id, IfMatch match) {
        return reviews.lockForWriting(review).chain(() -> findings.require(review, id))
                .invoke(finding -> IfMatch.check(match, finding.version))
                .call(findings::delete)
                .call(removed -> record("finding_removed", removed))
                .replaceWithVoid();
    }

    private Uni<Void> record(String action, Finding finding) {
        return audit.record(action, "finding", finding.id,
                Map.of("reviewId", finding.reviewId, "type", finding.content.type(), "name", finding.content.name()));
    }

    private Stamp now() {
        return Stamp.of(caller.get(), clock);
    }
}
