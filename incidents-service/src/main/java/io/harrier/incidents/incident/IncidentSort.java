package io.harrier.incidents.incident;

import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import io.harrier.platform.paging.Cursor;
import io.harrier.platform.paging.Order;

/** How a list of incidents is ordered; the id breaks ties, so that a page ends at one row. */
enum IncidentSort implements Order {
    NEWEST("-openedAt", "i.reached.openedAt desc, i.id desc", "(i.reached.openedAt, i.id) < (:at, :id)"),
    OLDEST("openedAt", "i.reached.openedAt, i.id", "(i.reached.openedAt, i.id) > (:at, :id)"),
    LATEST("-updatedAt", "i.trace.updatedAt desc, i.id desc", "(i.trace.updatedAt, i.id) < (:at, :id)"),
    /** Ids are made in the order of time, and never change: whoever walks along them meets everything once. */
    MADE("createdAt", "i.id", "i.id > :id");

    final String wire;
    final String order;
    final String after;

    IncidentSort(String wire, String order, String after) {
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

    Cursor cursor(Incident last) {
        return cursor(last.id, this == LATEST ? last.trace.updatedAt() : last.reached.openedAt());
    }

    Cursor cursor(UUID id, Instant at) {
        return this == MADE ? Cursor.of(wire, id) : Cursor.of(wire, at, id);
    }

    /** The values of a cursor by their names; none where there is no cursor. */
    Map<String, Object> after(String encoded) {
        var cursor = Cursor.decode(encoded, wire, this == MADE ? 1 : 2);
        var values = new HashMap<String, Object>();
        if (cursor == null) {
            return values;
        }
        values.put("id", cursor.id(this == MADE ? 0 : 1));
        if (this != MADE) {
            values.put("at", cursor.instant(0));
        }
        return values;
    }
}
