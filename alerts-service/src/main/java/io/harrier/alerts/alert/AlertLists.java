package io.harrier.alerts.alert;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.harrier.platform.access.CurrentCaller;
import io.harrier.platform.paging.Cursor;
import io.harrier.platform.paging.Page;
import io.harrier.platform.paging.PageRequest;
import io.harrier.platform.problem.Malformed;
import io.harrier.platform.tenancy.TenantTransaction;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/**
 * The queue, My Alerts and every other list of alerts: the queue by severity, then newest first; one's own by when they were
 * assigned; what changed since an instant by that change.
 */
@ApplicationScoped
@TenantTransaction
class AlertLists {

    private static final int MOST_MATCHES = 1_000;

    /** A sort: its name, the order, and the condition that continues after a cursor's values. */
    private enum Sort {
        SEVERITY("-severity,-firstSeenAt", "severity_rank desc, first_seen_at desc, id desc",
                "(severity_rank, first_seen_at, id) < (:rank, :at, :id)"),
        ASSIGNED("-assignedAt", "assigned_at desc, id desc", "(assigned_at, id) < (:at, :id)"),
        UPDATED("updatedAt", "updated_at, id", "(updated_at, id) > (:at, :id)");

        private final String name;
        private final String order;
        private final String after;

        Sort(String name, String order, String after) {
            this.name = name;
            this.order = order;
            this.after = after;
        }

        Cursor cursor(SecurityAlert alert) {
            return switch (this) {
                case SEVERITY -> Cursor.of(name, alert.severity.rank(), alert.firstSeenAt, alert.id);
                case ASSIGNED -> Cursor.of(name, alert.assignedAt, alert.id);
                case UPDATED -> Cursor.of(name, alert.updatedAt, alert.id);
            };
        }
    }

    private final CurrentCaller current;
    private final Clock clock;

    AlertLists(CurrentCaller current, Clock clock) {
        this.current = current;
        this.clock = clock;
    }

    Uni<Page<AlertView>> list(AlertFilter filter, PageRequest page, String sort) {
        var order = sort(filter, page, sort);
        var conditions = new ArrayList<String>();
        Map<String, Object> values = new HashMap<>();
        narrow(filter, conditions, values);
        if (page.updatedSince != null) {
            conditions.add("updated_at >= :since");
            values.put("since", page.updatedSince);
        }
        after(order, page.cursor, conditions, values);
        var sql = "select a.* from security_alerts a"
                + (conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions))
                + " order by " + order.order + " limit " + (page.limit + 1);
        var now = clock.instant();
        return Panache.getSession().chain(session -> {
            var query = session.createNativeQuery(sql, SecurityAlert.class);
            values.forEach(query::setParameter);
            return query.getResultList();
        }).map(rows -> Page.of(rows, page.limit, alert -> AlertView.of(alert, now), order::cursor));
    }

    private static Sort sort(AlertFilter filter, PageRequest page, String asked) {
        if (asked == null) {
            return page.updatedSince != null ? Sort.UPDATED : "me".equals(filter.assignedTo) ? Sort.ASSIGNED : Sort.SEVERITY;
        }
        for (Sort sort : Sort.values()) {
            if (sort.name.equals(asked)) {
                return sort;
            }
        }
        throw new Malformed("sort",
                "Not one of " + String.join(" ", List.of(Sort.values()).stream().map(s -> s.name).toList()));
    }

    private void narrow(AlertFilter filter, List<String> conditions, Map<String, Object> values) {
        anyOf("status", names(filter.status), conditions, values);
        anyOf("severity", names(filter.severity), conditions, values);
        anyOf("source_system", filter.sourceSystem, conditions, values);
        anyOf("source_type", names(filter.sourceType), conditions, values);
        equal("source_id", filter.sourceId, conditions, values);
        equal("incident_id", filter.incidentId, conditions, values);
        boolean mine = "me".equals(filter.assignedTo);
        equal("assigned_to", mine ? current.get().subject() : filter.assignedTo, conditions, values);
        if (mine && (filter.status == null || filter.status.isEmpty())) {
            conditions.add("status in ('assigned', 'investigating')");
        }
        if (filter.from != null) {
            conditions.add("first_seen_at >= :from");
            values.put("from", filter.from);
        }
        if (filter.to != null) {
            conditions.add("first_seen_at < :to");
            values.put("to", filter.to);
        }
        if (filter.q != null) {
            conditions.add("id in (select * from search_alerts(:words, " + MOST_MATCHES + "))");
            values.put("words", filter.q);
        }
    }

    private static void after(Sort order, String encoded, List<String> conditions, Map<String, Object> values) {
        int parts = order == Sort.SEVERITY ? 3 : 2;
        var cursor = Cursor.decode(encoded, order.name, parts);
        if (cursor == null) {
            return;
        }
        conditions.add(order.after);
        if (order == Sort.SEVERITY) {
            values.put("rank", cursor.number(0));
        }
        values.put("at", cursor.instant(parts - 2));
        UUID id = cursor.id(parts - 1);
        values.put("id", id);
    }

    private static void anyOf(String column, Collection<String> any, List<String> conditions, Map<String, Object> values) {
        if (any != null && !any.isEmpty()) {
            conditions.add(column + " in (:" + column + ")");
            values.put(column, any);
        }
    }

    private static void equal(String column, Object value, List<String> conditions, Map<String, Object> values) {
        if (value != null) {
            conditions.add(column + " = :" + column);
            values.put(column, value);
        }
    }

    private static List<String> names(List<? extends Enum<?>> constants) {
        return constants == null
                ? null
                : constants.stream().map(constant -> constant.name().toLowerCase(java.util.Locale.ROOT)).toList();
    }
}
