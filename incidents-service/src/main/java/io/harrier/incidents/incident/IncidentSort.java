package io.harrier.incidents.incident;

import io.harrier.platform.paging.Cursor;
import io.harrier.platform.paging.Order;

/** How a list of incidents is ordered; the id breaks ties, so that a page ends at one row. */
enum IncidentSort implements Order {
    NEWEST("-openedAt", "i.reached.openedAt", "<", "desc"),
    OLDEST("openedAt", "i.reached.openedAt", ">", "asc"),
    LATEST("-updatedAt", "i.trace.updatedAt", "<", "desc");

    private final String wire;
    private final String property;
    private final String beyond;
    private final String direction;

    IncidentSort(String wire, String property, String beyond, String direction) {
        this.wire = wire;
        this.property = property;
        this.beyond = beyond;
        this.direction = direction;
    }

    @Override
    public String wire() {
        return wire;
    }

    Cursor after(Incident last) {
        return Cursor.of(wire, this == LATEST ? last.trace.updatedAt() : last.reached.openedAt(), last.id);
    }

    Cursor decode(String cursor) {
        return Cursor.decode(cursor, wire, 2);
    }

    String condition() {
        return "(" + property + " " + beyond + " :cursorAt or " + property + " = :cursorAt and i.id " + beyond + " :cursorId)";
    }

    String order() {
        return " order by " + property + " " + direction + ", i.id " + direction;
    }
}
