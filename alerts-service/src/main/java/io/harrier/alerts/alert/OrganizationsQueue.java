package io.harrier.alerts.alert;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import io.harrier.alerts.alert.AlertSearch.Hit;
import io.harrier.platform.access.Caller;
import io.harrier.platform.paging.Page;
import io.harrier.platform.paging.PageRequest;
import io.harrier.platform.tenancy.Tenancy;
import io.harrier.platform.work.Turns;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/**
 * One list of the alerts of several organizations. Each organization is asked as the person is there, in a transaction of its own under its
 * own row-level security, for what is first there; what is first of all is then read in the same way. An organization that can't be read
 * fails the whole: a list that looked complete and were not would be worse.
 */
@ApplicationScoped
class OrganizationsQueue {

    /** So many connections one request takes, of those that all share. */
    private static final int AT_ONCE = 4;

    private final AlertLists lists;
    private final Tenancy tenancy;
    private final Turns turns;
    private final Clock clock;

    OrganizationsQueue(AlertLists lists, Tenancy tenancy, Turns turns, Clock clock) {
        this.lists = lists;
        this.tenancy = tenancy;
        this.turns = turns;
        this.clock = clock;
    }

    private record Found(Caller where, Hit hit) {
    }

    /** @param callers who the person is in each organization; the same subject in all */
    Uni<Page<QueuedAlert>> list(List<Caller> callers, AlertFilter filter, PageRequest page, String asked) {
        var question = AlertQuestion.of(filter, page.updatedSince, asked, callers.get(0).subject(), clock.instant())
                .after(page.cursor);
        return each(callers, caller -> lists.first(question, page.limit + 1)
                .map(hits -> hits.stream().map(hit -> new Found(caller, hit)).toList()))
                .chain(found -> {
                    var first = found.stream().sorted(Comparator.comparing(Found::hit, order(question.sort())))
                            .limit(page.limit).toList();
                    String next = found.size() > first.size()
                            ? question.sort().cursor(first.get(first.size() - 1).hit()).encoded()
                            : null;
                    return read(first, question.sort()).map(items -> new Page<>(items, next));
                });
    }

    private Uni<List<QueuedAlert>> read(List<Found> first, AlertSort sort) {
        var byOrganization = first.stream().collect(Collectors.groupingBy(Found::where));
        return each(List.copyOf(byOrganization.keySet()),
                caller -> lists.views(byOrganization.get(caller).stream().map(Found::hit).toList(), sort)
                        .map(views -> views.stream().map(view -> QueuedAlert.of(caller, view)).toList()))
                .map(all -> {
                    Map<UUID, QueuedAlert> byId = new HashMap<>();
                    all.forEach(it -> byId.put(it.alert().id(), it));
                    // One that went out of sight in between is left out.
                    return first.stream().map(it -> byId.get(it.hit().id())).filter(it -> it != null).toList();
                });
    }

    /** One that fails ends the whole; those that were asked with it answer to nobody. */
    private <T> Uni<List<T>> each(List<Caller> callers, java.util.function.Function<Caller, Uni<List<T>>> work) {
        return Multi.createFrom().iterable(callers).onItem()
                .transformToUni(caller -> tenancy.as(caller, () -> turns.take(caller, () -> work.apply(caller))))
                .merge(AT_ONCE)
                .collect().in(ArrayList::new, List::addAll);
    }

    /** As the database orders. */
    private static Comparator<Hit> order(AlertSort sort) {
        Comparator<Hit> byId = Comparator.comparing(hit -> hit.id().toString());
        return switch (sort) {
            case SEVERITY -> Comparator.comparing(Hit::rank).thenComparing(Hit::at).thenComparing(byId).reversed();
            case ASSIGNED -> Comparator.comparing(Hit::at).thenComparing(byId).reversed();
            case UPDATED -> Comparator.comparing(Hit::at).thenComparing(byId);
            case MADE -> byId;
        };
    }
}
