package io.harrier.alerts.processing;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import io.harrier.platform.paging.Cursor;
import io.harrier.platform.paging.Page;
import io.harrier.platform.paging.PageRequest;
import io.harrier.platform.problem.NotFound;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

@ApplicationScoped
class ProcessingRuleRepository implements PanacheRepositoryBase<ProcessingRule, UUID> {

    private static final String SORT = "priority";
    private static final String WHAT = "event processing rule";
    private static final String IS_SOURCE = "select count(*) from enrichment_sources where name = ?1";
    private static final String ALONE = "select pg_advisory_xact_lock(hashtextextended('processing' || current_tenant(), 0))";

    Uni<ProcessingRule> get(UUID id) {
        return findById(id).onItem().ifNull().failWith(() -> new NotFound(WHAT, id));
    }

    Uni<ProcessingRule> lock(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE).onItem().ifNull().failWith(() -> new NotFound(WHAT, id));
    }

    Uni<Boolean> isNamed(String name, UUID but) {
        return count("name = ?1 and id <> ?2", name, but).map(known -> known > 0);
    }

    /** How many are evaluated; who asks is alone with the answer until the transaction ends. */
    Uni<Long> evaluated() {
        return Panache.getSession().chain(session -> session.<Object>createNativeQuery(ALONE).getResultList())
                .chain(() -> count("status in ?1", List.of(ProcessingRuleStatus.TESTING, ProcessingRuleStatus.ACTIVE)));
    }

    Uni<Boolean> isSource(String name) {
        return Panache.getSession().chain(session -> session.<Long>createNativeQuery(IS_SOURCE).setParameter(1, name)
                .getSingleResult()).map(known -> known > 0);
    }

    Uni<Page<ProcessingRuleView>> list(PageRequest page) {
        var after = Cursor.decode(page.cursor, SORT, 2);
        var since = page.updatedSince == null ? Instant.EPOCH : page.updatedSince;
        int priority = after == null ? -1 : after.number(0);
        return find("(priority, name) > (?1, ?2) and updatedAt >= ?3 order by priority, name", priority,
                after == null ? "" : after.text(1), since).range(0, page.limit).list()
                .map(rows -> Page.of(rows, page.limit, ProcessingRuleView::of,
                        rule -> Cursor.of(SORT, rule.priority, rule.name)));
    }
}
