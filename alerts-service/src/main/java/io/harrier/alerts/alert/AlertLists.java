package io.harrier.alerts.alert;

import java.time.Clock;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import io.harrier.alerts.alert.AlertSearch.Hit;
import io.harrier.platform.access.CurrentCaller;
import io.harrier.platform.paging.Conditions;
import io.harrier.platform.paging.Cursor;
import io.harrier.platform.paging.Order;
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

    private static final Set<AlertStatus> HELD = EnumSet.of(AlertStatus.ASSIGNED, AlertStatus.INVESTIGATING);
    private static final Set<AlertStatus> QUEUED = EnumSet.of(AlertStatus.OPEN, AlertStatus.ASSIGNED,
            AlertStatus.INVESTIGATING);
    private static final Set<AlertStatus> SUPPRESSED = EnumSet.of(AlertStatus.SUPPRESSED);
    private static final Set<AlertStatus> SHOWN = EnumSet.complementOf(EnumSet.of(AlertStatus.SUPPRESSED));

    /** A sort: its name, the order, and the condition that continues after a cursor's values. */
    private enum Sort implements Order {
        SEVERITY("-severity", "severityRank desc, firstSeenAt desc, id desc",
                "(severityRank, firstSeenAt, id) < (:rank, :at, :id)"),
        ASSIGNED("-assignedAt", "assignedAt desc, id desc", "(assignedAt, id) < (:at, :id)"),
        UPDATED("updatedAt", "updatedAt, id", "(updatedAt, id) > (:at, :id)");

        private final String wire;
        private final String order;
        private final String after;

        Sort(String wire, String order, String after) {
            this.wire = wire;
            this.order = order;
            this.after = after;
        }

        @Override
        public String wire() {
            return wire;
        }

        Cursor cursor(SecurityAlert alert) {
            return switch (this) {
                case SEVERITY -> Cursor.of(wire, alert.severity.rank(), alert.firstSeenAt, alert.id);
                case ASSIGNED -> Cursor.of(wire, alert.assignedAt, alert.id);
                case UPDATED -> Cursor.of(wire, alert.updatedAt, alert.id);
            };
        }

        Cursor cursor(Hit hit) {
            return this == SEVERITY ? Cursor.of(wire, hit.rank(), hit.at(), hit.id()) : Cursor.of(wire, hit.at(), hit.id());
        }
    }

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

    Uni<Page<AlertView>> list(AlertFilter filter, PageRequest page, String asked) {
        var sort = sort(filter, page, asked);
        var conditions = new Conditions();
        narrow(filter, page, conditions);
        conditions.with("updatedAt >= :since", "since", page.updatedSince);
        after(sort, page.cursor, conditions);
        return filter.q == null ? all(filter, sort, conditions, page.limit) : found(filter, sort, conditions, page.limit);
    }

    private Uni<Page<AlertView>> all(AlertFilter filter, Sort sort, Conditions conditions, int limit) {
        var now = clock.instant();
        return alerts.list(conditions, partOfIndex(filter), sort.order, limit)
                .map(rows -> Page.of(rows, limit, alert -> AlertView.of(alert, now), sort::cursor));
    }

    private Uni<Page<AlertView>> found(AlertFilter filter, Sort sort, Conditions conditions, int limit) {
        var now = clock.instant();
        return search.find(filter.q, sort.name().toLowerCase(Locale.ROOT), conditions.values(), limit + 1).chain(hits -> {
            var shown = hits.stream().limit(limit).map(Hit::id).toList();
            String next = hits.size() > limit ? sort.cursor(hits.get(limit - 1)).encoded() : null;
            return alerts.list(shown, sort.order)
                    .map(rows -> new Page<>(rows.stream()
                            .filter(alert -> filter.team == null || filter.team.equals(alert.teamId))
                            .map(alert -> AlertView.of(alert, now)).toList(), next));
        });
    }

    /** An index of some states serves a query only that names them as the index does: the planner knows no parameters. */
    private static String partOfIndex(AlertFilter filter) {
        var states = states(filter);
        if (states.isEmpty()) {
            return "";
        }
        if (filter.assignedTo != null && HELD.containsAll(states)) {
            return " and status in (ASSIGNED, INVESTIGATING)";
        }
        if (SUPPRESSED.containsAll(states)) {
            return " and status = SUPPRESSED";
        }
        return QUEUED.containsAll(states) ? " and status in (OPEN, ASSIGNED, INVESTIGATING)" : "";
    }

    /** The states asked for; of one's own those that one works on, where none is. */
    private static Collection<AlertStatus> states(AlertFilter filter) {
        if (filter.status == null || filter.status.isEmpty()) {
            return "me".equals(filter.assignedTo) ? HELD : Set.of();
        }
        return filter.status;
    }

    /** What is suppressed is shown to who asks for it, for an alert by its identity or incident, or for all that changed. */
    private static Collection<AlertStatus> shown(AlertFilter filter, PageRequest page) {
        var states = states(filter);
        boolean all = page.updatedSince != null || filter.sourceId != null || filter.incidentId != null;
        return states.isEmpty() && !all ? SHOWN : states;
    }

    private static Sort sort(AlertFilter filter, PageRequest page, String asked) {
        if (asked == null) {
            return page.updatedSince != null ? Sort.UPDATED : "me".equals(filter.assignedTo) ? Sort.ASSIGNED : Sort.SEVERITY;
        }
        return Order.named(asked, Sort.values());
    }

    private void narrow(AlertFilter filter, PageRequest page, Conditions conditions) {
        boolean mine = "me".equals(filter.assignedTo);
        conditions.anyOf("status in :status", "status", shown(filter, page))
                .anyOf("severity in :severity", "severity", filter.severity)
                .anyOf("sourceSystem in :system", "system", filter.sourceSystem)
                .anyOf("sourceType in :type", "type", filter.sourceType)
                .with("sourceId = :sourceId", "sourceId", filter.sourceId)
                .with("teamId = :team", "team", filter.team)
                .with("incidentId = :incident", "incident", filter.incidentId)
                .with("assignedTo = :owner", "owner", mine ? current.get().subject() : filter.assignedTo)
                .with("firstSeenAt >= :from", "from", filter.from)
                .with("firstSeenAt < :to", "to", filter.to);
    }

    private static void after(Sort order, String encoded, Conditions conditions) {
        int parts = order == Sort.SEVERITY ? 3 : 2;
        var cursor = Cursor.decode(encoded, order.wire, parts);
        if (cursor == null) {
            return;
        }
        conditions.with(order.after, "at", cursor.instant(parts - 2)).value("id", cursor.id(parts - 1));
        if (order == Sort.SEVERITY) {
            conditions.value("rank", cursor.number(0));
        }
    }
}
