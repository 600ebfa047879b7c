package io.harrier.alerts.alert;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import io.harrier.alerts.alert.AlertSearch.Hit;
import io.harrier.platform.paging.Cursor;
import io.harrier.platform.paging.Order;

/** An order of alerts that an index serves: its name, the order, and the condition that continues after a cursor's values. */
enum AlertSort implements Order {
    SEVERITY("-severity", "severityRank desc, firstSeenAt desc, id desc",
            "(severityRank, firstSeenAt, id) < (:rank, :at, :id)"),
    ASSIGNED("-assignedAt", "assignedAt desc, id desc", "(assignedAt, id) < (:at, :id)"),
    UPDATED("updatedAt", "updatedAt, id", "(updatedAt, id) > (:at, :id)"),
    /** Ids are made in the order of time, and never change: whoever walks along them meets everything once. */
    MADE("createdAt", "id", "id > :id");

    final String wire;
    final String order;
    final String after;

    AlertSort(String wire, String order, String after) {
        this.wire = wire;
        this.order = order;
        this.after = after;
    }

    @Override
    public String wire() {
        return wire;
    }

    /** What the search function calls it. */
    String searched() {
        return name().toLowerCase(Locale.ROOT);
    }

    Cursor cursor(SecurityAlert alert) {
        return switch (this) {
            case SEVERITY -> Cursor.of(wire, alert.severity.rank(), alert.firstSeenAt, alert.id);
            case ASSIGNED -> Cursor.of(wire, alert.assignedAt, alert.id);
            case UPDATED -> Cursor.of(wire, alert.updatedAt, alert.id);
            case MADE -> Cursor.of(wire, alert.id);
        };
    }

    Cursor cursor(Hit hit) {
        return switch (this) {
            case SEVERITY -> Cursor.of(wire, hit.rank(), hit.at(), hit.id());
            case ASSIGNED, UPDATED -> Cursor.of(wire, hit.at(), hit.id());
            case MADE -> Cursor.of(wire, hit.id());
        };
    }

    /** The values of a cursor by their names; none where there is no cursor. */
    Map<String, Object> after(String encoded) {
        var cursor = Cursor.decode(encoded, wire, parts());
        var values = new HashMap<String, Object>();
        if (cursor == null) {
            return values;
        }
        values.put("id", cursor.id(parts() - 1));
        if (this != MADE) {
            values.put("at", cursor.instant(parts() - 2));
        }
        if (this == SEVERITY) {
            values.put("rank", cursor.number(0));
        }
        return values;
    }

    private int parts() {
        return switch (this) {
            case SEVERITY -> 3;
            case ASSIGNED, UPDATED -> 2;
            case MADE -> 1;
        };
    }
}
