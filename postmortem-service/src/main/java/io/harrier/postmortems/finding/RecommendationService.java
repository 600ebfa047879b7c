package io.harrier.postmortems.finding;

import java.time.Clock;
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

/** What a review recommends about its findings: written while the review may be. */
@ApplicationScoped
@TenantTransaction
class RecommendationService {

    private final RecommendationRepository recommendations;
    private final FindingRepository findings;
    private final OpenReviews reviews;
    private final MergePatch patches;
    private final Audit audit;
    private final CurrentCaller caller;
    private final Ids ids;
    private final Clock clock;

    RecommendationService(RecommendationRepository recommendations, FindingRepository findings, OpenReviews reviews,
            MergePatch patches, Audit audit, CurrentCaller caller, Ids ids, Clock clock) {
        this.recommendations = recommendations;
        this.findings = findings;
        this.reviews = reviews;
        this.patches = patches;
        this.audit = audit;
        this.caller = caller;
        this.ids = ids;
        this.clock = clock;
    }

    Uni<Page<RecommendationView>> list(UUID review, UUID finding, PageRequest page) {
        return shown(review, finding).chain(() -> recommendations.list(finding, page))
                .map(rows -> Page.of(rows, page.limit, RecommendationView::of,
                        last -> Cursor.of(RecommendationRepository.SORT, last.id)));
    }

    Uni<RecommendationView> get(UUID review, UUID finding, UUID id) {
        return shown(review, finding).chain(() -> recommendations.require(finding, id)).map(RecommendationView::of);
    }

    /** The review is loaded with what it found: whoever is shown a restricted one's is on record. */
    private Uni<Finding> shown(UUID review, UUID finding) {
        return reviews.ensureThere(review).chain(() -> findings.require(review, finding));
    }

    Uni<RecommendationView> add(UUID review, UUID finding, RecommendationContent content) {
        return reviews.lockForWriting(review).chain(() -> findings.require(review, finding))
                .chain(() -> recommendations.persistAndFlush(new Recommendation(ids.next(), finding, content, now())))
                .call(made -> record("recommendation_added", made))
                .map(RecommendationView::of);
    }

    Uni<RecommendationView> change(UUID review, UUID finding, UUID id, IfMatch match, ObjectNode patch) {
        return forWriting(review, finding, id)
                .invoke(recommendation -> {
                    IfMatch.check(match, recommendation.version);
                    recommendation.rewrite(patches.apply(recommendation.content, patch, RecommendationContent.class), now());
                })
                .call(recommendations::flush)
                .call(changed -> record("recommendation_updated", changed))
                .map(RecommendationView::of);
    }

    Uni<Void> remove(UUID review, UUID finding, UUID id, IfMatch match) {
        return forWriting(review, finding, id)
                .invoke(recommendation -> IfMatch.check(match, recommendation.version))
                .call(recommendations::delete)
                .call(removed -> record("recommendation_removed", removed))
                .replaceWithVoid();
    }

    private Uni<Recommendation> forWriting(UUID review, UUID finding, UUID id) {
        return reviews.lockForWriting(review).chain(() -> findings.require(review, finding))
                .chain(() -> recommendations.require(finding, id));
    }

    private Uni<Void> record(String action, Recommendation recommendation) {
        return audit.record(action, "recommendation", recommendation.id,
                Map.of("findingId", recommendation.findingId, "name", recommendation.content.name()));
    }

    private Stamp now() {
        return Stamp.of(caller.get(), clock);
    }
}
