package io.harrier.alerts.alert;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.harrier.alerts.alert.AlertSearch.Hit;
import io.harrier.platform.access.CurrentCaller;
import io.harrier.platform.filter.HqlConditions;
import io.harrier.platform.paging.Conditions;
import io.harrier.platform.paging.Page;
import io.harrier.platform.paging.PageRequest;
import io.harrier.platform.tenancy.TenantTransaction;
import io.smallrye.mutiny.Uni;

/**
 * The queue, My Alerts and every other list of alerts: the queue by severity, then newest first; one's own by when they were
 * assigned; what changed since an instant by that change.
 */
@ApplicationScoped
@TenantTransaction
class AlertLists {

    private static final Duration A_SECOND = Duration.ofSeconds(1);
    /** People ask for conditions that every row of a tenant has to be asked for: a list that takes longer is given up. */
    private static final Duration LONGEST = Duration.ofSeconds(5);
    private static final long MOST_BYTES = 2 * 1024 * 1024;

    private final AlertRepository alerts;
    private final AlertSearch search;
    private final CurrentCaller current;
    private final Clock clock;

    AlertLists(AlertRepository alerts, AlertSearch search, CurrentCaller current, Clock clock) {
        this.alerts = alerts;
        this.search = search;
        this.current = current;
        this.clock = clock;
    }

    Uni<Page<AlertView>> list(AlertFilter filter, PageRequest page, String sort) {
        var question = question(filter, page, sort);
        return alerts.limitTime(LONGEST)
                .chain(() -> question.needsSearch() ? found(question, page.limit) : all(question, page.limit));
    }

    /**
     * Some of a list for a file, in the order in which they were made: as many as may be held at once, for what a source says of an alert
     * may be long. It takes the time it needs, within what any statement may.
     */
    Uni<Page<AlertView>> some(AlertFilter filter, PageRequest page) {
        var question = question(filter, page, AlertSort.MADE.wire);
        return search.find(question, page.limit + 1).chain(hits -> alerts.sizes(hits.stream().map(Hit::id).toList())
                .chain(sizes -> {
                    var some = fitting(hits, sizes, page.limit);
                    String next = hits.size() > some.size()
                            ? question.sort().cursor(some.get(some.size() - 1)).encoded()
                            : null;
                    return views(some, question.sort()).map(views -> new Page<>(views, next));
                }));
    }

    private AlertQuestion question(AlertFilter filter, PageRequest page, String sort) {
        return AlertQuestion.of(filter, page.updatedSince, sort, current.get().subject(), clock.instant()).after(page.cursor);
    }

    private static List<Hit> fitting(List<Hit> hits, Map<UUID, Long> sizes, int limit) {
        long bytes = 0;
        int count = 0;
        while (count < Math.min(limit, hits.size()) && (count == 0 || bytes < MOST_BYTES)) {
            bytes += sizes.getOrDefault(hits.get(count++).id(), 0L);
        }
        return hits.subList(0, count);
    }

    /** What is first in this order, without the rows. */
    Uni<List<Hit>> first(AlertQuestion question, int atMost) {
        return alerts.limitTime(LONGEST).chain(() -> search.find(question, atMost));
    }

    /** How many there are, up to a cap; given up after a second, for a condition may be one that every row has to be asked for. */
    Uni<Integer> count(AlertQuestion question, int cap) {
        return alerts.limitTime(A_SECOND).chain(() -> search.count(question, cap));
    }

    /** Those of these that the caller may see, in this order. */
    Uni<List<AlertView>> views(List<Hit> hits, AlertSort sort) {
        var now = clock.instant();
        return alerts.list(hits.stream().map(Hit::id).toList(), sort.order)
                .map(rows -> rows.stream().map(alert -> AlertView.of(alert, now)).toList());
    }

    private Uni<Page<AlertView>> all(AlertQuestion question, int limit) {
        var now = clock.instant();
        var conditions = new Conditions();
        HqlConditions.add(question.condition(), conditions);
        if (!question.after().isEmpty()) {
            conditions.also(question.sort().after);
            question.after().forEach(conditions::value);
        }
        return alerts.list(conditions, question.states().hql, question.sort().order, limit)
                .map(rows -> Page.of(rows, limit, alert -> AlertView.of(alert, now), question.sort()::cursor));
    }

    private Uni<Page<AlertView>> found(AlertQuestion question, int limit) {
        return search.find(question, limit + 1).chain(hits -> {
            String next = hits.size() > limit ? question.sort().cursor(hits.get(limit - 1)).encoded() : null;
            return views(hits.stream().limit(limit).toList(), question.sort()).map(views -> new Page<>(views, next));
        });
    }
}
