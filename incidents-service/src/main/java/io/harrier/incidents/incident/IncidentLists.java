package io.harrier.incidents.incident;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.harrier.incidents.incident.IncidentSearch.Hit;
import io.harrier.platform.access.CurrentCaller;
import io.harrier.platform.paging.Page;
import io.harrier.platform.paging.PageRequest;
import io.harrier.platform.tenancy.StatementTime;
import io.harrier.platform.tenancy.TenantTransaction;
import io.smallrye.mutiny.Uni;

/** Every list of incidents: what columns with an index tell is read as it is, the rest is searched for. */
@ApplicationScoped
@TenantTransaction
class IncidentLists {

    private static final Duration A_SECOND = Duration.ofSeconds(1);
    /** People ask for conditions that every row of a tenant has to be asked for: a list that takes longer is given up. */
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final IncidentRepository incidents;
    private final IncidentSearch search;
    private final StatementTime time;
    private final CurrentCaller current;
    private final Clock clock;

    IncidentLists(IncidentRepository incidents, IncidentSearch search, StatementTime time, CurrentCaller current,
            Clock clock) {
        this.incidents = incidents;
        this.search = search;
        this.time = time;
        this.current = current;
        this.clock = clock;
    }

    Uni<Page<IncidentView>> list(IncidentFilter filter, PageRequest page, String sort) {
        var question = question(filter, page, sort);
        var limited = filter.searches() ? time.limit(LONGEST) : Uni.createFrom().voidItem();
        return limited.chain(() -> question.needsSearch()
                ? found(question, page.limit)
                : incidents.list(question, page.limit)
                        .map(rows -> Page.of(rows, page.limit, IncidentView::of, question.sort()::cursor)));
    }

    /** Some of a list for a file, in the order in which they were made. It takes the time it needs, within what any statement may. */
    Uni<Page<IncidentView>> some(IncidentFilter filter, PageRequest page) {
        return found(question(filter, page, IncidentSort.MADE.wire), page.limit);
    }

    /** How many there are, up to a cap; given up after a second, for a condition may be one that every row has to be asked for. */
    Uni<Integer> count(IncidentQuestion question, int cap) {
        return time.limit(A_SECOND).chain(() -> search.count(question, cap));
    }

    private IncidentQuestion question(IncidentFilter filter, PageRequest page, String sort) {
        return IncidentQuestion.of(filter, page.updatedSince, sort, current.get().subject(), clock.instant())
                .after(page.cursor);
    }

    private Uni<Page<IncidentView>> found(IncidentQuestion question, int limit) {
        return search.find(question, limit + 1).chain(hits -> {
            var shown = hits.stream().limit(limit).toList();
            var last = hits.size() > limit ? hits.get(limit - 1) : null;
            return views(shown).map(views -> new Page<>(views,
                    last == null ? null : question.sort().cursor(last.id(), last.at()).encoded()));
        });
    }

    private Uni<List<IncidentView>> views(List<Hit> hits) {
        return incidents.visible(hits.stream().map(Hit::id).toList()).map(rows -> {
            Map<UUID, Incident> byId = new HashMap<>();
            rows.forEach(incident -> byId.put(incident.id, incident));
            return hits.stream().map(hit -> byId.get(hit.id())).filter(Objects::nonNull).map(IncidentView::of).toList();
        });
    }
}
