package io.harrier.alerts.alert;

import java.time.Clock;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

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
    }

    private final AlertRepository alerts;
    private final CurrentCaller current;
    private final Clock clock;

    AlertLists(AlertRepository alerts, CurrentCaller current, Clock clock) {
        this.alerts = alerts;
        this.current = current;
        this.clock = clock;
    }

    Uni<Page<AlertView>> list(AlertFilter filter, PageRequest page, String sort) {
        return filter.q == null
                ? list(filter, null, page, sort)
                : alerts.search(filter.q).chain(ids -> list(filter, ids, page, sort));
    }

    private Uni<Page<AlertView>> list(AlertFilter filter, List<UUID> ids, PageRequest page, String sort) {
        var order = sort(filter, page, sort);
        var conditions = new Conditions();
        narrow(filter, conditions);
        conditions.with("id in :ids", "ids", ids).with("updatedAt >= :since", "since", page.updatedSince);
        after(order, page.cursor, conditions);
        var now = clock.instant();
        return alerts.list(conditions, order.order, page.limit)
                .map(rows -> Page.of(rows, page.limit, alert -> AlertView.of(alert, now), order::cursor));
    }

    private static Sort sort(AlertFilter filter, PageRequest page, String asked) {
        if (asked == null) {
            return page.updatedSince != null ? Sort.UPDATED : "me".equals(filter.assignedTo) ? Sort.ASSIGNED : Sort.SEVERITY;
        }
        return Order.named(asked, Sort.values());
    }

    private void narrow(AlertFilter filter, Conditions conditions) {
        boolean mine = "me".equals(filter.assignedTo);
        conditions.anyOf("status in :status", "status", filter.status)
                .anyOf("severity in :severity", "severity", filter.severity)
                .anyOf("sourceSystem in :system", "system", filter.sourceSystem)
                .anyOf("sourceType in :type", "type", filter.sourceType)
                .with("sourceId = :sourceId", "sourceId", filter.sourceId)
                .with("incidentId = :incident", "incident", filter.incidentId)
                .with("assignedTo = :owner", "owner", mine ? current.get().subject() : filter.assignedTo)
                .with("firstSeenAt >= :from", "from", filter.from)
                .with("firstSeenAt < :to", "to", filter.to);
        if (mine && (filter.status == null || filter.status.isEmpty())) {
            conditions.with("status in :held", "held", List.of(AlertStatus.ASSIGNED, AlertStatus.INVESTIGATING));
        }
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
